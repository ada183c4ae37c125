import Foundation
import Testing

/// What ways, matrices and reach leave in files, and what they say where there is no way.
struct RoadAnswerTests {
  /// Two streets that nothing joins: 1,044 m from west to east each, half a kilometre apart.
  private static let islands = RoadOffice.osm([
    ("Calle Norte", [(-103.43, 20.285), (-103.42, 20.285)], [:]),
    ("Calle Sur", [(-103.43, 20.28), (-103.42, 20.28)], [:]),
  ])
  private static let (west, middle, east) = ("-103.43,20.285", "-103.425,20.285", "-103.42,20.285")
  private static let south = "-103.425,20.28"

  private static func office() throws -> RoadOffice { try RoadOffice(("islas & más.osm", islands)) }

  @Test("no way is an answer: a sentence, nothing drawn, and nothing where a program reads figures")
  func noWay() throws {
    let office = try Self.office()
    let sentence =
      "No hay camino de \(Self.west) a \(Self.south) en la vialidad cargada para «car»; revise sentidos y tramos sueltos."
    let said = try office.did("route", "--from", Self.west, "--to", Self.south, "-o", "nada.gpx")
    #expect(said.out == sentence + "\n")
    #expect(said.err == "No se escribió nada.gpx: no hay qué dibujar.\n")
    #expect(!FileManager.default.fileExists(atPath: office.path("nada.gpx")))
    let read = try office.route(Self.west, Self.south)
    #expect(read["metres"] is NSNull && read["seconds"] is NSNull && read["litres"] is NSNull)
    #expect((read["legs"] as? [Any])?.isEmpty == true)
    let english = try office.did("--lang", "en", "route", "--from", Self.west, "--to", Self.south)
    #expect(english.out.hasPrefix("There is no way from \(Self.west) to \(Self.south)"))
  }

  @Test("a matrix leaves pairs without a way empty, in CSV and in JSON, and counts them")
  func pathlessPairs() throws {
    let office = try Self.office()
    try office.office.write(
      "clave,lon,lat\noeste,-103.43,20.285\n\"este, fin\",-103.42,20.285\nsur,-103.425,20.28\n", to: "lugares.csv")
    let csv = try office.did("matrix", "lugares.csv", "--km-per-litre", "10").lines
    #expect(csv.count == 7)
    #expect(csv[1].hasPrefix("oeste,\"este, fin\",1044."))
    #expect(csv[2] == "oeste,sur,,,," && csv[6] == "sur,\"este, fin\",,,,")
    let kept = try office.did("matrix", "lugares.csv", "--km-per-litre", "10", "-o", "m.csv")
    #expect(kept.out.isEmpty && kept.err == "m.csv: 3 lugares, 6 pares, 4 sin camino.\n\(RoadOffice.notice)\n")
    #expect(try String(contentsOfFile: office.path("m.csv"), encoding: .utf8) == csv.joined(separator: "\n") + "\n")
    try office.did("matrix", "lugares.csv", "--km-per-litre", "10", "-o", "m.json")
    let data = try Data(contentsOf: URL(fileURLWithPath: office.path("m.json")))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let pairs = try #require(json["matrix"] as? [[String: Any]])
    #expect(pairs.count == 6 && json["attribution"] as? [String] == [RoadOffice.notice])
    let metres = try #require(pairs[0]["metros"] as? Double)
    #expect(abs(metres - 1044) < 1 && csv[1].hasSuffix("vialidad"))
    // Three decimals of metres over 10 km/l, to the millilitre.
    #expect(try #require(pairs[0]["litros"] as? Double) == (metres / 10).rounded() / 1000)
    #expect(pairs[1]["metros"] is NSNull && pairs[1]["base"] is NSNull)
    let read = try office.did("matrix", "lugares.csv", "--km-per-litre", "10", "--json").object()
    #expect((read["matrix"] as? [[String: Any]])?[0]["metres"] as? Double == metres)
  }

  @Test("a GPX is XML: a route of the turns and a track of the line, with names, figures and the notice")
  func gpx() throws {
    let office = try RoadOffice(
      (
        "esquina.osm",
        RoadOffice.osm([
          ("Calle &lt;Uno&gt; &amp; Dos", [(-103.43, 20.285), (-103.42, 20.285)], [:]),
          ("Alta", [(-103.42, 20.285), (-103.42, 20.29)], [:]),
        ])
      ))
    let route = try office.route(Self.west, "-103.42,20.29", "-o", "camino.gpx")
    let xml = try ReadXML(office.path("camino.gpx"))
    let root = try #require(xml.elements.first)
    #expect(root.path == "gpx" && root.attributes["version"] == "1.1")
    #expect(root.attributes["xmlns"] == "http://www.topografix.com/GPX/1/1")
    // The schema's order.
    let order = xml.elements.map(\.path).filter { $0.filter { $0 == "/" }.count == 1 }
    #expect(order == ["gpx/metadata", "gpx/rte", "gpx/trk"])
    #expect(xml.all("gpx/metadata/copyright").map { $0.attributes["author"] } == [RoadOffice.notice])
    #expect(xml.all("gpx/metadata/desc").first?.text.contains("1.60 km") == true)
    #expect(xml.all("gpx/rte/name").first?.text == "\(Self.west) → -103.42,20.29")
    let legs = try #require(route["legs"] as? [[String: Any]])
    let said = xml.all("gpx/rte/rtept/desc").map(\.text)
    #expect(said == legs.compactMap { $0["instruction"] as? String } && said.count == 3)
    #expect(said[0].hasPrefix("Sal por Calle <Uno> & Dos") && said[1].hasPrefix("Gira a la izquierda en Alta"))
    let track = xml.all("gpx/trk/trkseg/trkpt").map {
      ($0.attributes["lon"] ?? "") + " " + ($0.attributes["lat"] ?? "")
    }
    #expect(track == ["-103.4300000 20.2850000", "-103.4200000 20.2850000", "-103.4200000 20.2900000"])
  }

  @Test("GeoJSON of a way and of an area is RFC 7946, bears the notice, and goes to standard output alone with -")
  func geoJSON() throws {
    let office = try Self.office()
    let route = try office.route(Self.west, Self.east, "-o", "camino.geojson")
    let way = try office.geoJSON("camino.geojson")
    #expect(way.positions == [[-103.43, 20.285], [-103.42, 20.285]])
    #expect(way.collection["attribution"] as? String == RoadOffice.notice)
    #expect(way.properties["origen"] as? String == Self.west && way.properties["base"] as? String == "vialidad")
    let metres = try #require(route["metres"] as? Double)
    #expect(abs(try #require(way.properties["km"] as? Double) - metres / 1000) <= 0.0005)
    try office.did("reach", Self.middle, "--km", "0.3", "-o", "area.geojson")
    let area = try office.geoJSON("area.geojson")
    #expect(area.collection["attribution"] as? String == RoadOffice.notice)
    #expect(area.properties["km"] as? Double == 0.3)
    let answer = try office.did("route", "--from", Self.west, "--to", Self.east, "-o", "-")
    #expect(try CheckedGeoJSON(Data(answer.out.utf8)).positions == way.positions)
  }

  @Test("a format that is not written is refused before anything is done", arguments: ["route", "reach", "matrix"])
  func formats(command: String) throws {
    let office = try Self.office()
    let arguments = [
      "route": ["--from", Self.west, "--to", Self.east], "reach": [Self.middle, "--km", "1"], "matrix": ["lugares.csv"],
    ]
    let answer = try office.office.run([command] + (arguments[command] ?? []) + ["-o", "camino.xlsx"])
    #expect(answer.code == 1 && answer.out.isEmpty)
    #expect(answer.err.hasPrefix("«camino.xlsx» no termina en lo que aquí se escribe; dé un archivo "))
    #expect(!FileManager.default.fileExists(atPath: office.path("camino.xlsx")))
  }

  @Test("so many kilometres, or the litres for them, reach the same street; more reach no more than there is")
  func reach() throws {
    let office = try Self.office()
    func streets(_ limit: String...) throws -> Double {
      let answer = try office.office.run(["reach", Self.middle, "--json"] + limit)
      return try #require(try answer.object()["street_km"] as? Double, "\(answer.err)")
    }
    // 300 m to either side.
    #expect(abs(try streets("--km", "0.3") - 0.6) < 0.002)
    #expect(abs(try streets("--litres", "0.03", "--km-per-litre", "10") - 0.6) < 0.002)
    // The law's 30 km/h: half a minute is 250 m.
    #expect(abs(try streets("--minutes", "0.5") - 0.5) < 0.002)
    #expect(abs(try streets("--km", "50") - 1.044) < 0.002)
    let answer = try office.run("reach", Self.middle, "--litres", "1", "--profile", "foot")
    #expect(answer.code == 1 && answer.err.hasPrefix("El perfil «foot» no gasta gasolina; dé --vehicle"))
  }
}
