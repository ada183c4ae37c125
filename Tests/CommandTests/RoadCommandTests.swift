import Foundation
import Testing

/// Ways, matrices and reach asked of roads on the command line.
struct RoadCommandTests {
  /// From the south one may not turn left into Poniente: the way round is by Norte, Alta and Bajada.
  private static let town = """
    <?xml version="1.0" encoding="UTF-8"?>
    <osm version="0.6">
    <node id="1" version="1" lat="20.2800" lon="-103.4300"/><node id="2" version="1" lat="20.2810" lon="-103.4300"/>
    <node id="3" version="1" lat="20.2810" lon="-103.4310"/><node id="4" version="1" lat="20.2816" lon="-103.4300"/>
    <node id="5" version="1" lat="20.2813" lon="-103.4310"/>
    <way id="10" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Sur"/></way>
    <way id="11" version="1"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Poniente"/></way>
    <way id="12" version="1"><nd ref="2"/><nd ref="4"/><tag k="highway" v="residential"/><tag k="name" v="Norte"/></way>
    <way id="13" version="1"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/><tag k="name" v="Alta"/></way>
    <way id="14" version="1"><nd ref="5"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Bajada"/>
      <tag k="surface" v="dirt"/></way>
    <relation id="20" version="1"><member type="way" ref="10" role="from"/><member type="node" ref="2" role="via"/>
      <member type="way" ref="11" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="no_left_turn"/>
    </relation>
    </osm>
    """
  private static let notice = "© colaboradores de OpenStreetMap (ODbL)"
  private static let (south, west) = ("-103.4300,20.2800", "-103.4310,20.2810")

  private static func office() throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "roads", office.write(town, to: "pueblo.osm"))
    return office
  }

  private static func route(_ more: String..., in office: ScenarioOffice) throws -> [String: Any] {
    let answer = try office.run(["route", "--from", south, "--to", west, "--json"] + more)
    try #require(answer.code == 0, "\(answer.err)")
    return try answer.object()
  }

  private static func names(_ route: [String: Any]) -> [String] {
    (route["streets"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
  }

  private static func feature(_ geometry: String, _ properties: String = "{}") -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}]}"#
  }

  @Test("a forbidden left turn is driven around, with an instruction for each turn and OpenStreetMap's notice")
  func turn() throws {
    let office = try Self.office()
    let route = try Self.route(in: office)
    #expect(
      Self.names(route) == ["Sur", "Norte", "Alta", "Bajada"]
        || Self.names(route) == ["Sur", "Norte", "Alta", "Bajada", "Poniente"])
    // 110.7 + 66.4 + 109.5 + 33.2 m; with the turn it would be 215.2.
    #expect(abs(try #require(route["metres"] as? Double) - 319.8) < 1)
    #expect(route["attribution"] as? [String] == [Self.notice])
    let said = try office.did("route", "--from", Self.south, "--to", Self.west).lines
    #expect(said[1] == "  1. Sal por Sur y sigue 110 m." && said.last == Self.notice)
    let foot = try Self.route("--profile", "foot", in: office)
    #expect(Self.names(foot) == ["Sur", "Poniente"], "Who walks turns left.")
    try office.isClean()
  }

  @Test("counts, what is set aside and the network are told; the same file again changes nothing")
  func counts() throws {
    let office = try ScenarioOffice.jocotepec()
    let file = try office.write(Self.town, to: "pueblo.osm")
    let first = try office.did("import", "roads", file, "--json").object()
    #expect(first["kept_ways"] as? Int == 5 && first["kept_restrictions"] as? Int == 1)
    #expect((first["network"] as? [String: Any])?["segments"] as? Int == 5)
    #expect(try office.did("import", "roads", file, "--json").object()["known"] as? Bool == true)
    try office.isClean()
  }

  @Test("a closed street and an avoided area leave no way, and are told in one sentence")
  func closed() throws {
    let office = try Self.office()
    let line = #"{"type":"LineString","coordinates":[[-103.43,20.2816],[-103.431,20.2813]]}"#
    let area =
      #"{"type":"Polygon","coordinates":[[[-103.4307,20.2814],[-103.4303,20.2814],[-103.4303,20.2816],[-103.4307,20.2816],[-103.4307,20.2814]]]}"#
    try office.write(Self.feature(line), to: "cerradas.geojson")
    try office.write(Self.feature(line, #"{"porcentaje":50}"#), to: "lentas.geojson")
    try office.write(Self.feature(area, #"{"horas":"20:00-05:00","dias":"lun-vie"}"#), to: "zona.geojson")
    let plain = try #require(try Self.route(in: office)["seconds"] as? Double)
    let slow = try Self.route("--closed", "lentas.geojson", in: office)
    #expect(try #require(slow["seconds"] as? Double) > plain)
    for option in [["--closed", "cerradas.geojson"], ["--avoid", "zona.geojson", "--at", "2024-05-14T22:00"]] {
      // Round by Norte and back one comes from the north, and may turn right into Poniente.
      let answer = try office.run(["route", "--from", Self.south, "--to", Self.west, "--json"] + option)
      if answer.code == 0 {
        #expect(!Self.names(try answer.object()).contains("Alta"))
      } else {
        #expect(answer.code == 1 && answer.err.hasPrefix("No hay camino de"))
      }
    }
    let morning = try Self.route("--avoid", "zona.geojson", "--at", "2024-05-14T10:30", in: office)
    #expect(morning["seconds"] as? Double == plain, "By day the area is open.")
  }

  @Test("rain slows bare ground; the least fuel is refused to who burns none")
  func rain() throws {
    let office = try Self.office()
    let dry = try #require(try Self.route(in: office)["seconds"] as? Double)
    #expect(try #require(try Self.route("--rain", in: office)["seconds"] as? Double) > dry)
    let answer = try office.run(
      "route", "--from", Self.south, "--to", Self.west, "--profile", "foot", "--optimise", "fuel")
    #expect(answer.code == 1 && answer.err.hasPrefix("El perfil «foot» no gasta gasolina"))
  }

  @Test("a GPX is well-formed, and holds the turns and the notice")
  func gpx() throws {
    let office = try Self.office()
    _ = try Self.route("-o", "camino.gpx", in: office)
    let data = try Data(contentsOf: URL(fileURLWithPath: office.harness.path("camino.gpx")))
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains(Self.notice) && text.contains("<rtept ") && text.contains("Sal por Sur"))
    #expect(text.components(separatedBy: "<trkpt ").count - 1 >= 5)
  }

  @Test("a matrix says metres, minutes and litres of each pair, as routes do")
  func matrix() throws {
    let office = try Self.office()
    try office.write("clave,lon,lat\na,-103.4300,20.2800\nb,-103.4310,20.2810\n", to: "lugares.csv")
    let lines = try office.did("matrix", "lugares.csv", "--km-per-litre", "10").lines
    #expect(lines.count == 3 && lines[0] == "origen,destino,metros,minutos,litros,base")
    let cells = lines[1].split(separator: ",").map(String.init)
    let route = try Self.route("--km-per-litre", "10", in: office)
    #expect(cells[0] == "a" && cells[1] == "b" && Double(cells[2]) == route["metres"] as? Double)
    #expect(cells[5] == "vialidad")
  }

  @Test("reach says kilometres of street and square kilometres, more for more minutes")
  func reach() throws {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "roads", ScenarioOffice.data("jocotepec/calles.geojson"))
    func km(_ minutes: String) throws -> Double {
      let found = try office.did("reach", "140500001", "--minutes", minutes, "--json", "-o", "area.geojson").object()
      return try #require(found["street_km"] as? Double)
    }
    let (five, ten) = (try km("5"), try km("10"))
    #expect(five > 1 && ten > five)
    let area = try String(contentsOfFile: office.harness.path("area.geojson"), encoding: .utf8)
    #expect(area.contains("Polygon") && area.contains("\"km2\""))
  }
}
