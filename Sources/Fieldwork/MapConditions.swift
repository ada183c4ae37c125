import Exchange
import Store
import Territory

/// What `--where` asks, in the values that the file has: names, legend words and spellings without accents are taken, and
/// numbers as numbers.
struct MapConditions {
  /// Field names and the values that features must have there, as `compared` writes them.
  let values: [String: Set<String>]
  /// The same of values that are numbers.
  private let numbers: [String: Set<TypedNumber>]
  /// The same as they were typed, statuses and units as the file writes them.
  private let typed: [String: Set<String>]
  private let seen = SeenValues()

  /// - Parameter units: keys and names of the units of the map.
  /// - Throws: `MapConditionRefusal` for a status or a unit that does not exist.
  init(_ filter: RowFilter?, unitKey: String, units: () throws -> [(key: String, name: String)]) throws {
    var values: [String: Set<String>] = [:]
    var numbers: [String: Set<TypedNumber>] = [:]
    var typed: [String: Set<String>] = [:]
    for (column, asked) in filter?.conditions ?? [] {
      let field = Self.field(column, unitKey)
      for value in asked {
        let meant =
          field == "estado"
          ? try Self.statuses(value)
          : field == unitKey ? try Self.units(value, units()) : field == "cobertura" ? Self.coverage(value) : [value]
        typed[field, default: []].formUnion(meant)
        values[field, default: []].formUnion(meant.map(Self.compared))
        numbers[field, default: []].formUnion(meant.compactMap { TypedNumber($0) })
      }
    }
    (self.values, self.numbers, self.typed) = (values, numbers, typed)
  }

  /// The words of the command line stand for the fields of the file, whose names have no capitals.
  private static func field(_ column: String, _ unitKey: String) -> String {
    let column = column.lowercased()
    return column == "status" ? "estado" : column == "unit" ? unitKey : column
  }

  /// The fields that a filter names, in order.
  static func fields(of filter: RowFilter?, unitKey: String) -> [String] {
    (filter?.conditions ?? []).map { field($0.column, unitKey) }.uniqued.sorted()
  }

  private static func compared(_ text: String) -> String {
    let plain = text.plain
    return plain.isEmpty ? text : plain
  }

  private static func statuses(_ text: String) throws -> [String] {
    let found = Project.Status.allCases.filter { status in
      [status.rawValue, ReportVoice(.spanish).status(status), ReportVoice(.english).status(status)]
        .contains { $0.plain == text.plain }
    }
    guard !found.isEmpty else { throw MapConditionRefusal.unknownStatus(text) }
    return found.map(\.rawValue)
  }

  /// The legend's words for 1 and 0, and yes and no.
  private static func coverage(_ text: String) -> [String] {
    switch text.plain {
    case "visitada", "visitadas", "visited", "si", "yes", "true": ["1"]
    case "sin visita", "no visitada", "no visitadas", "not visited", "no", "false": ["0"]
    default: [text]
    }
  }

  private static func units(_ text: String, _ units: [(key: String, name: String)]) throws -> [String] {
    // What belongs to no unit may be asked for too.
    if text.isEmpty { return [text] }
    let found = units.filter { $0.key == text || $0.name.plain == text.plain }
    guard found.isEmpty else { return found.map(\.key) }
    let words = text.plain.split(separator: " ").filter { $0.count > 3 }
    let near = units.filter { unit in words.contains { unit.name.plain.contains($0) } }
    throw MapConditionRefusal.unknownUnit(
      text, near: near.prefix(5).map { "\($0.key) \($0.name)" }, first: units.first?.key, last: units.last?.key)
  }

  /// Whether a record has one of the values asked for in each field that is named and that its layer has.
  func take<Record>(_ record: Record, of fields: [MapField<Record>], _ zone: Zone) -> Bool {
    if values.isEmpty { return true }
    var (isTaken, isJudged) = (true, false)
    for field in fields {
      guard let asked = values[field.name] else { continue }
      isJudged = true
      let value = field.value(record, zone)
      let text = value.filterText
      seen.add(text, of: field.name, Record.self)
      if isMet(value, text, asked, field) {
        seen.match(text, of: field.name, Record.self)
      } else {
        isTaken = false
      }
    }
    if isJudged { seen.judge(Record.self, isTaken: isTaken) }
    return isTaken
  }

  private func isMet<Record>(
    _ value: JSONScalar, _ text: String, _ asked: Set<String>, _ field: MapField<Record>
  ) -> Bool {
    if asked.contains(Self.compared(text)) { return true }
    switch field.kind {
    case .integer, .real: return TypedNumber(text).map { numbers[field.name]?.contains($0) ?? false } ?? false
    // What the legend and the tables write in place of the file's word, in either language.
    case .text, .boolean:
      return !text.isEmpty
        && seen.words(value, of: field.name).contains { asked.contains($0) }
    case .date, .json: return false
    }
  }

  /// Each field asked for with the values that records have there, as the file writes them, numbers by size; as they were
  /// asked for where no record has them.
  var met: [(field: String, values: [String])] {
    typed.sorted { $0.key < $1.key }.map { field, asked in
      func size(_ text: String) -> Double { TypedNumber(text)?.value ?? .infinity }
      return (field, (seen.matches[field] ?? asked).sorted { (size($0), $0) < (size($1), $1) })
    }
  }

  /// What the fields asked for say in the layers of which nothing was as asked: all that there is where it is little, else
  /// what is nearest.
  var found: [MapWarning.Found] {
    var found: [MapWarning.Found] = []
    for kind in MapFeature.allCases {
      let layer = kind.record
      guard seen.judged[layer] == false else { continue }
      for (field, texts) in (seen.texts[layer] ?? [:]).sorted(by: { $0.key < $1.key }) {
        found.append(
          MapWarning.Found(
            kind: kind, field: field, values: near(field, texts), count: texts.count,
            isMet: seen.met[layer]?.contains(field) ?? false))
      }
    }
    return found
  }

  /// Values listed of a field, at most.
  private static let listed = 12

  private func near(_ field: String, _ texts: Set<String>) -> [String] {
    func ordered(_ texts: some Sequence<String>) -> [String] {
      texts.sorted { (Double($0) ?? .infinity, $0) < (Double($1) ?? .infinity, $1) }
    }
    guard texts.count > Self.listed else { return ordered(texts) }
    if let asked = numbers[field]?.first?.value, texts.allSatisfy({ Double($0) != nil }) {
      let nearest = texts.sorted { (abs(Double($0)! - asked), $0) < (abs(Double($1)! - asked), $1) }
      return ordered(nearest.prefix(Self.listed))
    }
    let words = (values[field] ?? []).flatMap { $0.split(separator: " ") }.filter { $0.count > 3 }
    let alike = texts.filter { text in words.contains { text.plain.contains($0) } }
    return Array((ordered(alike) + ordered(texts.subtracting(alike))).prefix(Self.listed))
  }
}

/// A number as somebody types it: 35, 35.0, 35 %, $1,735,215.85 are read.
struct TypedNumber: Hashable {
  let value: Double

  init?(_ text: String) {
    let digits = text.filter { !$0.isWhitespace && $0 != "$" && $0 != "%" && $0 != "," }
    // Letters are none, though `Double` reads some.
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || ".+-".contains($0)) }), let value = Double(digits) else {
      return nil
    }
    self.value = value
  }
}

/// What was met while records were judged, layer by layer; a layer is known by the type of its records.
private final class SeenValues {
  typealias Layer = ObjectIdentifier

  /// The values of each field, as many as are counted.
  private(set) var texts: [Layer: [String: Set<String>]] = [:]
  /// Those that were asked for, of all layers.
  private(set) var matches: [String: Set<String>] = [:]
  /// The fields of which some record was as asked.
  private(set) var met: [Layer: Set<String>] = [:]
  /// Whether some record of a layer was taken.
  private(set) var judged: [Layer: Bool] = [:]
  private var worded: [String: [String: [String]]] = [:]
  private static let most = 1000
  /// In both languages; of the period nothing is said.
  private lazy var voices = Language.allCases.map { MapWords($0, Period("2024")!) }

  func add<Record>(_ text: String, of field: String, _ record: Record.Type) {
    let layer = Layer(record)
    if judged[layer] == true || texts[layer]?[field]?.count ?? 0 >= Self.most { return }
    // A field without any value was met too.
    texts[layer, default: [:]][field, default: []].formUnion(text.isEmpty ? [] : [text])
  }

  func match<Record>(_ text: String, of field: String, _ record: Record.Type) {
    if matches[field]?.count ?? 0 < Self.most { matches[field, default: []].insert(text) }
    met[Layer(record), default: []].insert(field)
  }

  func judge<Record>(_ record: Record.Type, isTaken: Bool) {
    let layer = Layer(record)
    if isTaken || judged[layer] == nil { judged[layer] = isTaken }
  }

  /// How maps write a value, as `compared` writes it; of fields whose words are few.
  func words(_ value: JSONScalar, of field: String) -> [String] {
    guard ["tipo", "fuente", "fase", "aproximado"].contains(field) else { return [] }
    let text = value.filterText
    if let known = worded[field]?[text] { return known }
    let words = voices.map { $0.text(value, of: field).plain }
    worded[field, default: [:]][text] = words
    return words
  }
}

extension MapFeature {
  /// Of what records its layer is.
  fileprivate var record: ObjectIdentifier {
    switch self {
    case .unit: ObjectIdentifier(MapUnit.self)
    case .site: ObjectIdentifier(SiteProgress.self)
    case .assembly: ObjectIdentifier(HeldEvent.self)
    case .visit: ObjectIdentifier(MappedVisit.self)
    case .round: ObjectIdentifier(MappedRound.self)
    case .stop: ObjectIdentifier(MappedStop.self)
    }
  }
}

/// Why `--where` cannot be as asked.
public enum MapConditionRefusal: BilingualRefusal, Hashable {
  case unknownStatus(String)
  /// With the units whose names are like it, and the first and last key of all.
  case unknownUnit(String, near: [String], first: String?, last: String?)

  public var spanish: String {
    switch self {
    case .unknownStatus(let text): "«\(text)» no es un estado de obra para --where; hay \(Self.statuses)."
    case .unknownUnit(let text, let near, let first, let last):
      "No hay unidad «\(text)» para --where; "
        + (near.isEmpty
          ? "dé una clave" + (first.map { ", de \($0) a \(last ?? $0)," } ?? "") + " o un nombre del catálogo."
          : "¿será \(near.joined(separator: "; "))?")
    }
  }

  public var english: String {
    switch self {
    case .unknownStatus(let text): "“\(text)” is no status of a work for --where; there are \(Self.statuses)."
    case .unknownUnit(let text, let near, let first, let last):
      "There is no unit “\(text)” for --where; "
        + (near.isEmpty
          ? "give a key" + (first.map { ", from \($0) to \(last ?? $0)," } ?? "") + " or a name of the catalogue."
          : "is it \(near.joined(separator: "; "))?")
    }
  }

  private static var statuses: String { Project.Status.allCases.map(\.rawValue).joined(separator: ", ") }
}
