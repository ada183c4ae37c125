import Territory

/// Why a file gives no elevation.
public enum ElevationError: BilingualRefusal, Equatable {
  case cannotRead(String)
  case notElevation(String)
  /// A `.hgt` says where it lies by its name alone.
  case nameWithoutPlace(String)
  case wrongSize(String, bytes: Int)
  case damagedZip(String)
  case tooLarge(String)
  case damagedTIFF(String)
  /// What the samples are, in libtiff's terms: bits, kind and how many per pixel.
  case samples(String, bits: Int, format: Int, perPixel: Int)
  /// Without a place on Earth.
  case notPlaced(String)
  /// The EPSG code where the file names one.
  case otherSystem(String, code: Int?)
  case rotated(String)
  /// What was kept of an earlier reading.
  case damagedBytes

  public var spanish: String {
    switch self {
    case .cannotRead(let path): "No se puede leer «\(path)»: revise la ruta y los permisos."
    case .notElevation(let path): "«\(path)» no es un modelo de elevación: se leen .hgt, .hgt.zip y GeoTIFF."
    case .nameWithoutPlace(let name):
      "El nombre «\(name)» no dice dónde está la tesela: llámela por su esquina, como N20W104.hgt."
    case .wrongSize(let path, let bytes):
      "«\(path)» mide \(grouped(bytes, decimals: 0)) bytes y un .hgt mide 2,884,802 o 25,934,402: descárguelo de nuevo."
    case .damagedZip(let path): "El zip «\(path)» está dañado o no trae un .hgt: descárguelo de nuevo."
    case .tooLarge(let path): "«\(path)» anuncia más celdas de las que se leen (200 millones): recórtelo a su zona."
    case .damagedTIFF(let path): "El GeoTIFF «\(path)» está dañado o incompleto: descárguelo de nuevo."
    case .samples(let path, let bits, let format, let perPixel):
      "«\(path)» trae \(perPixel) valores por celda de \(bits) bits (tipo \(format)), y se lee uno de 8 o 16 bits entero "
        + "o de 32 flotante: conviértalo con `gdal_translate -ot Int16 -b 1`."
    case .notPlaced(let path): "«\(path)» no dice dónde está sobre la Tierra: use un GeoTIFF georreferido en EPSG:4326."
    case .otherSystem(let path, let code):
      "«\(path)» está en \(code.map { "EPSG:\($0)" } ?? "otro sistema de coordenadas") y se lee EPSG:4326: "
        + "conviértalo con `gdalwarp -t_srs EPSG:4326`."
    case .rotated(let path): "«\(path)» está girado o de cabeza: conviértalo con `gdalwarp -t_srs EPSG:4326`."
    case .damagedBytes: "La elevación guardada está dañada: recupere el respaldo o impórtela de nuevo."
    }
  }

  public var english: String {
    switch self {
    case .cannotRead(let path): "“\(path)” cannot be read: check the path and the permissions."
    case .notElevation(let path): "“\(path)” is no elevation model: .hgt, .hgt.zip and GeoTIFF are read."
    case .nameWithoutPlace(let name):
      "The name “\(name)” does not say where the tile lies: call it by its corner, like N20W104.hgt."
    case .wrongSize(let path, let bytes):
      "“\(path)” measures \(grouped(bytes, decimals: 0)) bytes and a .hgt 2,884,802 or 25,934,402: download it again."
    case .damagedZip(let path): "The zip “\(path)” is damaged or brings no .hgt: download it again."
    case .tooLarge(let path): "“\(path)” announces more cells than are read (200 million): cut it to your area."
    case .damagedTIFF(let path): "The GeoTIFF “\(path)” is damaged or incomplete: download it again."
    case .samples(let path, let bits, let format, let perPixel):
      "“\(path)” has \(perPixel) values per cell of \(bits) bits (kind \(format)), and one is read, a whole number of "
        + "8 or 16 bits or a float of 32: convert it with `gdal_translate -ot Int16 -b 1`."
    case .notPlaced(let path): "“\(path)” does not say where on Earth it lies: use a GeoTIFF placed in EPSG:4326."
    case .otherSystem(let path, let code):
      "“\(path)” is in \(code.map { "EPSG:\($0)" } ?? "another coordinate system") and EPSG:4326 is read: "
        + "convert it with `gdalwarp -t_srs EPSG:4326`."
    case .rotated(let path): "“\(path)” is rotated or upside down: convert it with `gdalwarp -t_srs EPSG:4326`."
    case .damagedBytes: "The elevation that is kept is damaged: restore the backup or import it again."
    }
  }
}
