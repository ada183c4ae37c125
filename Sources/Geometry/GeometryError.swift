import Territory

/// Why a geometry or a coordinate system cannot be used.
public enum GeometryError: BilingualRefusal, Equatable {
  /// Nothing PROJ knows, or a text it cannot read.
  case unknownCoordinateSystem(String)
  /// It is a coordinate system, but not one with longitude and latitude or easting and northing (a height, a plant's
  /// own axes, geocentric metres).
  case notOnTheMap(String)
  /// The position has no place on Earth in that system.
  case outsideCoordinateSystem(x: Double, y: Double, system: String)
  /// Mending left nothing of the same kind.
  case cannotMend(Invalidity)
  /// A shape without any position.
  case empty
  /// Two points of a Voronoi partition, counted from 0, lie on the same position.
  case samePosition(Int, Int)
  /// A point of a Voronoi partition, counted from 0, has no part of the outline.
  case noCell(Int)
  /// What GEOS or PROJ said of something that should not happen.
  case library(String)

  public var code: String? {
    switch self {
    case .cannotMend, .empty: "E-TER-04"
    default: nil
    }
  }

  public var spanish: String {
    switch self {
    case .unknownCoordinateSystem(let text):
      "No se reconoce el sistema de coordenadas «\(shortened(text))»; indíquelo con --crs, por ejemplo EPSG:32614."
    case .notOnTheMap(let name):
      "El sistema de coordenadas «\(shortened(name))» no es geográfico ni proyectado; indique otro con --crs, por "
        + "ejemplo EPSG:32614."
    case .outsideCoordinateSystem(let x, let y, let system):
      "La posición \(x),\(y) no existe en «\(shortened(system))»; revise el sistema de coordenadas con --crs."
    case .cannotMend(let invalidity):
      "La geometría no se pudo reparar (\(invalidity.spanishFact)); corríjala en el archivo de origen."
    case .empty: "La geometría no tiene ninguna posición; dibújela o quite el renglón."
    case .samePosition(let one, let other):
      "Los puntos \(one + 1) y \(other + 1) están en la misma posición; separe o quite uno."
    case .noCell(let point): "El punto \(point + 1) queda fuera del contorno; muévalo adentro o quítelo."
    case .library(let message): "La biblioteca geométrica no pudo terminar: \(message)."
    }
  }

  public var english: String {
    switch self {
    case .unknownCoordinateSystem(let text):
      "The coordinate system “\(shortened(text))” is not known; give it with --crs, for example EPSG:32614."
    case .notOnTheMap(let name):
      "The coordinate system “\(shortened(name))” is neither geographic nor projected; give another with --crs, for "
        + "example EPSG:32614."
    case .outsideCoordinateSystem(let x, let y, let system):
      "The position \(x),\(y) does not exist in “\(shortened(system))”; check the coordinate system with --crs."
    case .cannotMend(let invalidity):
      "The geometry could not be mended (\(invalidity.englishFact)); correct it in its source."
    case .empty: "The geometry has no position; draw it or remove the row."
    case .samePosition(let one, let other):
      "Points \(one + 1) and \(other + 1) lie on the same position; move or remove one."
    case .noCell(let point): "Point \(point + 1) lies outside the outline; move it inside or remove it."
    case .library(let message): "The geometry library could not finish: \(message)."
    }
  }
}

/// A definition may be a page of WKT: its beginning is enough to recognise it.
private func shortened(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.count > 60 ? line.prefix(60) + "…" : line
}
