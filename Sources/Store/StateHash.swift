import GRDB
import Territory

/// What the working tables say, as bytes that any machine with the same journal computes alike. Local numbers (`fid`),
/// indexes and everything that libraries compute stay outside.
struct StateHash {
  let db: Database

  /// The digest of one table's rows in order of id.
  func digest(of kind: RecordKind) throws -> Digest {
    var hasher = DigestHasher()
    try forEachRow(of: kind) { _, bytes in hasher.update(bytes) }
    return hasher.finish()
  }

  /// The id of the first row, in order of id, in which two databases differ.
  func firstDifference(from other: StateHash, in kind: RecordKind) throws -> String? {
    var rows: [String: Digest] = [:]
    try forEachRow(of: kind) { id, bytes in rows[id] = Digest(of: bytes) }
    var different: [String] = []
    try other.forEachRow(of: kind) { id, bytes in
      if rows.removeValue(forKey: id) != Digest(of: bytes) { different.append(id) }
    }
    return (different + rows.keys).min()
  }

  private func forEachRow(of kind: RecordKind, _ body: (String, [UInt8]) throws -> Void) throws {
    let columns = kind.columns
    let names = columns.map(\.name).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, created_at, created_by, \(names) FROM \(kind.rawValue) ORDER BY id")
    while let row = try rows.next() {
      var values: [FieldValue] = [.text(row[0]), .text(row[1]), .text(row[2])]
      for (index, column) in columns.enumerated() { values.append(try column.fieldValue(row, at: index + 3)) }
      try body(row[0], FieldValue.array(values).canonical + [UInt8(ascii: "\n")])
    }
  }
}
