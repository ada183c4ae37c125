import Exchange
import Fieldwork
import Territory

/// What an import says when it is done: what was found out, the counts, the rows that need a person.
struct ImportNotes {
  let report: ImportReport
  let file: String
  let list: RefusalList

  /// Rows named on the terminal; the rest stand in the list.
  private static let shown = 10

  /// - Parameter more: what a program reads besides the counts.
  func say(asJSON: Bool, more: [(String, JSONValue)] = []) {
    sayFacts()
    for note in report.warnings.prefix(Self.shown) { Console.error(line(note, Console.say("Aviso", "Warning"))) }
    sayRest(report.warnings.count, Console.say("avisos", "warnings"))
    for note in report.refusals.prefix(Self.shown) { Console.error(line(note, Console.say("Rechazado", "Refused"))) }
    sayRest(report.refused, Console.say("rechazados", "refused"))
    leaveList()
    if asJSON {
      let counts = [
        ("read", report.read), ("new", report.new), ("changed", report.changed), ("unchanged", report.unchanged),
        ("refused", report.refused), ("warnings", report.warnings.count),
      ]
      Console.out(JSONValue.object(counts.map { ($0, JSONValue($1)) } + more.map { ($0, $1) }).text, isJSON: true)
    } else {
      Console.out(
        Console.say(
          "\(report.read) leídos = \(report.new) nuevos + \(report.changed) cambiados + \(report.unchanged) sin cambio + \(report.refused) rechazados",
          "\(report.read) read = \(report.new) new + \(report.changed) changed + \(report.unchanged) unchanged + \(report.refused) refused"
        ))
    }
  }

  private func leaveList() {
    guard report.refused > 0 || report.warnings.count > Self.shown || list.isAsked else {
      list.removeStale()
      return
    }
    do {
      try list.write(report)
      let path = list.path
      Console.error(Console.say("Lista de rechazos y avisos: \(path)", "List of refusals and warnings: \(path)"))
    } catch {
      // The import is kept by now: a disk that filled up since does not make it refused.
      Console.error(Console.say("Aviso: ", "Warning: ") + ((error as? any Refusal).map(Console.line) ?? "\(error)"))
    }
  }

  private func sayFacts() {
    guard let facts = report.facts else { return }
    var words = [facts.format.rawValue]
    if let encoding = facts.encoding { words.append(encoding) }
    if let delimiter = facts.delimiter {
      let name = delimiter == "\t" ? Console.say("tabulador", "tab") : "«\(delimiter)»"
      words.append(Console.say("separador \(name)", "delimiter \(name)"))
    }
    if let system = facts.coordinateSystem { words.append(system) }
    if facts.isTransformed { words.append(Console.say("transformado a EPSG:4326", "transformed to EPSG:4326")) }
    if facts.thirdDimensionDropped > 0 {
      words.append(
        Console.say(
          "tercera dimensión omitida en \(facts.thirdDimensionDropped)",
          "third dimension dropped in \(facts.thirdDimensionDropped)"))
    }
    Console.error("\(file): \(words.joined(separator: ", "))")
  }

  private func sayRest(_ count: Int, _ what: String) {
    guard count > Self.shown else { return }
    Console.error(Console.say("… y \(count - Self.shown) \(what) más.", "… and \(count - Self.shown) more \(what)."))
  }

  private func line(_ note: ImportReport.RowNote, _ what: String) -> String {
    let place = report.facts?.format == .csv ? Console.say("línea", "line") : Console.say("elemento", "feature")
    let key = note.key.map { " (\($0))" } ?? ""
    return "\(what), \(place) \(note.place)\(key): \(Console.line(note.rule))"
  }
}
