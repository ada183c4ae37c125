import Territory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears whole or not at all: written without a name where the disk can do that (nothing stays behind then,
/// however the program ends), else under another name in its folder; it takes its own by `commit()`, and is gone where
/// that does not come.
///
/// `-` is standard output; what is no ordinary file (`/dev/null`, a pipe) is written as it goes.
public final class OutputFile {
  public let path: String

  private static let bufferSize = 256 * 1024
  /// Where a link leads, so that the link stays one.
  private let destination: String
  private let place: Place
  private let descriptor: Int32
  private var isOpen = true

  /// Where the bytes are until `commit()`.
  private enum Place {
    /// In the destination.
    case itself
    case nameless
    case beside(PassingName)
  }

  private var buffer: ContiguousArray<UInt8> = []

  /// Where SQLite may write what `commit()` then puts in its place; nil unless the file is a GeoPackage on a disk.
  var lentPath: String? { if case .beside(let name) = place { name.path } else { nil } }

  /// - Parameter isGeoPackage: written under a name that SQLite can open; a GeoPackage of that name may be replaced.
  /// - Throws: `ExchangeError` where the path is a folder, an SQLite database or cannot be written.
  public init(path: String, isGeoPackage: Bool = false) throws {
    self.path = path
    buffer.reserveCapacity(Self.bufferSize)
    if path == "-" {
      (destination, place, descriptor) = (path, .itself, STDOUT_FILENO)
      return
    }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw ExchangeError.directory(path: path) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      (destination, place) = (path, .itself)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      destination = exists ? Self.resolved(path) : path
      // An unwritable file stays so, though its folder would let it be replaced.
      if exists, Self.isDatabase(destination, butGeoPackage: isGeoPackage) {
        throw ExchangeError.wouldReplaceDatabase(path: path)
      }
      if exists, access(destination, W_OK) != 0 { throw ExchangeError.unwritable(path: path, reason: .last) }
      if !isGeoPackage, let nameless = Self.openNameless(in: Self.folder(of: destination)) {
        (place, descriptor) = (.nameless, nameless)
      } else {
        // Held before the file is there: a signal may come in between.
        let name = PassingName(Self.temporaryName(beside: destination))
        (place, descriptor) = (.beside(name), open(name.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666))
      }
    }
    if descriptor < 0 {
      let reason = SystemReason.last
      isOpen = false
      if case .beside(let name) = place { name.letGo() }
      throw Self.refusal(reason, path)
    }
    // Who could read the old file can read the new one.
    if exists, !isWrittenAsItGoes { _ = fchmod(descriptor, status.st_mode & 0o777) }
  }

  /// Standard output, a pipe, `/dev/null`.
  var isWrittenAsItGoes: Bool { if case .itself = place { true } else { false } }

  deinit {
    guard isOpen else { return }
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if case .beside(let name) = place {
      unlink(name.path)
      name.letGo()
    }
  }

  /// A file that no name leads to; nil where the system or the disk knows none, or could not name it later.
  private static func openNameless(in folder: String) -> Int32? {
    #if os(Linux)
      // O_TMPFILE, which is no plain constant: the same bit everywhere but on Alpha, PA-RISC and SPARC.
      let nameless = O_DIRECTORY | 0o20_000_000
      let descriptor = open(folder, nameless | O_WRONLY | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { return nil }
      if access(Self.link(to: descriptor), F_OK) == 0 { return descriptor }
      close(descriptor)
    #endif
    return nil
  }

  /// What the system calls an open file.
  private static func link(to descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  private static func folder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "./"
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func temporaryName(beside path: String) -> String {
    // Short whatever the name: some disks take 255 bytes and no more.
    "\(folder(of: path)).recorrido-\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
  }

  private static func refusal(_ reason: SystemReason, _ path: String) -> ExchangeError {
    reason.isDiskFull ? .diskFull(path: path) : .unwritable(path: path, reason: reason)
  }

  /// Whether a file begins as SQLite databases do: nobody means to put a map in the place of an office's file.
  private static func isDatabase(_ path: String, butGeoPackage: Bool) -> Bool {
    let mark = Array("SQLite format 3\0".utf8)
    var beginning = [UInt8](repeating: 0, count: 72)
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    let count = read(file, &beginning, beginning.count)
    guard count >= mark.count, beginning.starts(with: mark) else { return false }
    return !(butGeoPackage && count == 72 && beginning[68...].elementsEqual("GPKG".utf8))
  }

  public func write(_ text: String) throws { try write(text.utf8) }

  /// - Throws: `ExchangeError.diskFull` or `.unwritable`.
  public func write(_ bytes: some Sequence<UInt8>) throws {
    let done: Void? = try bytes.withContiguousStorageIfAvailable { bytes in
      if buffer.count + bytes.count > Self.bufferSize { try flush() }
      if bytes.count >= Self.bufferSize {
        try pass(UnsafeRawBufferPointer(bytes))
      } else {
        buffer.append(contentsOf: bytes)
      }
    }
    if done == nil { try write(ContiguousArray(bytes)) }
  }

  /// - Throws: `ExchangeError.diskFull` or `.unwritable`.
  public func write(_ bytes: RawSpan) throws {
    try flush()
    try bytes.withUnsafeBytes { try pass($0) }
  }

  /// Leaves out `count` bytes that `fill` brings later; not of what is written as it goes.
  func skip(_ count: Int) throws {
    try flush()
    guard lseek(descriptor, off_t(count), SEEK_CUR) >= 0 else { throw Self.refusal(.last, path) }
  }

  /// Writes what was left out before, from the byte `offset` of the file on.
  func fill(at offset: Int, _ bytes: ArraySlice<UInt8>) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(offset + done))
      }
      if count > 0 {
        done += count
      } else if count < 0, errno != EINTR {
        throw Self.refusal(.last, path)
      }
    }
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { try pass($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func pass(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno != EINTR {
        throw Self.refusal(.last, path)
      }
    }
  }

  /// Puts the file in its place, safely on the disk; nothing can be written afterwards.
  public func commit() throws {
    try flush()
    guard !isWrittenAsItGoes else {
      if descriptor != STDOUT_FILENO { close(descriptor) }
      isOpen = false
      return
    }
    guard fsync(descriptor) == 0, takeName() else { throw Self.refusal(.last, path) }
    isOpen = false
    close(descriptor)
    syncFolder()
  }

  private func takeName() -> Bool {
    switch place {
    case .itself: return true
    case .beside(let name):
      guard rename(name.path, destination) == 0 else { return false }
      name.letGo()
      return true
    case .nameless:
      let link = Self.link(to: descriptor)
      if linkat(AT_FDCWD, link, AT_FDCWD, destination, AT_SYMLINK_FOLLOW) == 0 { return true }
      // What stands there is replaced in one step, which only a file with a name can do.
      guard errno == EEXIST else { return false }
      let name = PassingName(Self.temporaryName(beside: destination))
      let isDone = linkat(AT_FDCWD, link, AT_FDCWD, name.path, AT_SYMLINK_FOLLOW) == 0
      if isDone, rename(name.path, destination) == 0 {
        name.letGo()
        return true
      }
      let reason = errno
      if isDone { unlink(name.path) }
      name.letGo()
      errno = reason
      return false
    }
  }

  /// The new name itself must outlive a power cut; where a disk cannot promise that, the file is there all the same.
  private func syncFolder() {
    let handle = open(Self.folder(of: destination), O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return }
    _ = fsync(handle)
    close(handle)
  }
}

/// `write` of the system, under a name that methods do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
