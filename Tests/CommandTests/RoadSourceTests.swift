import Foundation
import Store
import Territory
import Testing

/// Files of roads as they come: several that stand together, those that an earlier version kept, those that are none.
struct RoadSourceTests {
  private static let west = RoadOffice.osm([("Poniente", [(-103.43, 20.285), (-103.425, 20.285)], [:])])
  private static let (start, end) = ("-103.43,20.285", "-103.42,20.285")

  /// From `longitude` on to the east.
  private static func east(from longitude: String) -> String {
    RoadOffice.feature(
      #"{"type":"LineString","coordinates":[[\#(longitude),20.285],[-103.42,20.285]]}"#,
      #"{"name":"Oriente","category":"residential"}"#)
  }

  @Test("two sources are one network where a street ends within a metre of another's, and not where it ends farther")
  func joined() throws {
    // 0.52 m beyond the end.
    let near = try RoadOffice(("poniente.osm", Self.west), ("oriente.geojson", Self.east(from: "-103.424995")))
    let route = try near.route(Self.start, Self.end)
    #expect(RoadOffice.names(route) == ["Poniente", "Oriente"])
    #expect(abs(try #require(route["metres"] as? Double) - 1044) < 1.5)
    // 5.2 m beyond it.
    let far = try RoadOffice(("poniente.osm", Self.west), ("oriente.geojson", Self.east(from: "-103.42495")))
    #expect(try far.did("route", "--from", Self.start, "--to", Self.end).out.hasPrefix("No hay camino de"))
    try near.office.isClean()
  }

  @Test("an import taken back takes its streets with it, though they lay ordered beside the file")
  func undone() throws {
    let office = try RoadOffice(("poniente.osm", Self.west), ("oriente.geojson", Self.east(from: "-103.425")))
    #expect(RoadOffice.names(try office.route(Self.start, Self.end)) == ["Poniente", "Oriente"])
    try office.did("undo")
    let answer = try office.did("route", "--from", Self.start, "--to", Self.end)
    // The end of Poniente is the street nearest to the goal.
    #expect(!answer.out.contains("Oriente") && answer.err.isEmpty)
  }

  @Test("roads kept as lines of JSON, as before 0.2.0, are travelled; their one-ways, names and limits hold")
  func earlier() throws {
    let office = try ScenarioOffice.jocotepec()
    let store = try FieldStore(path: office.file)
    let lines = [
      #"{"category":"residential","direction":0,"name":"Poniente","path":{"coordinates":[-1034300000,202850000,-1034250000,202850000],"type":"LineString"}}"#,
      #"{"category":"residential","direction":1,"limit":20,"name":"Oriente","path":{"coordinates":[-1034250000,202850000,-1034200000,202850000],"type":"LineString"},"surface":"dirt"}"#,
      #"{"category":"residential","direction":0,"name":"Vuelta","path":{"coordinates":[-1034200000,202850000,-1034200000,202900000,-1034300000,202900000,-1034300000,202850000],"type":"LineString"}}"#,
    ]
    _ = try store.write(by: "C01", at: Instant("2024-05-10T18:00:00Z")!) { door in
      let content = try door.keepContent { try $0(Array((lines.joined(separator: "\n") + "\n").utf8)) }
      let id = RecordID(kind: "road_source", key: ["calles.geojson"])
      try door.enter(
        "roads.import",
        [
          Assignment(
            .roadSource, id,
            ["name": "calles.geojson", "content": .text(content), "source_sha256": "", "lines": 3])
        ])
    }
    try store.close()
    let there = try office.did("route", "--from", Self.start, "--to", Self.end, "--json").object()
    #expect(RoadOffice.names(there) == ["Poniente", "Oriente"])
    // 522 m at 30 km/h, and 522 m at half of the 20 that its sign says or less: it is dirt.
    #expect(try #require(there["seconds"] as? Double) > 62 + 94)
    let back = try office.did("route", "--from", Self.end, "--to", Self.start, "--json").object()
    #expect(RoadOffice.names(back) == ["Vuelta"], "One way only.")
    try office.isClean()
  }

  @Test(
    "a hostile file is one sentence, and nothing is written",
    arguments: [
      ("cortado.osm", #"<?xml version="1.0"?><osm version="0.6"><node id="1" lat="20" lon="-103"/><way id="1"><nd re"#),
      ("fuera.osm", #"<osm version="0.6"><node id="1" lat="920" lon="-103"/><way id="2"><nd ref="1"/></way></osm>"#),
      ("sin-calles.osm", #"<osm version="0.6"><node id="1" lat="20" lon="-103"/></osm>"#),
      (
        "bomba.osm",
        "<!DOCTYPE o [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><osm version=\"0.6\"><node id=\"&b;\"/></osm>"
      ),
      ("cabeza.osm.pbf", "\u{0}\u{0}\u{0}\u{E}\u{A}\u{9}OSMHeader\u{18}\u{7F}nada"),
      ("ruido.osm.pbf", "\u{1}\u{2}\u{3}\u{4}\u{5}"),
      ("tabla.csv", "nombre,ancho\nCalle,7\n"), ("vacio.osm", ""),
      ("punto.geojson", RoadOffice.feature(#"{"type":"Point","coordinates":[-103.4,20.3]}"#)),
    ])
  func hostile(name: String, text: String) throws {
    let office = try ScenarioOffice.jocotepec()
    try office.write(text, to: name)
    let before = try office.state()
    let answer = try office.run("import", "roads", name)
    #expect(answer.code == 1 && answer.out.isEmpty, "\(answer.err)")
    #expect(answer.err.split(separator: "\n").count == 1 && answer.err.contains(name), "\(answer.err)")
    #expect(try office.state() == before)
  }

  @Test("a packed file that grows a thousandfold is read within bounded memory, and refused")
  func packedBomb() throws {
    let office = try ScenarioOffice.jocotepec()
    let making = Process()
    making.executableURL = URL(fileURLWithPath: "/bin/sh")
    making.arguments = [
      "-c", "{ printf '<osm version=\"0.6\">'; head -c 200000000 /dev/zero | tr '\\0' ' '; } | gzip -1 > \"$1\"", "sh",
      office.harness.path("bomba.osm.gz"),
    ]
    try making.run()
    making.waitUntilExit()
    // Address space in KiB: the file unpacked would not fit beside the program.
    let limited = ["/bin/sh", "-c", "ulimit -v 4000000; exec \"$@\"", "sh"]
    let answer = try office.harness.run(
      ["import", "roads", "bomba.osm.gz", "--database", office.file], environment: ["RECORRIDO_NOW": office.now],
      prefix: limited)
    #expect(answer.code == 1 && answer.err.split(separator: "\n").count == 1, "\(answer.err)")
  }
}
