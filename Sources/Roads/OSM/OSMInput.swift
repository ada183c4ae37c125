import CZlib
import FoundationEssentials

/// A file's bytes from its beginning to its end, as often as asked; what is gzip, by its first bytes, comes unpacked.
final class OSMInput {
  private enum Source {
    case file(gzFile, size: Int)
    case memory([UInt8])
  }

  private let source: Source
  let path: String
  /// Bytes given since the beginning.
  private(set) var offset = 0

  init(path: String) throws {
    // gzopen opens a directory without a word and fails at the first read.
    guard !FileManager.default.fileExists(atPath: path + "/."), let file = gzopen(path, "rb") else {
      throw OSMError.cannotOpen(path)
    }
    gzbuffer(file, 128 * 1024)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = attributes?[.size] as? any BinaryInteger
    source = .file(file, size: size.map { Int($0) } ?? 0)
    self.path = path
  }

  /// Bytes that are already here, under the name by which messages call them.
  init(bytes: [UInt8], name: String) {
    source = .memory(bytes)
    path = name
  }

  deinit {
    if case .file(let file, _) = source { gzclose(file) }
  }

  func rewind() throws {
    offset = 0
    if case .file(let file, _) = source, gzrewind(file) != 0 { throw OSMError.cannotRead(path) }
  }

  /// The share of the source that has been read, 0 … 1.
  var share: Double {
    switch source {
    case .file(let file, let size): size > 0 ? min(1, Double(gzoffset(file)) / Double(size)) : 0
    case .memory(let bytes): bytes.isEmpty ? 1 : Double(offset) / Double(bytes.count)
    }
  }

  /// Appends up to `wanted` bytes; fewer only at the end.
  /// - Returns: how many were appended.
  func read(_ wanted: Int, into target: inout ContiguousArray<UInt8>) throws -> Int {
    let before = target.count
    switch source {
    case .memory(let bytes):
      target.append(contentsOf: bytes[offset..<min(bytes.count, offset + wanted)])
    case .file(let file, _):
      target.append(contentsOf: repeatElement(0, count: wanted))
      let got = target.withUnsafeMutableBytes { gzread(file, $0.baseAddress! + before, UInt32(wanted)) }
      target.removeLast(wanted - max(0, Int(got)))
      if got < wanted { try checkEnd(of: file) }
    }
    offset += target.count - before
    return target.count - before
  }

  private func checkEnd(of file: gzFile) throws {
    var status: Int32 = Z_OK
    _ = gzerror(file, &status)
    switch status {
    case Z_OK, Z_STREAM_END: return
    case Z_ERRNO: throw OSMError.cannotRead(path)
    default: throw OSMError.damagedGzip(path)
    }
  }
}
