import Territory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the system would not open, read or write a file: an `errno`.
public struct SystemReason: Equatable, Sendable {
  public let number: Int32

  public init(_ number: Int32) { self.number = number }

  /// What the last system call left behind.
  static var last: SystemReason { SystemReason(errno) }

  var isDiskFull: Bool { number == ENOSPC || number == EDQUOT }
  var isBrokenPipe: Bool { number == EPIPE }

  var spanish: String {
    switch number {
    case EACCES, EPERM: "no hay permiso"
    case ENOENT: "la carpeta no existe"
    case ENOTDIR: "una parte de la ruta no es una carpeta"
    case EROFS: "el disco es de sólo lectura"
    case EIO: "el disco falla"
    case ENAMETOOLONG: "el nombre es demasiado largo"
    case EMFILE, ENFILE: "hay demasiados archivos abiertos"
    case EFBIG: "el disco no admite archivos tan grandes"
    case EPIPE: "quien lo leía ya cerró"
    case EBADF: "está cerrada"
    default: "el sistema dice «\(word)»"
    }
  }

  var english: String {
    switch number {
    case ENOENT: "the folder does not exist"
    case EPIPE: "its reader has gone"
    case EBADF: "it is closed"
    default: "the system says “\(word)”"
    }
  }

  private var word: String { String(cString: strerror(number)) }
}
