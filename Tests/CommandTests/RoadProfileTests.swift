import Foundation
import Testing

/// Profiles that an office writes as text.
struct RoadProfileTests {
  /// 1,044 m of a residential street.
  private static let street = RoadOffice.osm([("Larga", [(-103.43, 20.285), (-103.42, 20.285)], [:])])
  private static let (west, east) = ("-103.43,20.285", "-103.42,20.285")

  private static func text(_ name: String) throws -> String {
    try String(contentsOfFile: ScenarioOffice.data("profiles/\(name).profile"), encoding: .utf8)
  }

  @Test(
    "each profile in data/profiles, given as a file, answers as by its name",
    arguments: ["car", "pickup", "motorcycle", "foot"])
  func same(name: String) throws {
    let office = try RoadOffice(("calle.osm", Self.street))
    func said(_ profile: String) throws -> String {
      try office.did("route", "--from", Self.west, "--to", Self.east, "--json", "--profile", profile).out
    }
    #expect(try said(name) == said(ScenarioOffice.data("profiles/\(name).profile")))
  }

  @Test("a copy with other figures is travelled by: half the speed, twice the time")
  func changed() throws {
    let office = try RoadOffice(("calle.osm", Self.street))
    let slow = try Self.text("car").replacing("speed residential 30 40", with: "speed residential 15 40")
    try office.office.write(slow.replacing("name car", with: "name lento"), to: "lento.profile")
    let usual = try #require(try office.route(Self.west, Self.east)["seconds"] as? Double)
    let half = try #require(try office.route(Self.west, Self.east, "--profile", "lento.profile")["seconds"] as? Double)
    // 1,044 m at 30 km/h.
    #expect(abs(usual - 125.3) < 0.2 && abs(half - 2 * usual) < 0.2)
  }

  @Test(
    "a broken profile is refused in one sentence that names the line",
    arguments: [
      ("speed residential 30 40", "speed residential rápido", "«rápido» debe ser un número entero de 1 a 160."),
      ("speed residential 30 40", "velocidad residential 30", "«velocidad» no es un dato conocido; use uno de: name,"),
      ("mode motorcar", "mode carreta", "no se conoce «carreta»; use una de: "),
      ("vehicle compact", "vehicle", "«vehicle» se escribe «vehicle compact|pickup|motorcycle|none»;"),
    ])
  func broken(line: String, instead: String, sentence: String) throws {
    let office = try RoadOffice(("calle.osm", Self.street))
    let lines = try Self.text("car").split(separator: "\n", omittingEmptySubsequences: false)
    let number = try #require(lines.firstIndex { $0.hasPrefix(line) }) + 1
    try office.office.write(
      lines.map { $0.hasPrefix(line) ? instead : String($0) }.joined(separator: "\n"), to: "roto.profile")
    let answer = try office.run("route", "--from", Self.west, "--to", Self.east, "--profile", "roto.profile")
    #expect(answer.code == 1 && answer.out.isEmpty)
    #expect(answer.err.hasPrefix("Línea \(number) del perfil: \(sentence)"))
    #expect(answer.err.split(separator: "\n").count == 1)
  }

  @Test("a profile that leaves a kind of street out does not use it; a file that is not there is told")
  func leftOut() throws {
    let office = try RoadOffice(("calle.osm", Self.street))
    let without = try Self.text("car").split(separator: "\n").filter { !$0.hasPrefix("speed residential") }
    try office.office.write(without.joined(separator: "\n"), to: "carreteras.profile")
    let answer = try office.run("route", "--from", Self.west, "--to", Self.east, "--profile", "carreteras.profile")
    #expect(answer.code == 1 && answer.err.hasPrefix("El origen (-103.43000, 20.28500) no tiene calle transitable"))
    let absent = try office.run("route", "--from", Self.west, "--to", Self.east, "--profile", "no.profile")
    #expect(absent.code == 1 && absent.err.hasPrefix("No hay perfil ni archivo «no.profile»; use car, pickup,"))
  }
}
