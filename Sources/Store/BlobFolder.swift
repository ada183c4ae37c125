import Foundation
import Territory

/// Photos and scans beside the office's file, each named by the SHA-256 of its bytes: `<name>.blobs/ab/cdef…`.
public struct BlobFolder: Sendable {
  public let path: String

  init(besides database: String) {
    path = (database as NSString).deletingPathExtension + ".blobs"
  }

  /// Where the blob of this hash lies, relative to the folder: `ab/cdef…`.
  public static func reference(_ digest: Digest) -> String {
    let name = digest.hexadecimal
    return "\(name.prefix(2))/\(name.dropFirst(2))"
  }

  public func file(_ digest: Digest) -> String { "\(path)/\(Self.reference(digest))" }

  /// Whether the blob is here; a missing one is a visible state, never an error that hides a record.
  public func contains(_ digest: Digest) -> Bool { access(file(digest), R_OK) == 0 }

  /// Keeps bytes under their hash: written to a temporary name, flushed to the disk, renamed.
  /// - Throws: `StoreRefusal.blobUnwritable`.
  public func keep(_ bytes: [UInt8], as digest: Digest) throws {
    // A damaged one is replaced by the good one that comes.
    guard try digestOfFile(digest) != digest else { return }
    let destination = file(digest)
    let folder = (destination as NSString).deletingLastPathComponent
    let draft = destination + ".nuevo-\(getpid())"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      guard FileManager.default.createFile(atPath: draft, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
      try handle.write(contentsOf: bytes)
      try handle.synchronize()
      try handle.close()
    } catch {
      unlink(draft)
      throw StoreRefusal.blobUnwritable(path: path)
    }
    guard rename(draft, destination) == 0 else {
      unlink(draft)
      throw StoreRefusal.blobUnwritable(path: path)
    }
  }

  /// The digest of the bytes that lie under a name; nil where there is no such file.
  func digestOfFile(_ digest: Digest) throws -> Digest? {
    guard let handle = FileHandle(forReadingAtPath: file(digest)) else { return nil }
    defer { try? handle.close() }
    var hasher = DigestHasher()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hasher.update(piece) }
    return hasher.finish()
  }

  /// Every blob here, in order; whether its bytes are whole is not looked at.
  func digests() -> [Digest] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return folders.filter { $0.utf8.count == 2 }.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? [])
        .compactMap { Digest(hexadecimal: folder + $0) }
    }.sorted { $0.hexadecimal < $1.hexadecimal }
  }
}
