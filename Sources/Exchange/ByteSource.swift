import CZlib
import FoundationEssentials

/// The bytes of a file, piece by piece; what is gzip (by its first bytes, whatever its name) comes out unpacked.
public final class ByteSource {
  /// How much one call to `read(into:)` adds at most.
  public static let pieceSize = 256 * 1024

  private let file: gzFile
  private let path: String
  private var isAtEnd = false

  /// - Throws: `TablesError` for a path that is no readable file.
  public init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { throw TablesError.noSuchFile(path) }
    // gzopen opens a directory without a word and fails at the first read.
    guard !FileManager.default.fileExists(atPath: path + "/.") else { throw TablesError.isDirectory(path) }
    guard let file = gzopen(path, "rb") else { throw TablesError.cannotOpen(path) }
    gzbuffer(file, UInt32(Self.pieceSize))
    (self.file, self.path) = (file, path)
  }

  deinit { gzclose(file) }

  /// Appends up to `pieceSize` more bytes to `buffer`.
  /// - Returns: false at the end, with nothing appended.
  /// - Throws: `TablesError` where the disk or the compression fails, or a gzip ends before its time.
  public func read(into buffer: inout [UInt8]) throws -> Bool {
    if isAtEnd { return false }
    let before = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.pieceSize))
    let got = buffer.withUnsafeMutableBytes { bytes in
      gzread(file, bytes.baseAddress! + before, UInt32(Self.pieceSize))
    }
    buffer.removeLast(Self.pieceSize - max(0, Int(got)))
    if got < Self.pieceSize {
      var status: Int32 = Z_OK
      _ = gzerror(file, &status)
      switch status {
      case Z_OK, Z_STREAM_END: isAtEnd = true
      case Z_BUF_ERROR: throw TablesError.truncatedCompression(path)
      case Z_ERRNO: throw TablesError.cannotRead(path)
      default: throw TablesError.damagedCompression(path)
      }
    }
    return got > 0
  }

  /// The whole file at once.
  /// - Throws: `TablesError.tooLarge` past `limit` bytes, as `read(into:)` otherwise.
  static func contents(of path: String, limit: Int) throws -> [UInt8] {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    while try source.read(into: &bytes) {
      if bytes.count > limit { throw TablesError.tooLarge(path, limit: limit) }
    }
    return bytes
  }
}
