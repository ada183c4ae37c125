import Exchange
import Territory

/// What `--where` asks, in the values that the file has: names, legend words and spellings without accents are taken.
struct MapConditions {
  /// Field names and the values that features must have there, as `compared` writes them.
  let values: [String: Set<String>]
  private let seen = SeenValues()

  /// - Parameter units: keys and names of the units of the map.
  /// - Throws: `MapConditionRefusal` for a status or a unit that does not exist.
  init(_ filter: RowFilter?, unitKey: String, units: () throws -> [(key: String, name: String)]) throws {
    var values: [String: Set<String>] = [:]
    for (column, asked) in filter?.conditions ?? [] {
      let field = Self.field(column, unitKey)
      for value in asked {
        let meant =
          field == "estado" ? try Self.statuses(value) : field == unitKey ? try Self.units(value, units()) : [value]
        values[field, default: []].formUnion(meant.map(Self.compared))
      }
    }
    self.values = values
  }

  /// The words of the command line stand for the fields of the file.
  private static func field(_ column: String, _ unitKey: String) -> String {
    column == "status" ? "estado" : column == "unit" ? unitKey : column
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
    var isTaken = true
    for field in fields {
      guard let asked = values[field.name] else { continue }
      let text = field.value(record, zone).filterText
      seen.add(text, of: field.name)
      if asked.contains(Self.compared(text)) { seen.match(text, of: field.name) } else { isTaken = false }
    }
    return isTaken
  }

  /// Each field asked for with the values that records have there, as the file writes them, numbers by size; as they were
  /// asked for where no record has them.
  var met: [(field: String, values: [String])] {
    values.sorted { $0.key < $1.key }.map { field, asked in
      let found = seen.matches[field] ?? asked
      return (field, found.sorted { (Int($0) ?? .max, $0) < (Int($1) ?? .max, $1) })
    }
  }

  /// What the fields asked for say in the file, where nothing was as asked.
  var found: [MapWarning.Found] {
    seen.texts.sorted { $0.key < $1.key }.map { field, texts in
      MapWarning.Found(field: field, values: texts.sorted())
    }
  }
}

/// The first values met of each field, and those met that were asked for.
private final class SeenValues {
  private(set) var texts: [String: Set<String>] = [:]
  private(set) var matches: [String: Set<String>] = [:]
  private static let most = 12

  func add(_ text: String, of field: String) {
    if !text.isEmpty, texts[field, default: []].count < Self.most { texts[field, default: []].insert(text) }
  }

  func match(_ text: String, of field: String) { matches[field, default: []].insert(text) }
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
