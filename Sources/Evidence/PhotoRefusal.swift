import Territory

/// Why a file is not taken as a photo; each case holds the path as it was given.
public enum PhotoRefusal: BilingualRefusal, Equatable {
  case missing(path: String)
  case unreadable(path: String)
  case directory(path: String)
  /// A pipe, a socket or a device.
  case notAFile(path: String)
  case empty(path: String)
  case tooLarge(path: String, byteCount: Int)
  case notJPEG(path: String)
  /// It begins as a JPEG and its header cannot be read.
  case broken(path: String)

  public var spanish: String {
    switch self {
    case .missing(let path): "No existe la foto «\(path)»: revise la ruta."
    case .unreadable(let path): "No se puede leer la foto «\(path)»: revise sus permisos o cópiela de nuevo."
    case .directory(let path): "«\(path)» es una carpeta: indique el archivo de la foto."
    case .notAFile(let path): "«\(path)» no es un archivo común: indique el archivo de la foto."
    case .empty(let path): "La foto «\(path)» está vacía (0 bytes): cópiela de nuevo desde la cámara."
    case .tooLarge(let path, let byteCount):
      "La foto «\(path)» mide \(megabytes(byteCount)) MB (máximo \(megabytes(largestPhoto))): guárdela más pequeña."
    case .notJPEG(let path): "«\(path)» no es una foto JPEG: conviértala a JPEG conservando sus datos EXIF."
    case .broken(let path): "La foto «\(path)» está dañada: su encabezado JPEG no se puede leer; cópiela de nuevo."
    }
  }

  public var english: String {
    switch self {
    case .missing(let path): "There is no photo “\(path)”: check the path."
    case .unreadable(let path): "The photo “\(path)” cannot be read: check its permissions or copy it again."
    case .directory(let path): "“\(path)” is a folder: name the photo's file."
    case .notAFile(let path): "“\(path)” is not an ordinary file: name the photo's file."
    case .empty(let path): "The photo “\(path)” is empty (0 bytes): copy it again from the camera."
    case .tooLarge(let path, let byteCount):
      "The photo “\(path)” has \(megabytes(byteCount)) MB (at most \(megabytes(largestPhoto))): save it smaller."
    case .notJPEG(let path): "“\(path)” is not a JPEG photo: convert it to JPEG, keeping its EXIF data."
    case .broken(let path): "The photo “\(path)” is damaged: its JPEG header cannot be read; copy it again."
    }
  }
}

/// Whole megabytes of 2^20 bytes, rounded up so that what is over the limit also reads so.
private func megabytes(_ byteCount: Int) -> Int { (byteCount + (1 << 20) - 1) >> 20 }
