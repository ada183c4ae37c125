import CZlib
import Foundation
import GRDB
import Territory

/// Normalised content kept compressed inside the database, named by the SHA-256 of its uncompressed bytes.
///
/// Written and read piece by piece: rows of about a megabyte of one zlib stream.
final class ContentWriter {
  private let db: Database
  /// Stands in for the hash, which is known only at the end.
  private let draft: String
  // On the heap: zlib remembers the stream's address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var hasher = DigestHasher()
  private var buffer: [UInt8] = []
  private var packed: [UInt8] = []
  private var part = 0

  init(_ db: Database) {
    self.db = db
    draft = "borrador-\(RecordID.random())"
    stream.initialize(to: z_stream())
    deflateInit_(stream, 6, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func append(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 1 << 18 { try squeeze(Z_NO_FLUSH) }
  }

  /// Keeps what was written, unless the same content is there already.
  /// - Returns: its SHA-256 in hexadecimal.
  func finish() throws -> String {
    try squeeze(Z_FINISH)
    try keepPart()
    let hash = hasher.finish().hexadecimal
    let isKnown = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM content WHERE hash = ?)", arguments: [hash])!
    if isKnown {
      try db.execute(sql: "DELETE FROM content WHERE hash = ?", arguments: [draft])
    } else {
      try db.execute(sql: "UPDATE content SET hash = ? WHERE hash = ?", arguments: [hash, draft])
    }
    return hash
  }

  /// Takes back what was written.
  func discard() throws {
    try db.execute(sql: "DELETE FROM content WHERE hash = ?", arguments: [draft])
  }

  private func squeeze(_ flush: Int32) throws {
    hasher.update(buffer)
    var out = [UInt8](repeating: 0, count: 1 << 16)
    try buffer.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      repeat {
        let written = out.withUnsafeMutableBufferPointer { output in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          deflate(stream, flush)
          return output.count - Int(stream.pointee.avail_out)
        }
        packed += out[..<written]
        if packed.count >= 1 << 20 { try keepPart() }
      } while stream.pointee.avail_out == 0
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func keepPart() throws {
    guard !packed.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO content VALUES (?, ?, ?)").execute(
      arguments: [draft, part, packed.withUnsafeBytes { Data($0) }])
    part += 1
    packed.removeAll(keepingCapacity: true)
  }
}

/// Reads content piece by piece or line by line.
enum ContentReader {
  /// Calls `body` with each line, without its end.
  /// - Throws: `StoreRefusal.database` where the content is missing or damaged.
  static func forEachLine(of hash: String, in db: Database, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var line: [UInt8] = []
    try forEachPiece(of: hash, in: db) { piece in
      line += piece
      var start = line.startIndex
      while let end = line[start...].firstIndex(of: UInt8(ascii: "\n")) {
        try body(line[start..<end])
        start = end + 1
      }
      line.removeSubrange(..<start)
    }
    guard line.isEmpty else { throw StoreRefusal.database(path: "content", message: hash) }
  }

  /// Calls `body` with the bytes as they come out; that they were the right ones is known at the end.
  /// - Throws: `StoreRefusal.database` where the content is missing or damaged.
  static func forEachPiece(of hash: String, in db: Database, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer {
      inflateEnd(stream)
      stream.deallocate()
    }
    var hasher = DigestHasher()
    let parts = try Row.fetchCursor(
      db, sql: "SELECT bytes FROM content WHERE hash = ? ORDER BY part", arguments: [hash])
    while let row = try parts.next() {
      var packed = try row.withUnsafeData(atIndex: 0) { [UInt8]($0 ?? Data()) }
      try inflate(&packed, with: stream) { piece in
        hasher.update(piece)
        try body(piece)
      }
    }
    guard hasher.finish().hexadecimal == hash else { throw StoreRefusal.database(path: "content", message: hash) }
  }

  private static func inflate(
    _ packed: inout [UInt8], with stream: UnsafeMutablePointer<z_stream>, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    var out = [UInt8](repeating: 0, count: 1 << 18)
    try packed.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      repeat {
        let (status, written) = out.withUnsafeMutableBufferPointer { output in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          let status = CZlib.inflate(stream, Z_NO_FLUSH)
          return (status, output.count - Int(stream.pointee.avail_out))
        }
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
          throw StoreRefusal.database(path: "content", message: "zlib \(status)")
        }
        try body(out[..<written])
        if status == Z_STREAM_END { return }
      } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
    }
  }
}
