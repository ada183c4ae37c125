import Foundation
import Testing

/// Plans of Monday 13 May 2024 in Jocotepec, by declared legs unless a test brings roads.
struct RoundPlanning {
  static let eastOffice = "Subsede Cosalá"

  let office: ScenarioOffice

  init() throws {
    office = try ScenarioOffice.jocotepec()
    try office.did("import", "legs", ScenarioOffice.data("jocotepec/tramos-s2.csv"))
  }

  /// The answer of `round plan --json` for stops and one vehicle.
  func plan(_ stops: String, vehicle: String = "PC-01", _ arguments: [String]) throws -> Answer {
    try office.run(
      ["round", "plan", "--from", "2024-05-13", "--stops", stops, "--vehicles", vehicle, "--json"] + arguments)
  }

  /// The rounds of a plan that must be there.
  func rounds(_ stops: String, vehicle: String = "PC-01", _ arguments: String...) throws -> [[String: Any]] {
    try Self.rounds(plan(stops, vehicle: vehicle, arguments))
  }

  /// The only round of a plan.
  func round(_ stops: String, vehicle: String = "PC-01", _ arguments: String...) throws -> [String: Any] {
    let rounds = try Self.rounds(plan(stops, vehicle: vehicle, arguments))
    try #require(rounds.count == 1)
    return rounds[0]
  }

  /// The round as an edit leaves it.
  func edited(_ key: String, _ arguments: String...) throws -> [String: Any] {
    try #require(try Self.rounds(office.run(["round", "edit", key, "--json"] + arguments)).first)
  }

  /// Expects a plan to be refused by a sentence that holds `words`, and nothing to be kept.
  func refuses(
    _ words: String, _ stops: String, vehicle: String = "PC-01", _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try plan(stops, vehicle: vehicle, arguments)
    #expect(answer.code == 1 && answer.err.contains(words), "\(answer.err)", sourceLocation: sourceLocation)
    #expect(try office.did("round", "list", "--json").objects().isEmpty, sourceLocation: sourceLocation)
  }

  /// Makes a zone around El Molino.
  func addWestZone(_ fields: String...) throws {
    let polygon = "polygon=-103.56,20.37 -103.51,20.37 -103.51,20.41 -103.56,20.41"
    try #require(try office.run(["zone", "add", "name=Poniente", polygon] + fields).code == 0)
  }

  /// Makes another office, in San Juan Cosalá.
  func addEastOffice() throws {
    try office.did(
      "office", "add", "name=\(Self.eastOffice)", "unit=140500011", "kind=oficina", "lon=-103.336410", "lat=20.286268")
  }

  static func rounds(_ answer: Answer) throws -> [[String: Any]] {
    try answer.isDone()
    return try #require(try answer.object()["rounds"] as? [[String: Any]])
  }

  /// Why the first of the stops left out is.
  static func reason(_ answer: Answer) throws -> String {
    try answer.isDone()
    return try #require((answer.object()["unserved"] as? [[String: Any]])?.first?["reason"] as? String)
  }

  static func stops(_ round: [String: Any]) -> [[String: Any]] { round["stops"] as? [[String: Any]] ?? [] }
  static func keys(_ round: [String: Any]) -> [String] { stops(round).compactMap { $0["key"] as? String } }
  static func arrivals(_ round: [String: Any]) -> [String] { stops(round).compactMap { $0["arrival"] as? String } }

  static func key(_ round: [String: Any]) throws -> String { try #require(round["key"] as? String) }
}
