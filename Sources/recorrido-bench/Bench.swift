import Foundation
import Store
import Territory

/// Makes what `scripts/bench` measures on, and runs what has no command of its own:
/// `recorrido-bench journal FILE ENTRIES` writes an office's file with so many entries, each a visit, as a year of work
/// would leave them; `recorrido-bench works FILE.gpkg COUNT points|areas` a table of synthetic works;
/// `recorrido-bench export FILE TABLE OUTPUT` writes such a table in the format of the output's ending.
@main
struct Bench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "journal" where arguments.count == 3:
      guard let entries = Int(arguments[2]), entries > 2 else { break }
      return try makeJournal(at: arguments[1], entries: entries)
    case "works" where arguments.count == 4:
      guard let count = Int(arguments[2]), ["points", "areas"].contains(arguments[3]) else { break }
      return try Maps.makeWorks(at: arguments[1], count: count, areAreas: arguments[3] == "areas")
    case "export" where arguments.count == 4:
      return try Maps.export(arguments[1], table: arguments[2], to: arguments[3])
    default: break
    }
    let usage = """
      usage: recorrido-bench journal FILE ENTRIES
             recorrido-bench works FILE.gpkg COUNT points|areas
             recorrido-bench export FILE TABLE OUTPUT

      """
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
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
