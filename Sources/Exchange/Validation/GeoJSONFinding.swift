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
public enum GeoJSONFlaw: Hashable, Sendable {
  case empty
  case json(JSONProblem)
  case byteOrderMark
  case notFinite
  case loneSurrogate
  /// Something else stands where the standard asks for a value of one kind.
  case wrongValue(GeoJSONPart, found: GeoJSONWord)
  case missing(String)
  case duplicateMember(String)
  /// A name twice in `properties`.
  case duplicateProperty(String)
  case unknownType(String, GeoJSONPart)
  /// A member that defines another type (§7.1).
  case foreignMember(String, type: String)
  case crs
  case textAfterEnd
  case wronglyNested(String)
  case shortPosition
  case longPosition
  /// Beyond ±180, ±90; `isSwapped` where the numbers would do the other way round.
  case outOfRange(isSwapped: Bool)
  case tooPrecise
  case shortLine
  case shortRing
  case unclosedRing
  /// An exterior ring that runs clockwise.
  case clockwiseExterior
  case counterclockwiseHole
  case invalid(Invalidity.Reason, at: Coordinate?)
  case tooLarge
  case antimeridian
  case nestedCollection
  case badBox
  /// Beyond ±180, ±90.
  case boxOffEarth
  /// West and east, or the heights, the other way round.
  case swappedBox(GeoJSONBox)
  /// Of 4 numbers around positions with heights, or of 6 around positions without (§5).
  case boxDimension(GeoJSONBox)
  /// With the box that it should be.
  case boxTooSmall(GeoJSONBox)
  case boxTooLarge(GeoJSONBox)
  case duplicateID(String)
  /// Points, lines or areas, and what came before them.
  case mixedGeometry(String, after: String)
  /// Some positions have heights and some have none.
  case mixedDimension
  /// A property that is text in one feature and a number in another: its name, what it is here and what it was before.
  case mixedProperty(String, found: GeoJSONWord, before: GeoJSONWord)
  /// A position of a line or ring that is the one before it.
  case repeatedVertex
  /// A line whose positions are all the same.
  case zeroLengthLine
  /// A number of a position beyond what programs can hold.
  case hugeNumber

  /// Whether the file is GeoJSON all the same and only some reader may trip over it: what the standard says should be, or
  /// says nothing of. What it says must be is a fault.
  public var isAdvice: Bool {
    switch self {
    // A name twice in an object is what RFC 8259 (§4) says should not be; of an `id` twice nothing is said.
    case .loneSurrogate, .duplicateMember, .duplicateProperty, .longPosition, .tooPrecise, .tooLarge, .antimeridian,
      .nestedCollection, .boxTooLarge, .duplicateID, .mixedGeometry, .mixedDimension, .mixedProperty, .repeatedVertex,
      .zeroLengthLine:
      true
    default: false
    }
  }

  /// A short name that programs can rely on.
  public var name: String {
    switch self {
    case .empty: "empty"
    case .json: "json"
    case .byteOrderMark: "byteOrderMark"
    case .notFinite: "notFinite"
    case .loneSurrogate: "loneSurrogate"
    case .wrongValue: "wrongValue"
    case .missing: "missing"
    case .duplicateMember: "duplicateMember"
    case .duplicateProperty: "duplicateProperty"
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
    case .boxOffEarth: "boxOffEarth"
    case .swappedBox: "swappedBox"
    case .boxDimension: "boxDimension"
    case .boxTooSmall: "boxTooSmall"
    case .boxTooLarge: "boxTooLarge"
    case .duplicateID: "duplicateID"
    case .mixedGeometry: "mixedGeometry"
    case .mixedDimension: "mixedDimension"
    case .mixedProperty: "mixedProperty"
    case .repeatedVertex: "repeatedVertex"
    case .zeroLengthLine: "zeroLengthLine"
    case .hugeNumber: "hugeNumber"
    }
  }
}

/// What a file was found to be.
public struct GeoJSONReport: Sendable {
  public internal(set) var features = 0
  /// Faults first, then advice, each in the file's order; no more than were asked for in all.
  public var findings: [GeoJSONFinding] { faults + advice.prefix(limit - faults.count) }
  private let limit: Int
  private var faults: [GeoJSONFinding] = []
  private var advice: [GeoJSONFinding] = []
  /// How often each flaw was met, by name, in the order in which they were first met.
  public internal(set) var counts: [(name: String, count: Int, isAdvice: Bool)] = []

  /// Whether the file is GeoJSON without fault; advice does not count.
  public var isClean: Bool { !counts.contains { !$0.isAdvice } }

  init(limit: Int) { self.limit = limit }

  /// Whether another finding of this kind would be listed.
  func lists(_ flaw: GeoJSONFlaw) -> Bool { (flaw.isAdvice ? advice : faults).count < limit }

  mutating func take(_ finding: GeoJSONFinding) {
    let name = finding.flaw.name
    if let index = counts.firstIndex(where: { $0.name == name }) {
      counts[index].count += 1
    } else {
      counts.append((name, 1, finding.flaw.isAdvice))
    }
    guard lists(finding.flaw) else { return }
    if finding.flaw.isAdvice { advice.append(finding) } else { faults.append(finding) }
  }
}
