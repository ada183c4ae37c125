import Foundation
import GRDB
import Territory

extension FieldStore {
  /// What a backup or a restore carried.
  public struct Carried: Sendable, Equatable {
    public var entries: Int
    public var photos: Int
    /// Files in the photos' folder whose bytes are not what their name says: a backup leaves them out.
    public var damaged: [String] = []
  }

  /// Writes the database, as it stands between two writes, and its photos to one archive.
  /// A damaged photo is left out and told, for it would make the whole archive unusable.
  /// - Throws: `StoreRefusal.archiveExists`; what the disk refuses. Nothing half-written stays.
  public func backup(archive path: String) throws -> Carried {
    guard access(path, F_OK) != 0 else { throw StoreRefusal.archiveExists(path: path) }
    let folder = Self.folder(of: path)
    guard access(folder, F_OK) == 0 else { throw StoreRefusal.noFolder(path: path) }
    guard access(folder, W_OK) == 0 else { throw StoreRefusal.readOnly(path: path) }
    let draft = path + ".nuevo-\(getpid())"
    let copy = draft + ".sqlite"
    defer { for file in [draft, copy, copy + "-wal", copy + "-shm"] { unlink(file) } }
    try Self.mapping(path) { try backup(to: copy) }
    var carried = Carried(entries: try read { try $0.entryCount() }, photos: 0)
    guard FileManager.default.createFile(atPath: draft, contents: nil), let handle = FileHandle(forWritingAtPath: draft)
    else { throw StoreRefusal.readOnly(path: path) }
    do {
      try Archive.append(copy, as: Archive.databaseName, to: handle)
      for digest in blobs.digests() {
        guard try blobs.digestOfFile(digest) == digest else {
          carried.damaged.append(digest.hexadecimal)
          continue
        }
        try Archive.append(blobs.file(digest), as: "blobs/\(BlobFolder.reference(digest))", to: handle)
        carried.photos += 1
      }
      try Archive.close(handle)
    } catch { throw StoreRefusal.diskFull(path: path) }
    try Self.settle(draft, at: path)
    return carried
  }

  /// Makes an office's file, with its photos, from an archive; every photo's hash is checked against its name.
  /// - Throws: `StoreRefusal.fileExists`, `StoreRefusal.badArchive`; then nothing is left behind.
  public static func restore(_ archive: String, to path: String) throws -> Carried {
    guard access(path, F_OK) != 0 else { throw StoreRefusal.fileExists(path: path) }
    let destination = BlobFolder(besides: path)
    guard access(destination.path, F_OK) != 0 else { throw StoreRefusal.fileExists(path: destination.path) }
    let draft = path + ".nuevo-\(getpid())"
    let draftBlobs = destination.path + ".nuevo-\(getpid())"
    defer {
      for end in ["", "-wal", "-shm"] { unlink(draft + end) }
      try? FileManager.default.removeItem(atPath: draftBlobs)
    }
    var photos = 0
    try Archive.forEachMember(of: archive) { name, pieces in
      if name == Archive.databaseName {
        _ = try unpack(to: draft, pieces)
      } else if let digest = blobDigest(name) {
        let file = "\(draftBlobs)/\(BlobFolder.reference(digest))"
        guard try unpack(to: file, pieces) == digest else {
          throw StoreRefusal.badArchive(path: archive, why: "la foto \(name) está dañada")
        }
        photos += 1
      } else {
        throw StoreRefusal.badArchive(path: archive, why: "contiene «\(name)», que no es de un respaldo")
      }
    }
    guard access(draft, F_OK) == 0 else {
      throw StoreRefusal.badArchive(path: archive, why: "falta \(Archive.databaseName)")
    }
    let entries = try settledEntries(of: draft, from: archive)
    if photos > 0, rename(draftBlobs, destination.path) != 0 {
      throw StoreRefusal.blobUnwritable(path: destination.path)
    }
    do {
      try settle(draft, at: path)
    } catch {
      if photos > 0 { _ = rename(destination.path, draftBlobs) }
      throw error
    }
    return Carried(entries: entries, photos: photos)
  }

  /// Verifies what came out of an archive and leaves its devices behind.
  /// - Returns: the count of its entries.
  private static func settledEntries(of draft: String, from archive: String) throws -> Int {
    defer { for step in Schema.current.steps { unlink(draft + ".antes-de-\(step.name)") } }
    do {
      let store = try FieldStore(path: draft)
      defer { try? store.close() }
      try store.read { try Journal(db: $0.db).verify() }
      try store.throughTheDoor { try Devices(db: $0).retire() }
      return try store.read { try $0.entryCount() }
    } catch StoreRefusal.notOurs {
      throw StoreRefusal.badArchive(path: archive, why: "\(Archive.databaseName) no es de Recorrido")
    }
  }

  /// `blobs/ab/cdef…`, and nothing that climbs out of the folder.
  private static func blobDigest(_ name: String) -> Digest? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "blobs", parts[1].utf8.count == 2 else { return nil }
    return Digest(hexadecimal: String(parts[1] + parts[2]))
  }

  private static func unpack(to file: String, _ pieces: ((Data) throws -> Void) throws -> Void) throws -> Digest {
    try FileManager.default.createDirectory(atPath: folder(of: file), withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: file, contents: nil), let handle = FileHandle(forWritingAtPath: file)
    else { throw StoreRefusal.readOnly(path: file) }
    var hasher = DigestHasher()
    try pieces { piece in
      hasher.update(piece)
      try handle.write(contentsOf: piece)
    }
    try handle.synchronize()
    try handle.close()
    return hasher.finish()
  }
}
