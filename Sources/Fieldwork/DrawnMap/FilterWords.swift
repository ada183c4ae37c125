import Exchange
import Territory

/// What `--where` asks, in the words of whoever reads the map.
struct FilterWords {
  /// A condition: part of the sentence («con 2 visitas»), or said after it («tipo = luminarias»).
  enum Phrase {
    case joined(String)
    case apart(String)
  }

  private let conditions: [(field: String, values: [String])]
  private let fields: MapFields
  private let unitNames: [String: String]
  private let words: MapWords

  init(_ conditions: MapConditions, _ fields: MapFields, _ unitNames: [String: String], _ words: MapWords) {
    self.conditions = conditions.met
    (self.fields, self.unitNames, self.words) = (fields, unitNames, words)
  }

  private func say(_ spanish: String, _ english: String) -> String { words.say(spanish, english) }

  /// «Sólo estado = Terminado; unidad = 06-040 AGRICOLA ORIENTAL I.»; nil without a filter.
  var sentence: String? {
    if conditions.isEmpty { return nil }
    let all = conditions.map { plain($0.field, $0.values) }.joined(separator: "; ")
    return say("Sólo \(all).", "Only \(all).")
  }

  /// Whether all that is asked of units is how often they were visited.
  var isOfVisits: Bool { fieldsOfUnits.allSatisfy { $0 == "visitas" || $0 == "cobertura" } }

  /// Whether units are asked for by their keys.
  var namesUnits: Bool { fieldsOfUnits.contains(fields.unitKey) }

  private var fieldsOfUnits: [String] {
    let own = Set(fields.units.map(\.name))
    return conditions.map(\.field).filter(own.contains)
  }

  /// The conditions that records of this kind are judged by.
  /// - Parameter count: how many are as asked.
  func phrases(of kind: MapFeature, count: Int) -> [Phrase] {
    let own: Set<String> =
      switch kind {
      case .unit: Set(fields.units.map(\.name))
      case .site: Set(fields.sites.map(\.name))
      case .assembly: Set(fields.assemblies.map(\.name))
      case .visit: Set(fields.visits.map(\.name))
      case .round: Set(fields.rounds.map(\.name))
      case .stop: Set(fields.stops.map(\.name))
      }
    return conditions.filter { own.contains($0.field) }.map { field, values in
      switch (kind, field) {
      case (.unit, "visitas"):
        .joined(counted(values, none: ("sin visita", "without visits"), ("visita", "visitas"), ("visit", "visits")))
      case (.unit, "proyectos"):
        .joined(
          counted(
            values, none: ("sin proyectos", "without projects"), ("proyecto", "proyectos"), ("project", "projects")))
      case (.unit, "obras_atrasadas"):
        .joined(
          counted(
            values, none: ("sin obras pasadas de su fecha", "without works past their day"),
            ("obra pasada de su fecha", "obras pasadas de su fecha"), ("work past its day", "works past their day")))
      case (.unit, "cobertura") where values.count == 1:
        .joined(values[0] == "0" ? say("sin visita", "not visited") : say("visitadas", "visited"))
      case (.unit, fields.unitKey): .apart(words.voice.list(values.map(unit), limit: 3))
      case (.site, "estado"): .joined(statuses(values, count))
      default: .apart(plain(field, values))
      }
    }
  }

  /// «con 2 o 3 visitas».
  private func counted(
    _ values: [String], none: (String, String), _ spanish: (String, String), _ english: (String, String)
  ) -> String {
    if values == ["0"] { return say(none.0, none.1) }
    let noun = values == ["1"] ? say(spanish.0, english.0) : say(spanish.1, english.1)
    return say("con", "with") + " " + either(values) + " " + noun
  }

  /// «terminadas o entregadas» of works, «terminada o entregada» of one.
  private func statuses(_ values: [String], _ count: Int) -> String {
    either(
      values.map { value in
        guard let status = Project.Status(rawValue: value) else { return value }
        let word = words.voice.status(status)
        guard words.language == .spanish, word.hasSuffix("o") else { return word }
        return word.dropLast() + (count == 1 ? "a" : "as")
      })
  }

  /// «tipo = Luminarias»; never the file's own names.
  private func plain(_ field: String, _ values: [String]) -> String {
    let heading = words.voice.inSentence(words.heading(field))
    return heading + " = " + either(values.map { value(of: field, $0) })
  }

  private func value(of field: String, _ text: String) -> String {
    if text.isEmpty { return "—" }
    if field == fields.unitKey { return unit(text) }
    switch (field, text) {
    case ("cobertura", "1"): return say("visitada", "visited")
    case ("cobertura", "0"): return say("sin visita", "not visited")
    default: break
    }
    // What nobody has stands as it was asked for.
    let value: JSONScalar? =
      switch fields.kind(of: field) {
      case .integer: Int(text).map(JSONScalar.int)
      case .real: JSONScalar(decimals: text)
      case .boolean: Bool(text).map(JSONScalar.bool)
      case .date: LocalDate(text).map { .string(words.voice.date($0)) }
      case .text, .json: nil
      }
    return words.text(value ?? .string(text), of: field)
  }

  private func unit(_ key: String) -> String { unitNames[key].map { "\(key) \($0)" } ?? key }

  private func either(_ values: [String]) -> String {
    guard let last = values.last, values.count > 1 else { return values.first ?? "" }
    return values.dropLast().joined(separator: ", ") + say(" o ", " or ") + last
  }
}

extension JSONScalar {
  /// Of a number as files write it, `1735215.85`; nil of other text.
  fileprivate init?(decimals text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let number = Int(parts.joined()) else { return nil }
    self = .decimal(number, decimals: parts.count == 2 ? parts[1].count : 0)
  }
}
