import Foundation
import Testing

/// S6: one file for the council's session, with nothing personal in it.
struct ScenarioMapTests {
  private static let map = ["map", "--layers", "coverage,projects,assemblies", "--period", "2024-T4"]

  /// The session's map as text and as JSON.
  private static func drawn(_ office: ScenarioOffice) throws -> (text: String, collection: [String: Any]) {
    let answer = try office.run(map + ["--public", "-o", "sesion.geojson"])
    try #require(answer.code == 0, "\(answer.err)")
    #expect(answer.err == "126 elementos en sesion.geojson: 57 unidades, 57 obras, 12 asambleas\n")
    let text = try String(contentsOfFile: office.harness.path("sesion.geojson"), encoding: .utf8)
    return (text, try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]))
  }

  private static func features(_ collection: [String: Any]) throws -> [[String: Any]] {
    try #require(collection["features"] as? [[String: Any]])
  }

  private static func kind(_ feature: [String: Any]) -> Substring {
    (feature["id"] as? String ?? "").prefix { $0 != "/" }
  }

  @Test("126 features, no crs, the box of the quarter's features at four decimals")
  func collection() throws {
    let office = try ScenarioOffice.iztacalco()
    let (_, collection) = try Self.drawn(office)
    #expect(
      Set(collection.keys) == ["type", "features", "bbox"] && collection["type"] as? String == "FeatureCollection")
    let box = try #require(collection["bbox"] as? [Double])
    #expect(box.map { ($0 * 10_000).rounded() / 10_000 } == [-99.1371, 19.3757, -99.0560, 19.4221])
    let features = try Self.features(collection)
    #expect(features.count == 126)
    let kinds = Dictionary(grouping: features, by: Self.kind).mapValues(\.count)
    #expect(kinds == ["unidad": 57, "obra": 57, "asamblea": 12])
    #expect(features.allSatisfy { $0["geometry"] is [String: Any] && $0["type"] as? String == "Feature" })
    try office.isClean()
  }

  @Test("on paper it is one sheet: the list of the units without room for their names has its place on it")
  func sheet() throws {
    let office = try ScenarioOffice.iztacalco()
    let answer = try office.run(Self.map + ["--public", "-o", "sesion.png", "--dpi", "36"])
    try #require(answer.code == 0, "\(answer.err)")
    let png = [UInt8](try Data(contentsOf: URL(fileURLWithPath: office.harness.path("sesion.png"))))
    // A list that does not fit makes a picture longer than its paper: 279.4 × 215.9 mm.
    let sides = [png[16..<20], png[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } }
    #expect(sides == [396, 306])
  }

  @Test("each layer's properties by name")
  func properties() throws {
    let (text, collection) = try Self.drawn(.iztacalco())
    let names = [
      "unidad": ["cveut", "nombre", "visitas", "cobertura", "proyectos", "avance_promedio"],
      "obra": [
        "folio", "nombre", "tipo", "estado", "avance_fisico", "avance_financiero", "monto_asignado", "monto_ejercido",
        "ultima_visita", "cveut",
      ],
      "asamblea": ["tipo", "fecha", "lugar", "asistentes", "acuerdos", "cveut"],
    ]
    for feature in try Self.features(collection) {
      let properties = try #require(feature["properties"] as? [String: Any])
      #expect(Set(properties.keys) == Set(names[String(Self.kind(feature))] ?? []))
    }
    // And in this order in the file.
    for (kind, names) in names {
      let line = try #require(text.split(separator: "\n").first { $0.contains("\"id\":\"\(kind)/") })
      let places = try names.map { try #require(line.range(of: "\"\($0)\":")).lowerBound }
      #expect(places == places.sorted())
    }
  }

  @Test("the works' features tell what the quarter's last visit found")
  func figures() throws {
    let (_, collection) = try Self.drawn(.iztacalco())
    let features = try Self.features(collection)
    func properties(_ id: String) throws -> [String: Any] {
      try #require(features.first { $0["id"] as? String == id }?["properties"] as? [String: Any])
    }
    let work = try properties("obra/PP-2024-0664-1")
    #expect(work["ultima_visita"] as? String == "2024-10-10" && work["avance_fisico"] as? Double == 5)
    #expect(work["monto_asignado"] as? Double == 1_026_675.72 && work["cveut"] as? String == "06-064")
    let unit = try properties("unidad/06-064")
    #expect(unit["visitas"] as? Int == 1 && unit["cobertura"] as? Int == 1 && unit["proyectos"] as? Int == 1)
    #expect(unit["avance_promedio"] as? Double == 5)
    let visits = features.compactMap { ($0["properties"] as? [String: Any])?["visitas"] as? Int }
    #expect(visits.count == 57 && visits.reduce(0, +) == 61)
    let assembly = try properties("asamblea/ASM-2024-T4-02")
    #expect(assembly["fecha"] as? String == "2024-10-12" && assembly["asistentes"] as? Int == 24)
    #expect(assembly["acuerdos"] is NSNull)
  }

  @Test("rings run as RFC 7946 wants, coordinates are lon,lat with six decimals at most")
  func geometry() throws {
    let (text, collection) = try Self.drawn(.iztacalco())
    #expect(text.firstMatch(of: /\d\.\d{7,}/) == nil)
    var rings = 0
    for feature in try Self.features(collection) {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      if let point = geometry["coordinates"] as? [Double] {
        #expect(point.count == 2 && (-99.2 ... -99.0).contains(point[0]) && (19.3...19.5).contains(point[1]))
        continue
      }
      for polygon in try #require(geometry["coordinates"] as? [[[[Double]]]]) {
        for (index, ring) in polygon.enumerated() {
          rings += 1
          #expect(ring.first == ring.last)
          let doubled = zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
          #expect(index == 0 ? doubled > 0 : doubled < 0)
        }
      }
    }
    #expect(rings >= 57)
  }

  @Test("layers in the order asked, keys in order within each, and the same bytes twice")
  func order() throws {
    let office = try ScenarioOffice.iztacalco()
    let (text, collection) = try Self.drawn(office)
    let ids = try Self.features(collection).compactMap { $0["id"] as? String }
    #expect(ids.first == "unidad/06-002" && ids[57] == "obra/PP-2024-0602-1" && ids[114] == "asamblea/ASM-2024-T4-01")
    for part in [ids[..<57], ids[57..<114], ids[114...]] { #expect(part.elementsEqual(part.sorted())) }
    #expect(try Self.drawn(office).text == text)
  }

  @Test("no promoter's name or code is in the public file")
  func nobody() throws {
    let text = try Self.drawn(.iztacalco()).text
    let people = try String(contentsOfFile: ScenarioOffice.data("iztacalco/promotores.csv"), encoding: .utf8)
    let rows = people.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(rows.count == 8)
    for row in rows {
      #expect(!text.contains("\"\(row[0])\"") && !text.contains(row[2].prefix { $0 != "(" }))
    }
    #expect(!text.contains("promotor") && !text.contains("(nombre inventado)"))
  }

  @Test("members' names and promoters are refused, in public maps and in plain ones", arguments: [["--public"], []])
  func refused(audience: [String]) throws {
    let office = try ScenarioOffice.iztacalco()
    func refuses(_ field: String, _ sentence: String) throws {
      let before = try office.state()
      let answer = try office.run(Self.map + audience + ["--fields", field, "-o", "no.geojson"])
      #expect(answer.code == 1 && answer.err == sentence + "\n")
      #expect(!FileManager.default.fileExists(atPath: office.harness.path("no.geojson")))
      #expect(try office.state() == before)
    }
    try refuses("integrantes", "E-PRI-02 Los nombres de integrantes no se exportan en mapas públicos.")
    try refuses("promotor", "E-PRI-02 El campo «promotor» es interno y no se exporta; pida --internal con --reason.")
  }

  @Test("--internal with a reason shows promoters and stands in the journal; without one nothing is written")
  func journalled() throws {
    let office = try ScenarioOffice.iztacalco()
    try office.refuses(
      "Falta «--reason»; indíquelo.", "map", "--layers", "projects", "--period", "2024-T4", "--internal", "-o",
      "i.geojson")
    let before = try office.journal().count
    try office.did(
      "map", "--layers", "projects,visits", "--period", "2024-T4", "--internal", "--reason", "Revisión de contraloría",
      "-o", "i.geojson")
    let text = try String(contentsOfFile: office.harness.path("i.geojson"), encoding: .utf8)
    #expect(text.contains("\"promotor\":\"P04\"") && text.contains("(nombre inventado)"))
    let journal = try office.journal()
    #expect(journal.count == before + 1)
    let entry = try #require(journal.last)
    #expect(entry["kind"] as? String == "export.internal")
    #expect((entry["payload"] as? String)?.contains("\"reason\":\"Revisión de contraloría\"") == true)
    try office.isClean()
  }
}
