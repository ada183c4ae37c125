import Territory

/// Why a file of OpenStreetMap's cannot be read.
public enum OSMError: BilingualRefusal, Equatable {
  case cannotOpen(String)
  case cannotRead(String)
  /// Neither PBF nor OSM's XML.
  case notOSM(String)
  /// The gzip around the file is broken or ends before its time.
  case damagedGzip(String)
  /// The file ends inside the blob that begins at `offset`.
  case truncated(String, blob: Int, offset: Int)
  /// A size that the format does not allow, announced before anything was read.
  case tooLarge(String, blob: Int, offset: Int, bytes: Int, limit: Int)
  case unknownFeature(String, name: String)
  case unknownCompression(String, blob: Int, offset: Int, name: String)
  case damaged(String, blob: Int, offset: Int, fault: OSMFault)
  case damagedXML(String, line: Int, fault: XMLFault)

  public var spanish: String {
    switch self {
    case .cannotOpen(let path): "No se puede abrir «\(path)»: revise la ruta y los permisos."
    case .cannotRead(let path): "La lectura de «\(path)» falló a la mitad: revise el disco y vuelva a intentarlo."
    case .notOSM(let path):
      "«\(path)» no es un archivo de OpenStreetMap: se leen .osm.pbf, .osm y .osm.gz; descárguelo de nuevo o conviértalo."
    case .damagedGzip(let path): "El gzip de «\(path)» está dañado o incompleto: descárguelo de nuevo."
    case .truncated(let path, let blob, let offset):
      "«\(path)» se corta en el bloque \(blob) (byte \(offset)): la descarga quedó incompleta; descárguelo de nuevo."
    case .tooLarge(let path, let blob, let offset, let bytes, let limit):
      "El bloque \(blob) de «\(path)» (byte \(offset)) anuncia \(grouped(bytes, decimals: 0)) bytes y el formato admite "
        + "\(grouped(limit, decimals: 0)): el archivo está dañado; descárguelo de nuevo."
    case .unknownFeature(let path, let name):
      "«\(path)» exige del lector «\(name)», que aquí no se conoce: conviértalo con `osmium cat`."
    case .unknownCompression(let path, let blob, let offset, let name):
      "El bloque \(blob) de «\(path)» (byte \(offset)) está comprimido con \(name), y se leen zlib y sin comprimir: "
        + "conviértalo con `osmium cat`."
    case .damaged(let path, let blob, let offset, let fault):
      "El bloque \(blob) de «\(path)» (byte \(offset)) está dañado: \(fault.spanish); descárguelo de nuevo."
    case .damagedXML(let path, let line, let fault):
      "«\(path)», línea \(line): \(fault.spanish); descárguelo o expórtelo de nuevo."
    }
  }

  public var english: String {
    switch self {
    case .cannotOpen(let path): "“\(path)” cannot be opened: check the path and the permissions."
    case .cannotRead(let path): "Reading “\(path)” failed half way: check the disk and try again."
    case .notOSM(let path):
      "“\(path)” is no OpenStreetMap file: .osm.pbf, .osm and .osm.gz are read; download it again or convert it."
    case .damagedGzip(let path): "The gzip of “\(path)” is damaged or incomplete: download it again."
    case .truncated(let path, let blob, let offset):
      "“\(path)” is cut off in block \(blob) (byte \(offset)): the download is incomplete; download it again."
    case .tooLarge(let path, let blob, let offset, let bytes, let limit):
      "Block \(blob) of “\(path)” (byte \(offset)) announces \(grouped(bytes, decimals: 0)) bytes and the format allows "
        + "\(grouped(limit, decimals: 0)): the file is damaged; download it again."
    case .unknownFeature(let path, let name):
      "“\(path)” demands “\(name)” of its reader, which is not known here: convert it with `osmium cat`."
    case .unknownCompression(let path, let blob, let offset, let name):
      "Block \(blob) of “\(path)” (byte \(offset)) is packed with \(name), and zlib and unpacked blocks are read: "
        + "convert it with `osmium cat`."
    case .damaged(let path, let blob, let offset, let fault):
      "Block \(blob) of “\(path)” (byte \(offset)) is damaged: \(fault.english); download it again."
    case .damagedXML(let path, let line, let fault):
      "“\(path)”, line \(line): \(fault.english); download or export it again."
    }
  }
}
