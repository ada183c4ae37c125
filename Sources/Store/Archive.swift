import Foundation
import Territory

/// A backup: one POSIX tar (ustar) of the database and its blobs, which any `tar` opens.
/// Source: IEEE Std 1003.1-2017, pax "ustar Interchange Format".
enum Archive {
  static let databaseName = "recorrido.sqlite"
  private static let block = 512

  /// Appends one file to an archive being written.
  static func append(_ file: String, as name: String, to archive: FileHandle) throws {
    guard let source = FileHandle(forReadingAtPath: file) else { throw CocoaError(.fileReadNoSuchFile) }
    defer { try? source.close() }
    let size = Int(try source.seekToEnd())
    try source.seek(toOffset: 0)
    try archive.write(contentsOf: header(name: name, size: size))
    while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty { try archive.write(contentsOf: piece) }
    try archive.write(contentsOf: Data(count: (block - size % block) % block))
  }

  static func close(_ archive: FileHandle) throws {
    try archive.write(contentsOf: Data(count: 2 * block))
    try archive.synchronize()
    try archive.close()
  }

  private static func header(name: String, size: Int) -> Data {
    var bytes = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { bytes[offset + index] = byte }
    }
    func octal(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 8)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(size, 11), at: 124)
    put("00000000000", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(octal(bytes.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
    return Data(bytes)
  }

  /// Calls `body` with each member's name and a reader of its bytes, piece by piece.
  /// - Throws: `StoreRefusal.badArchive` where a header does not hold or the file ends early.
  static func forEachMember(
    of path: String, _ body: (_ name: String, _ pieces: ((Data) throws -> Void) throws -> Void) throws -> Void
  ) throws {
    guard let archive = FileHandle(forReadingAtPath: path) else {
      throw StoreRefusal.badArchive(path: path, why: "no se puede leer")
    }
    defer { try? archive.close() }
    func take(_ count: Int) throws -> Data {
      guard let piece = try archive.read(upToCount: count), piece.count == count else {
        throw StoreRefusal.badArchive(path: path, why: "está cortado")
      }
      return piece
    }
    while true {
      let header = [UInt8](try take(block))
      if header.allSatisfy({ $0 == 0 }) {
        guard try take(block).allSatisfy({ $0 == 0 }) else {
          throw StoreRefusal.badArchive(path: path, why: "no tiene el formato esperado")
        }
        return
      }
      guard let (name, size) = member(header) else {
        throw StoreRefusal.badArchive(path: path, why: "no tiene el formato esperado")
      }
      var left = size
      try body(name) { piece in
        while left > 0 {
          let bytes = try take(min(left, 1 << 20))
          left -= bytes.count
          try piece(bytes)
        }
      }
      while left > 0 { left -= try take(min(left, 1 << 20)).count }
      if size % block > 0 { _ = try take(block - size % block) }
    }
  }

  private static func member(_ header: [UInt8]) -> (name: String, size: Int)? {
    func text(_ range: Range<Int>) -> String { String(decoding: header[range].prefix { $0 != 0 }, as: UTF8.self) }
    guard text(257..<262) == "ustar", let size = Int(text(124..<136).trimmingCharacters(in: .whitespaces), radix: 8),
      size >= 0, header[156] == UInt8(ascii: "0")
    else { return nil }
    var blanked = header
    for index in 148..<156 { blanked[index] = 0x20 }
    guard
      Int(text(148..<156).trimmingCharacters(in: CharacterSet(charactersIn: " \0")), radix: 8)
        == blanked.reduce(0, { $0 + Int($1) })
    else { return nil }
    return (text(0..<100), size)
  }
}
