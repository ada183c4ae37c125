import Territory

/// Why the geometry of one row cannot be used.
public enum ShapeFault: BilingualRefusal, Equatable {
  /// An element of `features` whose `type` is not Feature; nil where it has none.
  case notAFeature(String?)
  /// Its `type`; nil where it has none.
  case unknownKind(String?)
  case collection
  /// The brackets of its coordinates are not those of its kind.
  case wronglyNested(kind: String)
  /// Rings count from 1, the exterior first.
  case unclosedRing(Int)
  case shortRing(Int, positions: Int)
  case shortLine(positions: Int)
  case notFinite
  /// The bytes of a binary geometry end early or make no sense.
  case damaged

  /// Rule E-TER-04, but for kinds that are valid and only not read here.
  public var code: String? {
    switch self {
    case .notAFeature, .unknownKind, .collection: nil
    default: "E-TER-04"
    }
  }

  public var spanish: String {
    switch self {
    case .notAFeature(let type?): "El elemento es «\(type)»; en la lista «features» sólo van «Feature»."
    case .notAFeature(nil): "El elemento no dice su «type»; en la lista «features» sólo van «Feature»."
    case .unknownKind(let kind?): "La geometría es «\(kind)»; se leen puntos, líneas y polígonos."
    case .unknownKind(nil): "La geometría no dice su «type»; se leen puntos, líneas y polígonos."
    case .collection: "La geometría es una GeometryCollection; sepárela en un elemento por figura."
    case .wronglyNested(let kind):
      "Las coordenadas no están anidadas como pide \(kind) (corchetes de más o de menos); corrija la figura en su origen."
    case .unclosedRing(let ring):
      "El anillo \(ring) no está cerrado: su última posición debe repetir la primera."
    case .shortRing(let ring, let positions):
      "El anillo \(ring) tiene \(positions) posiciones; un anillo cerrado necesita 4 o más."
    case .shortLine(let positions): "Una línea tiene \(positions) posiciones; necesita 2 o más."
    case .notFinite: "Una coordenada no es un número utilizable; corríjala en su origen."
    case .damaged: "La geometría está dañada: sus bytes no forman una figura."
    }
  }

  public var english: String {
    switch self {
    case .notAFeature(let type?): "The element is “\(type)”; the “features” list takes only “Feature”."
    case .notAFeature(nil): "The element does not say its “type”; the “features” list takes only “Feature”."
    case .unknownKind(let kind?): "The geometry is “\(kind)”; points, lines and polygons are read."
    case .unknownKind(nil): "The geometry does not say its “type”; points, lines and polygons are read."
    case .collection: "The geometry is a GeometryCollection; split it into one feature a shape."
    case .wronglyNested(let kind):
      "The coordinates are not nested as \(kind) demands (brackets too many or too few); mend the shape at its source."
    case .unclosedRing(let ring): "Ring \(ring) is not closed: its last position must repeat the first."
    case .shortRing(let ring, let positions):
      "Ring \(ring) has \(positions) positions; a closed ring needs 4 or more."
    case .shortLine(let positions): "A line has \(positions) positions; it needs 2 or more."
    case .notFinite: "A coordinate is not a usable number; mend it at its source."
    case .damaged: "The geometry is damaged: its bytes make no shape."
    }
  }
}

/// The rules that a part of a shape must keep, whatever the format.
enum ShapeRule {
  /// A line of two positions or more.
  static func line(_ positions: [Coordinate]) throws(ShapeFault) -> [Coordinate] {
    guard positions.count >= 2 else { throw .shortLine(positions: positions.count) }
    return positions
  }

  /// A polygon of closed rings with four positions or more; nil without rings.
  static func polygon(_ rings: [[Coordinate]]) throws(ShapeFault) -> Polygon? {
    for (index, ring) in rings.enumerated() {
      if let first = ring.first, ring.count > 1, first != ring[ring.count - 1] { throw .unclosedRing(index + 1) }
      guard ring.count >= 4 else { throw .shortRing(index + 1, positions: ring.count) }
    }
    guard let exterior = rings.first else { return nil }
    return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
  }
}
