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

  /// Rows in order of id, as the file stores them: a value that only rounds to what the journal says is another value.
  private func forEachRow(of kind: RecordKind, _ body: (String, [UInt8]) throws -> Void) throws {
    let names = kind.columns.map(\.name).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, created_at, created_by, \(names) FROM \(kind.rawValue) ORDER BY id")
    let count = kind.columns.count + 3
    while let row = try rows.next() {
      var bytes: [UInt8] = []
      for index in 0..<count { Self.append((row[index] as DatabaseValue).storage, to: &bytes) }
      try body(row[0], bytes)
    }
  }

  /// A mark of the type, the length where it varies, and the bytes.
  private static func append(_ value: DatabaseValue.Storage, to bytes: inout [UInt8]) {
    func append(_ mark: Character, _ word: UInt64) {
      bytes.append(mark.asciiValue!)
      withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
    }
    switch value {
    case .null: bytes.append(UInt8(ascii: "n"))
    case .int64(let number): append("i", UInt64(bitPattern: number))
    case .double(let number): append("r", number.bitPattern)
    case .string(let text):
      append("t", UInt64(text.utf8.count))
      bytes += text.utf8
    case .blob(let data):
      append("b", UInt64(data.count))
      bytes += data
    }
  }
}
