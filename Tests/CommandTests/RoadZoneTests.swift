import Foundation
import Testing

/// Ways that keep out of zones.
struct RoadZoneTests {
  /// From west to east straight on, or around by the north.
  private static let loop = RoadOffice.osm([
    ("Directa", [(-103.43, 20.285), (-103.425, 20.285), (-103.42, 20.285)], [:]),
    ("Rodeo", [(-103.43, 20.285), (-103.43, 20.288), (-103.42, 20.288), (-103.42, 20.285)], [:]),
  ])
  private static let (west, east) = ("-103.43,20.285", "-103.42,20.285")
  /// Around the middle of the straight street.
  private static let middle = [(-103.426, 20.2845), (-103.424, 20.2845), (-103.424, 20.2855), (-103.426, 20.2855)]
  private static let corners = middle.map { "\($0.0),\($0.1)" }.joined(separator: " ")
  private static let polygon =
    #"{"type":"Polygon","coordinates":[[\#((middle + middle.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ","))]]}"#

  private static func office(_ fields: String...) throws -> RoadOffice {
    let office = try RoadOffice(("vuelta.osm", loop))
    let answer = try office.office.run(["zone", "add", "name=Centro", "polygon=\(corners)"] + fields)
    try #require(answer.code == 0, "\(answer.err)")
    return office
  }

  @Test("a zone is avoided by its name, and only in its hours, which may cross midnight")
  func hours() throws {
    let office = try Self.office("weekdays=lun-vie", "time_from=20:00", "time_to=05:00")
    func streets(_ more: String...) throws -> [String] {
      let answer = try office.office.run(["route", "--from", Self.west, "--to", Self.east, "--json"] + more)
      return RoadOffice.names(try answer.object())
    }
    #expect(try streets() == ["Directa"])
    #expect(try streets("--avoid", "Centro") == ["Rodeo"], "At any hour it may hold.")
    #expect(try streets("--avoid", "centro", "--at", "2024-05-14T22:00") == ["Rodeo"], "Tuesday night.")
    #expect(try streets("--avoid", "Centro", "--at", "2024-05-14T10:00") == ["Directa"])
    #expect(
      try streets("--avoid", "Centro", "--at", "2024-05-18T03:00") == ["Rodeo"], "Friday's night is Saturday's dawn.")
    #expect(try streets("--avoid", "Centro", "--at", "2024-05-18T22:00") == ["Directa"], "Saturday is not of the days.")
  }

  @Test("a zone in a file is avoided as one of the office's")
  func file() throws {
    let office = try RoadOffice(("vuelta.osm", Self.loop))
    let hours = #"{"horas":"20:00-05:00","dias":"lun-vie"}"#
    try office.office.write(RoadOffice.feature(Self.polygon, hours), to: "zona.geojson")
    func streets(_ more: String...) throws -> [String] {
      let answer = try office.office.run(
        ["route", "--from", Self.west, "--to", Self.east, "--json", "--avoid", "zona.geojson"] + more)
      return RoadOffice.names(try answer.object())
    }
    #expect(try streets("--at", "2024-05-14T22:00") == ["Rodeo"])
    #expect(try streets("--at", "2024-05-14T10:00") == ["Directa"])
  }

  @Test("inside a zone that only warns one arrives; where a forbidden one bars the only street there is no way")
  func severity() throws {
    let corners = [-103.43, -103.428, -103.422, -103.42]
    let street = RoadOffice.osm([
      ("Única", corners.map { ($0, 20.285) }, [:]),
      ("Uno", [(corners[1], 20.285), (corners[1], 20.287)], [:]),
      ("Dos", [(corners[2], 20.285), (corners[2], 20.287)], [:]),
    ])
    let office = try RoadOffice(("unica.osm", street))
    for (name, severity) in [("alto", "prohibido"), ("ojo", "aviso")] {
      try office.office.write(
        RoadOffice.feature(Self.polygon, #"{"severidad":"\#(severity)"}"#), to: "\(name).geojson")
    }
    let barred = try office.did("route", "--from", Self.west, "--to", Self.east, "--avoid", "alto.geojson")
    #expect(barred.out.hasPrefix("No hay camino de \(Self.west) a \(Self.east)"))
    #expect(barred.out.hasSuffix(", y lo que --avoid y --closed cierran.\n"))
    let plain = try office.route(Self.west, Self.east)
    let warned = try office.route(Self.west, Self.east, "--avoid", "ojo.geojson")
    #expect(warned["metres"] as? Double == plain["metres"] as? Double)
    #expect(warned["seconds"] as? Double == plain["seconds"] as? Double, "What deters is not driven.")
  }

  @Test(
    "what is no zone is told in a sentence",
    arguments: [
      ("Norte", "No hay zona evitada «Norte»; vea «recorrido zone list»."),
      ("punto.geojson", "punto.geojson, elemento 1: no es un área; dibújelo como polígono o quítelo."),
      ("horas.geojson", "«siempre» no vale para «horas»; use 20:00-05:00."),
    ])
  func refused(zone: String, sentence: String) throws {
    let office = try RoadOffice(("vuelta.osm", Self.loop))
    try office.office.write(
      RoadOffice.feature(#"{"type":"Point","coordinates":[-103.425,20.285]}"#), to: "punto.geojson")
    try office.office.write(RoadOffice.feature(Self.polygon, #"{"horas":"siempre"}"#), to: "horas.geojson")
    let answer = try office.run("route", "--from", Self.west, "--to", Self.east, "--avoid", zone)
    #expect(answer.code == 1 && answer.err == sentence + "\n" && answer.out.isEmpty)
  }
}
