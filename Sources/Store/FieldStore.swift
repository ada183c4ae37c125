import Foundation
import GRDB
import Territory

/// One office's file: opened, read through `read`, changed through `write`.
public final class FieldStore: Sendable {
  public let path: String
  private let queue: DatabaseQueue
  private let isWritable: Bool

  /// Opens an office's file, mending its schema forward where it is older (a copy is kept beside it).
  /// - Throws: `StoreRefusal` where there is no such file, it is not ours, newer, or on a network disk.
  public convenience init(path: String) throws { try self.init(path: path, schema: .current) }

  init(path: String, schema: Schema) throws {
    self.path = path
    try Self.requireFile(path)
    if case .network(let kind) = FileSystemKind(of: path) {
      throw StoreRefusal.networkFileSystem(path: path, kind: kind)
    }
    let folderIsWritable = access(Self.folder(of: path), W_OK) == 0
    let isWritable = access(path, W_OK) == 0 && folderIsWritable
    self.isWritable = isWritable
    guard folderIsWritable || !Self.hasLog(path) else { throw StoreRefusal.unsettledLog(path: path) }
    queue = try Self.mapping(path) {
      // Where no log can be kept beside it, SQLite is told that nothing will change; else another may be writing.
      let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)!
      return try DatabaseQueue(
        path: folderIsWritable ? path : "file:\(escaped)?immutable=1",
        configuration: Connection.configuration(readOnly: !isWritable))
    }
    try Self.mapping(path) {
      let standing = try queue.read { try schema.standing(in: $0) }
      switch standing {
      case .foreign: throw StoreRefusal.notOurs(path: path)
      case .newer(let file):
        throw StoreRefusal.newerSchema(path: path, file: file, program: schema.steps.last!.name)
      case .current: break
      case .older(let step):
        guard isWritable else { throw StoreRefusal.readOnly(path: path) }
        try backup(to: path + ".antes-de-\(schema.steps[step].name)")
        try schema.advance(queue, from: step)
      }
    }
  }

  /// Makes a new office's file; nothing is left behind where it fails.
  /// - Parameter begin: writes the first entry.
  public static func create(
    at path: String, by author: String, at now: Instant, begin: (Door) throws -> Void
  ) throws -> FieldStore {
    guard access(path, F_OK) != 0 else { throw StoreRefusal.fileExists(path: path) }
    let folder = folder(of: path)
    guard access(folder, F_OK) == 0 else { throw StoreRefusal.noFolder(path: path) }
    guard access(folder, W_OK) == 0 else { throw StoreRefusal.readOnly(path: path) }
    if case .network(let kind) = FileSystemKind(of: folder) {
      throw StoreRefusal.networkFileSystem(path: path, kind: kind)
    }
    let draft = path + ".nuevo-\(RecordID.random().description.prefix(8))"
    defer { for end in ["", "-wal", "-shm"] { unlink(draft + end) } }
    try mapping(path) {
      let queue = try DatabaseQueue(path: draft, configuration: Connection.configuration())
      try Schema.current.advance(queue, from: 0)
      try queue.close()
    }
    do {
      let store = try FieldStore(path: draft)
      _ = try store.write(by: author, at: now, begin)
      try store.close()
    }
    try settle(draft, at: path)
    return try FieldStore(path: path)
  }

  /// Gives a finished draft its name.
  /// - Throws: `StoreRefusal.fileExists` where somebody made that file meanwhile.
  static func settle(_ draft: String, at path: String) throws {
    // A link refuses where a rename would replace; some disks (FAT) have no links.
    if link(draft, path) == 0 { return }
    guard errno != EEXIST, access(path, F_OK) != 0 else { throw StoreRefusal.fileExists(path: path) }
    guard rename(draft, path) == 0 else { throw StoreRefusal.readOnly(path: path) }
  }

  public func close() throws { try queue.close() }

  /// Reads the file as it stands.
  public func read<T>(_ body: (FieldReader) throws -> T) throws -> T {
    try Self.mapping(path) { try queue.read { try body(FieldReader(db: $0)) } }
  }

  /// What a write left behind besides its result.
  public struct Written<T> {
    public var result: T
    public var entries: [JournalEntry]
    /// The device that this write began, where the file was last written on another machine.
    public var newDevice: Device?

    public init(result: T, entries: [JournalEntry] = [], newDevice: Device? = nil) {
      (self.result, self.entries, self.newDevice) = (result, entries, newDevice)
    }
  }

  /// Writes all of what `body` enters, or nothing.
  /// - Throws: what `body` throws; `StoreRefusal` where the file cannot be written.
  public func write<T>(by author: String, at now: Instant, _ body: (Door) throws -> T) throws -> Written<T> {
    guard isWritable else { throw StoreRefusal.readOnly(path: path) }
    if case .network(let kind) = FileSystemKind(of: path) {
      throw StoreRefusal.networkFileSystem(path: path, kind: kind)
    }
    let machine = Devices.fingerprint(of: path)
    return try Self.mapping(path) {
      try queue.writeWithoutTransaction { db in
        var written: Written<T>?
        try db.inTransaction(.immediate) {
          try db.execute(sql: "UPDATE door SET open = 1")
          let known = try Devices(db: db).known(machine: machine)
          let isFirst = try Journal(db: db).count() == 0
          let device = try known ?? Devices(db: db).begin(machine: machine, at: now)
          let door = Door(db, device: device, author: author, now: now)
          let result = try body(door)
          written = Written(
            result: result, entries: door.entries, newDevice: known == nil && !isFirst ? device : nil)
          guard !door.entries.isEmpty else {
            written?.newDevice = nil
            return .rollback
          }
          try db.execute(sql: "UPDATE door SET open = 0")
          return .commit
        }
        return written!
      }
    }
  }

  /// The device this file writes as here; nil before the first write on this machine.
  public func device() throws -> Device? {
    try Self.mapping(path) { try queue.read { try Devices(db: $0).known(machine: Devices.fingerprint(of: path)) } }
  }

  public func devices() throws -> [Device] {
    try Self.mapping(path) { try queue.read { try Devices(db: $0).all() } }
  }

  /// Gives this device a name that people know it by.
  public func renameDevice(to name: String, at now: Instant) throws -> Device {
    try throughTheDoor { db in
      let machine = Devices.fingerprint(of: path)
      var device = try Devices(db: db).known(machine: machine) ?? Devices(db: db).begin(machine: machine, at: now)
      try Devices(db: db).rename(device.id, to: name)
      device.name = name
      return device
    }
  }

  /// Where photos and scans lie, named by their SHA-256.
  public var blobs: BlobFolder { BlobFolder(besides: path) }

  /// A copy of the database alone, as it stands between two writes.
  func backup(to destination: String) throws {
    let copy = try DatabaseQueue(path: destination)
    try queue.backup(to: copy)
    try copy.close()
  }

  func withDatabase<T>(_ body: (Database) throws -> T) throws -> T {
    try Self.mapping(path) { try queue.read(body) }
  }

  /// Folds the journal into the working tables again.
  /// - Returns: how many assignments were parked (`CheckReport.parked`).
  @discardableResult
  public func rebuild() throws -> Int { try throughTheDoor { try Fold(db: $0).rebuild() } }

  /// Changes what no entry says, all or nothing: the names of devices, the fold made anew.
  func throughTheDoor<T>(_ body: (Database) throws -> T) throws -> T {
    guard isWritable else { throw StoreRefusal.readOnly(path: path) }
    return try Self.mapping(path) {
      try queue.write { db in
        try db.execute(sql: "UPDATE door SET open = 1")
        let result = try body(db)
        try db.execute(sql: "UPDATE door SET open = 0")
        return result
      }
    }
  }

  static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// Whether a log with content lies beside the file: rows that the file itself does not hold yet.
  private static func hasLog(_ path: String) -> Bool {
    var facts = stat()
    return stat(path + "-wal", &facts) == 0 && facts.st_size > 0
  }

  private static func requireFile(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StoreRefusal.noFile(path: path)
    }
    if isFolder.boolValue { throw StoreRefusal.isDirectory(path: path) }
  }

  /// Says SQLite's errors as people can act on them.
  static func mapping<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreRefusal.busy(path: path)
      case .SQLITE_FULL: throw StoreRefusal.diskFull(path: path)
      case .SQLITE_READONLY: throw StoreRefusal.readOnly(path: path)
      case .SQLITE_NOTADB: throw StoreRefusal.notOurs(path: path)
      case .SQLITE_CONSTRAINT:
        throw StoreRefusal.shapeRefused(message: ConstraintMessage.place(in: error.message ?? ""))
      default: throw StoreRefusal.database(path: path, message: error.message ?? "\(error.resultCode)")
      }
    }
  }
}
