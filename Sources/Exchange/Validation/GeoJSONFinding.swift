import Geometry
import Territory

/// One thing that is wrong with a GeoJSON file, or that its readers may trip over, and where.
public struct GeoJSONFinding: Hashable, Sendable {
  public var flaw: GeoJSONFlaw
  /// The feature, from 1; nil outside of features.
  public var feature: Int?
  /// `features[3].geometry.coordinates[0]`; empty for the whole.
  public var path: String
  public var place: FilePlace
}

/// What can be wrong. Source: RFC 7946 (Butler et al., "The GeoJSON Format", 2016), by its sections.
public enum GeoJSONFlaw: BilingualRefusal, Hashable {
  case json(JSONProblem)
  case byteOrderMark
  case notFinite
  case loneSurrogate
  /// The outermost value, a feature or a geometry is no object, a list is none; the word says what was expected.
  case wrongValue(String)
  case missing(String)
  case duplicateMember(String)
  case unknownType(String)
  /// A member that defines another type (§7.1).
  case foreignMember(String)
  case crs
  case textAfterEnd
  case wronglyNested(String)
  case shortPosition
  case longPosition
  case outOfRange
  case tooPrecise
  case shortLine
  case shortRing
  case unclosedRing
  /// An exterior ring that runs clockwise.
  case clockwiseExterior
  case counterclockwiseHole
  case invalid(Invalidity.Reason)
  case tooLarge
  case antimeridian
  case nestedCollection
  case badBox
  case boxTooSmall
  case boxTooLarge
  case duplicateID
  case mixedGeometry

  /// Whether the file is GeoJSON all the same and only some reader may trip over it.
  public var isAdvice: Bool {
    switch self {
    case .loneSurrogate, .longPosition, .tooPrecise, .tooLarge, .antimeridian, .nestedCollection, .boxTooLarge,
      .mixedGeometry:
      true
    default: false
    }
  }

  /// A short name that programs can rely on.
  public var name: String {
    switch self {
    case .json: "json"
    case .byteOrderMark: "byteOrderMark"
    case .notFinite: "notFinite"
    case .loneSurrogate: "loneSurrogate"
    case .wrongValue: "wrongValue"
    case .missing: "missing"
    case .duplicateMember: "duplicateMember"
    case .unknownType: "unknownType"
    case .foreignMember: "foreignMember"
    case .crs: "crs"
    case .textAfterEnd: "textAfterEnd"
    case .wronglyNested: "wronglyNested"
    case .shortPosition: "shortPosition"
    case .longPosition: "longPosition"
    case .outOfRange: "outOfRange"
    case .tooPrecise: "tooPrecise"
    case .shortLine: "shortLine"
    case .shortRing: "shortRing"
    case .unclosedRing: "unclosedRing"
    case .clockwiseExterior: "clockwiseExterior"
    case .counterclockwiseHole: "counterclockwiseHole"
    case .invalid: "invalid"
    case .tooLarge: "tooLarge"
    case .antimeridian: "antimeridian"
    case .nestedCollection: "nestedCollection"
    case .badBox: "badBox"
    case .boxTooSmall: "boxTooSmall"
    case .boxTooLarge: "boxTooLarge"
    case .duplicateID: "duplicateID"
    case .mixedGeometry: "mixedGeometry"
    }
  }

  public var spanish: String {
    switch self {
    case .json(let problem): "No es JSON legible: \(problem.spanish)."
    case .byteOrderMark: "El archivo empieza con una marca BOM; guárdelo como UTF-8 sin BOM."
    case .notFinite: "NaN e Infinity no existen en JSON; escriba null o un número."
    case .loneSurrogate: "Un texto tiene medio par sustituto (\\ud800…) suelto; quien lo lea verá otro carácter."
    case .wrongValue(let expected): "Aquí se esperaba \(expected)."
    case .missing(let member): "Falta «\(member)»."
    case .duplicateMember(let member): "«\(member)» está dos veces en el mismo objeto; deje uno."
    case .unknownType(let type): "El tipo «\(type)» no es de los que van aquí."
    case .foreignMember(let member): "«\(member)» no va en un objeto de este tipo; quítelo."
    case .crs: "«crs» ya no existe en GeoJSON: las posiciones son siempre WGS 84, longitud y latitud; quítelo."
    case .textAfterEnd: "Hay más texto después del final."
    case .wronglyNested(let type): "Las coordenadas no están anidadas como pide \(type)."
    case .shortPosition: "Una posición tiene menos de dos números."
    case .longPosition: "Una posición tiene más de tres números; los demás se pierden."
    case .outOfRange:
      "Una posición no es de longitud (±180) y latitud (±90): quizá está en otro sistema o con los ejes al revés."
    case .tooPrecise: "Más de 7 decimales: son menos de un centímetro y sólo ocupan lugar."
    case .shortLine: "Una línea necesita 2 posiciones o más."
    case .shortRing: "Un anillo necesita 4 posiciones o más."
    case .unclosedRing: "Un anillo no cierra: su última posición debe repetir la primera."
    case .clockwiseExterior: "El anillo exterior corre como el reloj; debe correr al revés."
    case .counterclockwiseHole: "Un hueco corre contra el reloj; debe correr como él."
    case .invalid(let reason):
      "Geometría inválida: \(Invalidity(reason: reason, position: nil).spanishFact); corríjala en su origen."
    case .tooLarge: "La geometría tiene tantas posiciones que no se revisó si se cruza."
    case .antimeridian: "La geometría cruza el meridiano 180; córtela ahí en dos partes."
    case .nestedCollection: "Una GeometryCollection o lo que contiene se lee mal en muchos programas; sepárela."
    case .badBox: "«bbox» debe ser [oeste, sur, este, norte] con números (seis si hay alturas)."
    case .boxTooSmall: "«bbox» no contiene todas las posiciones."
    case .boxTooLarge: "«bbox» es mayor que lo que contiene."
    case .duplicateID: "El «id» ya lo tiene otro elemento."
    case .mixedGeometry: "Hay geometrías de varios tipos en la misma colección; algunos programas leen sólo el primero."
    }
  }

  public var english: String {
    switch self {
    case .json(let problem): "This is no readable JSON: \(problem.english)."
    case .byteOrderMark: "The file begins with a byte order mark; save it as UTF-8 without one."
    case .notFinite: "JSON has no NaN and no Infinity; write null or a number."
    case .loneSurrogate: "A string has half a surrogate pair (\\ud800…) by itself; readers will see another character."
    case .wrongValue(let expected): "Expected here: \(expected)."
    case .missing(let member): "“\(member)” is missing."
    case .duplicateMember(let member): "“\(member)” stands twice in one object; leave one."
    case .unknownType(let type): "Type “\(type)” is none of those that go here."
    case .foreignMember(let member): "“\(member)” does not go into an object of this type; remove it."
    case .crs: "GeoJSON has no “crs” any more: positions are always WGS 84, longitude and latitude; remove it."
    case .textAfterEnd: "There is more text after the end."
    case .wronglyNested(let type): "The coordinates are not nested as \(type) demands."
    case .shortPosition: "A position has fewer than two numbers."
    case .longPosition: "A position has more than three numbers; the others are lost."
    case .outOfRange:
      "A position is not of longitude (±180) and latitude (±90): perhaps another system, or the axes swapped."
    case .tooPrecise: "More than 7 decimals: less than a centimetre, and only takes room."
    case .shortLine: "A line needs 2 positions or more."
    case .shortRing: "A ring needs 4 positions or more."
    case .unclosedRing: "A ring is not closed: its last position must repeat the first."
    case .clockwiseExterior: "The exterior ring runs clockwise; it must run the other way."
    case .counterclockwiseHole: "A hole runs counter-clockwise; it must run clockwise."
    case .invalid(let reason):
      "Invalid geometry: \(Invalidity(reason: reason, position: nil).englishFact); mend it at its source."
    case .tooLarge: "The geometry has so many positions that it was not checked for crossings."
    case .antimeridian: "The geometry crosses the 180th meridian; cut it there in two parts."
    case .nestedCollection: "Many programs read a GeometryCollection, or what is in it, badly; split it."
    case .badBox: "“bbox” must be [west, south, east, north] in numbers (six with heights)."
    case .boxTooSmall: "“bbox” does not contain all positions."
    case .boxTooLarge: "“bbox” is larger than what it contains."
    case .duplicateID: "Another feature has this “id” already."
    case .mixedGeometry: "Geometries of several types are in one collection; some programs read only the first."
    }
  }
}

/// What a file was found to be.
public struct GeoJSONReport: Sendable {
  public internal(set) var features = 0
  /// The first of each flaw, in the file's order, no more than were asked for in all.
  public internal(set) var findings: [GeoJSONFinding] = []
  /// How often each flaw was met, by name, in the order in which they were first met.
  public internal(set) var counts: [(name: String, count: Int, isAdvice: Bool)] = []

  /// Whether the file is GeoJSON without fault; advice does not count.
  public var isClean: Bool { !counts.contains { !$0.isAdvice } }

  mutating func take(_ finding: GeoJSONFinding, limit: Int) {
    let name = finding.flaw.name
    if let index = counts.firstIndex(where: { $0.name == name }) {
      counts[index].count += 1
    } else {
      counts.append((name, 1, finding.flaw.isAdvice))
    }
    if findings.count < limit { findings.append(finding) }
  }
}
