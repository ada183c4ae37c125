import Exchange
import Fieldwork
import Roads
import Territory

/// What an import of roads says when it is done: what was read, what was set aside, what network came of it.
struct RoadsNotes {
  let roads: RoadsReport
  let file: String
  let list: RefusalList

  func say(asJSON: Bool) {
    if let osm = roads.osm {
      sayAside(osm)
      Console.out(asJSON ? json(osm) : text(osm), isJSON: asJSON)
      list.removeStale()
    } else {
      ImportNotes(report: roads.report, file: file, list: list).say(asJSON: asJSON, more: [("network", network)])
    }
    let counts = roads.counts
    let said = [
      counted(counts.segments, ("tramo", "tramos"), ("segment", "segments")),
      counted(counts.junctions, ("cruce", "cruces"), ("junction", "junctions")),
      counted(counts.components, ("pieza", "piezas"), ("piece", "pieces")),
    ]
    let km = grouped(Int((counts.metres / 100).rounded()), decimals: 1)
    Console.error(Console.say("Red", "Network") + ": " + said.joined(separator: ", ") + ", \(km) km.")
    if counts.segments == 0 {
      Console.error(
        Console.say("Aviso: por ninguna se puede circular.", "Warning: none of them may be travelled."))
    }
    sayRestrictions()
  }

  private typealias Words = (one: String, many: String)

  /// `1 calle`, `2,310 calles`.
  private func counted(_ count: Int, _ spanish: Words, _ english: Words) -> String {
    let words = Console.language == .spanish ? spanish : english
    return grouped(count, decimals: 0) + " " + (count == 1 ? words.one : words.many)
  }

  private func text(_ osm: OSMCounts) -> String {
    let read = [
      counted(osm.nodes, ("nodo", "nodos"), ("node", "nodes")), counted(osm.ways, ("vía", "vías"), ("way", "ways")),
      counted(osm.relations, ("relación", "relaciones"), ("relation", "relations")),
    ]
    let kept = [
      counted(osm.keptWays, ("calle", "calles"), ("street", "streets")),
      counted(
        osm.keptRestrictions, ("restricción de vuelta", "restricciones de vuelta"),
        ("turn restriction", "turn restrictions")),
    ]
    let known = roads.isKnown ? Console.say(" (ya estaban)", " (were there)") : ""
    let (comma, and) = (", ", Console.say(" y ", " and "))
    return Console.say("OpenStreetMap, leído: ", "OpenStreetMap, read: ") + read.joined(separator: comma) + "; "
      + Console.say("tomado: ", "taken: ") + kept.joined(separator: and) + known + ".\n"
      + FieldOffice.openStreetMapNotice
  }

  /// Whatever of the file is not in the result, a line each; nothing where there is nothing.
  private func sayAside(_ osm: OSMCounts) {
    let dropped = osm.droppedRestrictions.values.reduce(0, +)
    let asides: [(count: Int, spanish: Words, english: Words)] = [
      (
        osm.areas, ("calle que es un área", "calles que son áreas"),
        ("street that is an area, left out", "streets that are areas, left out")
      ),
      (
        osm.waysTooShort,
        ("calle con menos de dos nodos en el archivo", "calles con menos de dos nodos en el archivo"),
        (
          "street with fewer than two nodes in the file, left out",
          "streets with fewer than two nodes in the file, left out"
        )
      ),
      (
        osm.waysWithMissingNodes,
        (
          "calle con nodos que el archivo no trae, unida por los que sí",
          "calles con nodos que el archivo no trae, unidas por los que sí"
        ),
        (
          "street with nodes that the file lacks, joined by the others",
          "streets with nodes that the file lacks, joined by the others"
        )
      ),
      (
        osm.missingNodes, ("nodo citado que el archivo no trae", "nodos citados que el archivo no trae"),
        ("node cited that the file lacks", "nodes cited that the file lacks")
      ),
      (
        osm.superseded, ("versión anterior", "versiones anteriores"),
        ("older version, left out", "older versions, left out")
      ),
      (
        dropped,
        (
          "restricción que no se entiende o está incompleta",
          "restricciones que no se entienden o están incompletas"
        ),
        ("restriction not understood or incomplete, left out", "restrictions not understood or incomplete, left out")
      ),
      (
        roads.counts.closedWays, ("calle que nadie puede transitar", "calles que nadie puede transitar"),
        ("street that nobody may travel", "streets that nobody may travel")
      ),
    ]
    for aside in asides where aside.count > 0 {
      let isLeftOut = aside.english.one.hasSuffix("left out") && Console.language == .spanish
      let opening = isLeftOut ? (aside.count == 1 ? "Se dejó fuera " : "Se dejaron fuera ") : ""
      Console.error(opening + counted(aside.count, aside.spanish, aside.english) + ".")
    }
  }

  private func sayRestrictions() {
    let found = roads.counts.restrictions
    guard found.read > 0 else { return }
    var said = [
      counted(found.kept, ("restricción rige", "restricciones rigen"), ("restriction binds", "restrictions bind"))
    ]
    let others: [(count: Int, spanish: Words, english: Words)] = [
      (
        found.forOthers, ("es para otros vehículos", "son para otros vehículos"),
        ("is for other vehicles", "are for other vehicles")
      ),
      (found.unplaced, ("no se ubica", "no se ubican"), ("has no place", "have no place")),
      (found.unknownKind, ("de clase desconocida", "de clase desconocida"), ("of unknown kind", "of unknown kind")),
      (
        found.unreadHours,
        ("con horario ilegible, que rige siempre", "con horario ilegible, que rigen siempre"),
        ("with unreadable hours, which binds always", "with unreadable hours, which bind always")
      ),
    ]
    said += others.filter { $0.count > 0 }.map { counted($0.count, $0.spanish, $0.english) }
    Console.error(Console.say("Vueltas", "Turns") + ": " + said.joined(separator: "; ") + ".")
  }

  private func json(_ osm: OSMCounts) -> String {
    let dropped = osm.droppedRestrictions.sorted { $0.key.rawValue < $1.key.rawValue }
    return JSONValue.object([
      ("format", .string("OpenStreetMap")), ("known", .bool(roads.isKnown)), ("nodes", JSONValue(osm.nodes)),
      ("ways", JSONValue(osm.ways)), ("relations", JSONValue(osm.relations)), ("kept_ways", JSONValue(osm.keptWays)),
      ("areas", JSONValue(osm.areas)), ("ways_too_short", JSONValue(osm.waysTooShort)),
      ("ways_with_missing_nodes", JSONValue(osm.waysWithMissingNodes)), ("missing_nodes", JSONValue(osm.missingNodes)),
      ("superseded", JSONValue(osm.superseded)), ("kept_restrictions", JSONValue(osm.keptRestrictions)),
      ("dropped_restrictions", .object(dropped.map { ($0.key.rawValue, JSONValue($0.value)) })),
      ("network", network), ("attribution", .string(FieldOffice.openStreetMapNotice)),
    ]).text
  }

  private var network: JSONValue {
    let (counts, turns) = (roads.counts, roads.counts.restrictions)
    return .object([
      ("segments", JSONValue(counts.segments)), ("junctions", JSONValue(counts.junctions)),
      ("components", JSONValue(counts.components)), ("metres", .decimal(Int(counts.metres.rounded()), decimals: 0)),
      ("closed_ways", JSONValue(counts.closedWays)), ("skipped_lines", JSONValue(counts.skipped.count)),
      (
        "restrictions",
        .object([
          ("read", JSONValue(turns.read)), ("kept", JSONValue(turns.kept)), ("for_others", JSONValue(turns.forOthers)),
          ("unplaced", JSONValue(turns.unplaced)), ("unknown_kind", JSONValue(turns.unknownKind)),
          ("unread_hours", JSONValue(turns.unreadHours)),
        ])
      ),
    ])
  }
}
