#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes put aside on the disk until their order is known; the file has no name and is gone with this.
final class SpoolFile {
  private let path: String
  private let descriptor: Int32
  private var pending: ContiguousArray<UInt8> = []
  /// Bytes put aside so far.
  private(set) var count = 0

  /// - Parameter path: the file that is written in the end, so that the disk is one with room for it.
  init(beside path: String) throws {
    self.path = path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    let name = "\(folder).recorrido-\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ExchangeError.unwritable(path: path, reason: .last) }
    unlink(name)
  }

  deinit { close(descriptor) }

  func append(_ bytes: ArraySlice<UInt8>) throws {
    pending.append(contentsOf: bytes)
    count += bytes.count
    if pending.count >= 256 * 1024 { try flush() }
  }

  func flush() throws {
    var done = 0
    while done < pending.count {
      let written = pending.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if written > 0 {
        done += written
      } else if errno != EINTR {
        let reason = SystemReason.last
        throw reason.isDiskFull ? ExchangeError.diskFull(path: path) : .unwritable(path: path, reason: reason)
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Bytes from `offset` on into the beginning of `bytes`, as many as it holds or as there are; after `flush()`.
  /// - Returns: how many.
  func read(at offset: Int, into bytes: inout ContiguousArray<UInt8>) throws -> Int {
    let wanted = min(bytes.count, count - offset)
    var done = 0
    while done < wanted {
      let got = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + done, wanted - done, off_t(offset + done))
      }
      if got > 0 {
        done += got
      } else if got == 0 || errno != EINTR {
        throw ExchangeError.unreadable(path: path, reason: .last)
      }
    }
    return done
  }
}
