import Foundation
import Territory
import Testing

/// S5: an inspector at the camera pole of 06-040, on 12 November 2024 at noon.
struct ScenarioVisitTests {
  static let site = "PP-2024-0640-1"

  /// A photo of a place, taken at 11:30 that day unless told otherwise.
  @discardableResult
  static func photo(
    _ name: String, _ longitude: Double, _ latitude: Double, at utc: String = "2024-11-12T17:30:00Z",
    in office: ScenarioOffice
  ) throws -> String {
    let bytes = jpegWithPosition(
      base: tinyJPEG, position: Coordinate(longitude: longitude, latitude: latitude),
      takenAtUTC: try #require(Instant(utc)).seconds)
    try Data(bytes).write(to: URL(fileURLWithPath: office.harness.path(name)))
    return name
  }

  static func photoA(in office: ScenarioOffice) throws { try photo("a.jpg", -99.07653, 19.40272, in: office) }
  static func photoB(in office: ScenarioOffice) throws { try photo("b.jpg", -99.07653, 19.40400, in: office) }

  @Test("the site of 06-040 is as the scenario gives it")
  func given() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    let site = try office.did("site", "show", Self.site, "--json").object()
    #expect(site["start_date"] as? String == "2024-10-14" && site["photo_radius_m"] as? Double == 150)
    #expect(site["geom"] as? [Double] == [-99.07653, 19.402] && site["unit"] as? String == "06-040")
    let visits = try office.did("visit", "list", "--json").objects().filter { $0["site"] as? String == Self.site }
    #expect(visits.last?["physical_progress"] as? Double == 35)
    #expect((visits.last?["visited_at"] as? String)?.hasPrefix("2024-11-08") == true)
  }

  @Test("photo A, 79.7 m from the site, is accepted and kept under its SHA-256")
  func near() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try Self.photoA(in: office)
    let answer = try office.did("visit", "record", "--site", Self.site, "--photo", "a.jpg", "--strict", "--json")
    #expect(answer.warnings.isEmpty)
    let photo = try #require((answer.object()["photos"] as? [[String: Any]])?.first)
    #expect(photo["distance_to_site_m"] as? Double == 79.7)
    let digest = try #require(photo["sha256"] as? String)
    #expect(office.photos == ["\(digest.prefix(2))/\(digest.dropFirst(2))"])
    try office.isClean()
  }

  @Test("the answer says how far the photo is from the site")
  func said() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try Self.photoA(in: office)
    let answer = try office.did("visit", "record", "--site", Self.site, "--photo", "a.jpg", "--physical", "40")
    #expect(answer.lines[0].hasSuffix(" registrada: PP-2024-0640-1, 06-040, 2024-11-12 11:30, avance 40.00 %."))
    #expect(answer.lines[1].hasPrefix("  a.jpg ") && answer.lines[1].hasSuffix(" a 79.7 m del sitio"))
  }

  @Test("photo B, 221.4 m away, warns; with --strict it refuses the visit and nothing is kept")
  func far() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try Self.photoB(in: office)
    let sentence = "W-PHO-02 Foto a 221.4 m del sitio (máximo 150 m)."
    try office.refuses(sentence, "visit", "record", "--site", Self.site, "--photo", "b.jpg", "--strict")
    #expect(office.photos.isEmpty)
    let answer = try office.did("visit", "record", "--site", Self.site, "--photo", "b.jpg")
    #expect(answer.warnings == ["Aviso: " + sentence])
    #expect(office.photos.count == 1)
    try office.isClean()
  }

  @Test("photo A again is refused by the visit that has it, and twice in one visit too")
  func repeated() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try Self.photoA(in: office)
    let visit = try office.did("visit", "record", "--site", Self.site, "--photo", "a.jpg", "--json").object()
    let key = try #require(visit["key"] as? String)
    try office.refuses(
      "E-PHO-01 Foto repetida: ya está en la visita \(key) (2024-11-12).",
      "visit", "record", "--site", Self.site, "--photo", "a.jpg")
    try Self.photoB(in: office)
    // The visit at hand has no name yet to be called by.
    try office.refuses(
      "E-PHO-01 Foto repetida: viene dos veces en esta visita; quite una.",
      "visit", "record", "--site", Self.site, "--photo", "b.jpg", "b.jpg")
    #expect(office.photos.count == 1)
    try office.isClean()
  }

  @Test("progress that falls needs a reason, which is stored and stands in the journal")
  func falls() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try office.refuses(
      "E-VIS-03 El avance baja de 35.00 % a 30.00 %; indique --reason.",
      "visit", "record", "--site", Self.site, "--physical", "30.00")
    let reason = "retiro de equipo defectuoso"
    let visit = try office.did(
      "visit", "record", "--site", Self.site, "--physical", "30.00", "--reason", reason, "--json"
    ).object()
    let shown = try office.did("visit", "show", #require(visit["key"] as? String), "--json").object()
    #expect(shown["physical_progress"] as? Double == 30 && shown["regress_reason"] as? String == reason)
    #expect(try (office.journal().last?["payload"] as? String)?.contains(reason) == true)
    try office.isClean()
  }

  @Test(
    "a visit before the works began is refused in phase durante, whatever its reason, and accepted in phase antes with one"
  )
  func beforeTheStart() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    let early = "E-VIS-01 Visita 2024-10-03 anterior al inicio de obra 2024-10-14; use fase «antes»."
    let visit = ["visit", "record", "--site", Self.site, "--at", "2024-10-03T10:00"]
    try office.refuses(early, visit[0], visit[1], visit[2], visit[3], visit[4], visit[5], "--phase", "durante")
    try office.refuses(
      early, visit[0], visit[1], visit[2], visit[3], visit[4], visit[5], "--phase", "durante", "--reason", "tarde")
    try office.refuses(
      "E-VIS-02 Visita del 2024-10-03 capturada 40 días después (máximo 7); indique --reason.",
      visit[0], visit[1], visit[2], visit[3], visit[4], visit[5], "--phase", "antes")
    let answer = try office.run(visit + ["--phase", "antes", "--reason", "la libreta estaba en campo", "--json"])
    #expect(answer.code == 0)
    let shown = try office.did("visit", "show", #require(answer.object()["key"] as? String), "--json").object()
    #expect(shown["phase"] as? String == "antes" && shown["late_reason"] as? String == "la libreta estaba en campo")
    try office.isClean()
  }

  @Test("a date that has not come is refused")
  func future() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try office.refuses(
      "E-VIS-02 Fecha futura 2025-01-02.", "visit", "record", "--site", Self.site, "--at", "2025-01-02T10:00",
      "--reason", "sin motivo que valga")
  }

  @Test("position and time come from the photo where nobody gives them; the position decides the unit")
  func fromThePhoto() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try Self.photo("militar.jpg", -99.12860, 19.38106, at: "2024-11-11T16:05:00Z", in: office)
    let visit = try office.did("visit", "record", "--photo", "militar.jpg", "--json").object()
    #expect(visit["unit"] as? String == "06-019" && visit["visited_at"] as? String == "2024-11-11T16:05:00Z")
    let point = try office.did("visit", "record", "--point", "-99.12860,19.38106", "--json").object()
    #expect(point["unit"] as? String == "06-019" && point["visited_at"] as? String == "2024-11-12T18:00:00Z")
    try office.isClean()
  }

  @Test("a position in another municipality, or with its coordinates swapped, is refused")
  func elsewhere() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try office.refuses(
      "E-TER-03 El punto (-103.4290, 20.2850) queda fuera de 09006 Iztacalco.",
      "visit", "record", "--point", "-103.4290,20.2850")
    try office.refuses(
      "E-TER-04 Coordenadas invertidas: 19.40,-99.07; GeoJSON va en lon,lat.",
      "visit", "record", "--site", Self.site, "--point", "19.40,-99.07")
    try office.refuses(
      "E-TER-01 Clave «6-1» no válida: se espera NN-NNN (ej. 06-040).", "visit", "record", "--unit", "6-1")
    try Self.photo("jocotepec.jpg", -103.4290, 20.2850, in: office)
    try office.refuses(
      "E-TER-03 El punto (-103.4290, 20.2850) queda fuera de 09006 Iztacalco.",
      "visit", "record", "--site", Self.site, "--photo", "jocotepec.jpg")
  }

  @Test(
    "what is odd but possible is recorded with a warning; with --strict it is refused",
    arguments: [
      (
        ["--physical", "45", "--financial", "80"], "W-VIS-05 Avance financiero 80 % supera al físico 45 % en 35 puntos."
      ),
      (["--accuracy", "85", "--point", "-99.07653,19.402"], "W-VIS-06 Precisión GPS 85 m; verifique el punto."),
      (["--physical", "80"], "W-VIS-06 El avance sube 45 puntos en 4 días; verifique la cifra."),
      (["--point", "-99.0748,19.3965"], "W-VIS-07 El punto está en 06-041; la visita dice 06-040 y cuenta en 06-041."),
    ])
  func warned(arguments: [String], sentence: String) throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    let before = try office.state()
    let visit = ["visit", "record", "--site", Self.site] + arguments
    let strict = try office.run(visit + ["--strict"])
    #expect(strict.code == 1 && strict.err == sentence + "\n")
    #expect(try office.state() == before)
    let answer = try office.run(visit + ["--json"])
    #expect(answer.code == 0 && answer.warnings == ["Aviso: " + sentence])
    let shown = try office.did("visit", "show", #require(answer.object()["key"] as? String), "--json").object()
    #expect(shown["warnings"] as? String == String(sentence.prefix(8)))
    if sentence.hasPrefix("W-VIS-07") { #expect(shown["unit"] as? String == "06-041") }
    try office.isClean()
  }

  @Test("a position on the border of two units counts in the smaller key")
  func border() throws {
    let office = try ScenarioOffice(now: "2024-11-12T18:00:00Z", municipality: "09006", name: "Iztacalco")
    func square(_ key: String, west: String, east: String) -> String {
      #"{"type":"Feature","properties":{"key":"\#(key)"},"geometry":{"type":"Polygon","coordinates":[[[\#(west),19.38],"#
        + #"[\#(east),19.38],[\#(east),19.39],[\#(west),19.39],[\#(west),19.38]]]}}"#
    }
    let units = try office.write(
      #"{"type":"FeatureCollection","features":["#
        + square("06-053", west: "-99.11", east: "-99.10") + ","
        + square("06-052", west: "-99.10", east: "-99.09") + "]}", to: "dos.geojson")
    try office.did("import", "units", units)
    let answer = try office.did("visit", "record", "--point", "-99.10,19.385", "--json")
    #expect(answer.warnings == ["Aviso: W-TER-05 Punto en límite de 06-052 y 06-053; se asigna 06-052."])
    #expect(try answer.object()["unit"] as? String == "06-052")
    try office.refuses(
      "W-TER-05 Punto en límite de 06-052 y 06-053; se asigna 06-052.",
      "visit", "record", "--point", "-99.10,19.385", "--strict")
  }

  @Test("progress over 100 is refused, and so are identifiers of people in what is written")
  func refused() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try office.refuses(
      "E-VIS-04 Avance 104.00 % fuera de 0–100.", "visit", "record", "--site", Self.site, "--physical", "104")
    let curp = "E-PRI-01 El texto parece contener una CURP; no se guardan identificadores."
    try office.refuses(
      curp, "visit", "record", "--site", Self.site, "--summary", "Atendió GOMC900514MDFRRL09 en la puerta")
    try office.refuses(
      curp, "visit", "record", "--site", Self.site, "--physical", "30", "--reason", "lo pidió GOMC900514MDFRRL09")
  }

  @Test("a file that is no photo is refused, and so is one that is not there")
  func noPhoto() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try office.write("no soy una foto", to: "falsa.jpg")
    for name in ["falsa.jpg", "ausente.jpg"] {
      let before = try office.state()
      let answer = try office.run("visit", "record", "--site", Self.site, "--photo", name)
      #expect(answer.code == 1 && answer.err.contains(name) && answer.err.filter { $0 == "\n" }.count == 1)
      #expect(try office.state() == before)
    }
  }
}
