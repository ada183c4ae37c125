import Foundation
import Store
import Territory

/// Makes what `scripts/bench` measures on: `recorrido-bench journal FILE ENTRIES` writes an office's file with so many
/// entries, each a visit, as a year of work would leave them. Makes and writes maps: see `Maps`. And measures the road
/// engine and the planner on it: see `RoadBench` and `RoundBench`.
@main
struct Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "roads", try await RoadBench.run(Array(arguments.dropFirst())) { return }
    if arguments.first == "maps", try Maps.run(Array(arguments.dropFirst())) { return }
    if arguments.first == "rounds", try await RoundBench.run(Array(arguments.dropFirst())) { return }
    guard arguments.count == 3, arguments.first == "journal", let entries = Int(arguments.last!), entries > 2 else {
      let usage =
        "usage: recorrido-bench journal FILE ENTRIES | \(Maps.usage) | \(RoadBench.usage) | \(RoundBench.usage)\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    try makeJournal(at: arguments[1], entries: entries)
  }

  private static let dawn = Instant("2024-01-02T15:00:00Z")!

  private static func makeJournal(at path: String, entries: Int) throws {
    let store = try FieldStore.create(at: path, by: "C01", at: dawn) { door in
      try door.enter(
        "init",
        [
          Assignment(
            .jurisdiction, RecordID(kind: "jurisdiction", key: []),
            ["key": "09006", "name": "Iztacalco", "scope": "municipality", "zone": "America/Mexico_City"])
        ])
    }
    let site = RecordID(kind: "works_site", key: ["banco"])
    // One transaction a thousand entries: what is measured is the reading.
    for first in stride(from: 2, through: entries, by: 1000) {
      _ = try store.write(by: "P01", at: dawn) { door in
        for number in first...min(first + 999, entries) { try door.enter("visit.record", [visit(number, of: site)]) }
      }
    }
  }

  private static func visit(_ number: Int, of site: RecordID) -> Assignment {
    let at = Instant(seconds: dawn.seconds + number * 600)
    let point = Coordinate(
      longitudeE7: -990_950_000 + number * 37 % 80_000, latitudeE7: 193_950_000 + number * 53 % 40_000)
    return Assignment(
      .visit, RecordID(kind: "visit", key: ["\(number)"]),
      [
        "site_id": .text(site.description), "visited_at": .text(at.description), "captured_at": .text(at.description),
        "phase": "durante", "physical_progress": .integer(number % 10_001), "gps_accuracy_m": 5000,
        "summary": "Trabajos en proceso con personal en el sitio.", "point": FieldValue(Shape.point(point)),
      ])
  }
}
