import Foundation
import GRDB
import Territory

/// The machine that writes entries: its own id, its own gapless sequence.
public struct Device: Sendable, Hashable {
  public var id: RecordID
  public var name: String
  public var since: Instant
}

/// Which device this file, on this machine, writes as.
struct Devices {
  let db: Database

  /// Tells this file on this machine from a copy of it: the machine's id with the file's device and inode numbers. A
  /// copy that kept writing as the same device would fork its sequence.
  static func fingerprint(of path: String) -> String {
    let machine = (try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)) ?? ProcessInfo.processInfo.hostName
    var facts = stat()
    stat(path, &facts)
    return Digest(of: "\(machine)|\(facts.st_dev)|\(facts.st_ino)").hexadecimal
  }

  /// The device that already writes here, if any.
  func known(machine: String) throws -> Device? {
    try Row.fetchOne(
      db, sql: "SELECT id, name, since FROM device WHERE machine = ? ORDER BY since DESC, id", arguments: [machine]
    ).flatMap(Self.device)
  }

  func all() throws -> [Device] {
    try Row.fetchAll(db, sql: "SELECT id, name, since FROM device ORDER BY since, id").compactMap(Self.device)
  }

  func begin(machine: String, at instant: Instant) throws -> Device {
    let device = Device(id: .random(), name: ProcessInfo.processInfo.hostName, since: instant)
    try db.execute(
      sql: "INSERT INTO device VALUES (?, ?, ?, ?)",
      arguments: [device.id.description, device.name, machine, instant.description])
    return device
  }

  func rename(_ id: RecordID, to name: String) throws {
    try db.execute(sql: "UPDATE device SET name = ? WHERE id = ?", arguments: [name, id.description])
  }

  /// Leaves every device without a machine: what comes out of a backup goes on as a new device, for the file that it was
  /// copied from may have gone on too, and its number may have passed to this one.
  func retire() throws { try db.execute(sql: "UPDATE device SET machine = ''") }

  private static func device(_ row: Row) -> Device? {
    guard let id = RecordID(row[0] as String), let since = Instant(row[2] as String) else { return nil }
    return Device(id: id, name: row[1], since: since)
  }
}
