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
    Console.error(
      Console.say(
        "Red: \(counts.segments) tramos, \(counts.junctions) cruces, \(counts.components) componentes, \(decimals(counts.metres / 1000, 1)) km.",
        "Network: \(counts.segments) segments, \(counts.junctions) junctions, \(counts.components) components, \(decimals(counts.metres / 1000, 1)) km."
      ))
    sayRestrictions()
  }

  private func text(_ osm: OSMCounts) -> String {
    let known = roads.isKnown ? Console.say(" (ya estaban)", " (were there)") : ""
    return Console.say(
      "OpenStreetMap: \(osm.nodes) nodos, \(osm.ways) vías y \(osm.relations) relaciones leídos; \(osm.keptWays) calles y \(osm.keptRestrictions) restricciones de vuelta\(known)",
      "OpenStreetMap: \(osm.nodes) nodes, \(osm.ways) ways and \(osm.relations) relations read; \(osm.keptWays) streets and \(osm.keptRestrictions) turn restrictions\(known)"
    ) + "\n" + FieldOffice.openStreetMapNotice
  }

  /// Whatever of the file is not in the result, a line each; nothing where there is nothing.
  private func sayAside(_ osm: OSMCounts) {
    let asides: [(Int, String, String)] = [
      (osm.areas, "calles que son áreas, fuera", "streets that are areas, left out"),
      (
        osm.waysTooShort, "calles con menos de dos nodos en el archivo, fuera",
        "streets with fewer than two nodes in the file, left out"
      ),
      (
        osm.waysWithMissingNodes, "calles con nodos que el archivo no trae, unidas por los que sí",
        "streets with nodes that the file lacks, joined by the others"
      ),
      (osm.missingNodes, "nodos citados que el archivo no trae", "nodes cited that the file lacks"),
      (osm.superseded, "versiones anteriores, fuera", "older versions, left out"),
      (
        osm.droppedRestrictions.values.reduce(0, +), "restricciones que no se entienden o están incompletas, fuera",
        "restrictions not understood or incomplete, left out"
      ),
      (roads.counts.closedWays, "calles que nadie puede transitar", "streets that nobody may travel"),
    ]
    for (count, spanish, english) in asides where count > 0 {
      Console.error(Console.say("\(count) \(spanish).", "\(count) \(english)."))
    }
  }

  private func sayRestrictions() {
    let found = roads.counts.restrictions
    guard found.read > 0 else { return }
    Console.error(
      Console.say(
        "Vueltas: \(found.kept) restricciones rigen; \(found.forOthers) son para otros vehículos, \(found.unplaced) no se ubican, \(found.unknownKind) de clase desconocida, \(found.unreadHours) con horario ilegible que rige siempre.",
        "Turns: \(found.kept) restrictions bind; \(found.forOthers) are for other vehicles, \(found.unplaced) have no place, \(found.unknownKind) of unknown kind, \(found.unreadHours) with unreadable hours bind always."
      ))
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
