import Foundation
import Testing

/// A round that is kept remembers what its plan was held to, and a change by hand is held to it too.
struct RoundLimitTests {
  private static let (chante, cosala, molino) = ("140500002", "140500011", "140500004")
  private static let trojes = "140509910"

  private static func refuses(
    _ planning: RoundPlanning, _ words: String, _ key: String, _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try planning.office.run(["round", "edit", key] + arguments)
    #expect(answer.code == 1 && answer.err.contains(words), "\(answer.err)", sourceLocation: sourceLocation)
  }

  private static func edits(_ planning: RoundPlanning, _ key: String, _ arguments: String...) throws -> [String] {
    let answer = try planning.office.run(["round", "edit", key, "--json"] + arguments)
    return RoundPlanning.keys(try #require(try RoundPlanning.rounds(answer).first))
  }

  @Test(
    "a round takes of its plan's litres and pesos what the other rounds leave",
    arguments: [
      ["--litres", "3", "gastaría 2.20 l y, del presupuesto de 3.00 l del plan, las otras rondas le dejan 2.00 l"],
      [
        "--budget", "69",
        "costaría 50.60 MXN y, del presupuesto de 69.00 MXN del plan, las otras rondas le dejan 46.00",
      ],
    ])
  func sharedBudget(budget: [String]) throws {
    let planning = try RoundPlanning()
    // 10 km to one and back, 14 km to the other, 22 km with a third.
    let rounds = try planning.rounds(
      "\(Self.chante),\(Self.molino)", "--days", "2", "--lock", "\(Self.chante)=2024-05-13", "--lock",
      "\(Self.molino)=2024-05-14", budget[0], budget[1])
    let keys = try rounds.map(RoundPlanning.key)
    try #require(keys.count == 2)
    try Self.refuses(planning, budget[2], keys[1], "--add", Self.trojes)
    #expect(try Self.edits(planning, keys[1], "--shift", "09:30-17:00") == [Self.molino])
    try planning.office.did("round", "annul", keys[0], "--reason", "No va")
    #expect(try Self.edits(planning, keys[1], "--add", Self.trojes) == [Self.molino, Self.trojes])
    try planning.office.isClean()
  }

  @Test(
    "a round keeps to its period's budget by hand, whatever rounds of other plans take of it",
    arguments: [
      [
        "--litres", "2024-05=3",
        "gastaría 2.20 l y, del presupuesto de 3.00 l de 2024-05, las otras rondas le dejan 2.00 l",
      ],
      [
        "--budget", "2024-05=69",
        "costaría 50.60 MXN y, del presupuesto de 69.00 MXN de 2024-05, las otras rondas le dejan 46.00",
      ],
    ])
  func periodBudget(budget: [String]) throws {
    let planning = try RoundPlanning()
    func planned(on day: String, _ stop: String) throws -> String {
      let answer = try planning.office.run(
        "round", "plan", "--from", day, "--stops", stop, "--vehicles", "PC-01", "--json")
      return try RoundPlanning.key(#require(try RoundPlanning.rounds(answer).first))
    }
    let other = try planned(on: "2024-05-14", Self.chante)
    let key = try RoundPlanning.key(planning.round(Self.molino, budget[0], budget[1]))
    try Self.refuses(planning, budget[2], key, "--add", Self.trojes)
    let shown = try planning.office.did("round", "show", key).out
    #expect(shown.contains("presupuestos de periodos: 2024-05=\(budget[0] == "--litres" ? "3.000 l" : "69.00 MXN")"))
    // What it takes already it may go on taking, though other rounds were planned without the budget since; what these
    // take is said as it is.
    let late = try planned(on: "2024-05-15", Self.trojes)
    let edited = try planning.office.run("round", "edit", key, "--shift", "09:30-17:00", "--json")
    let total = try #require(try edited.object()["total"] as? [String: Any])
    let use = try #require((total["budgets"] as? [[String: Any]])?.first)
    #expect(use[budget[0] == "--litres" ? "litres_left" : "money_left"] as? Double ?? 0 < 0)
    let left = budget[0] == "--litres" ? "0.40 l" : "9.20 MXN"
    try Self.refuses(planning, "las otras rondas le dejan \(left)", key, "--add", Self.trojes)
    for round in [other, late] { try planning.office.did("round", "annul", round, "--reason", "No va") }
    #expect(try Self.edits(planning, key, "--add", Self.trojes) == [Self.molino, Self.trojes])
    try planning.office.isClean()
  }

  @Test("a plan made again with another budget gives it to the round that is kept already; the same is nothing new")
  func newBudget() throws {
    let planning = try RoundPlanning()
    func planned(_ litres: String) throws -> String {
      try RoundPlanning.key(planning.round(Self.chante, "--litres", litres))
    }
    let key = try planned("1.2")
    try Self.refuses(
      planning, "El plan gasta 2.20 l y el presupuesto es de 1.20 l", key, "--add", Self.cosala)
    #expect(try planning.office.did("round", "show", key).out.contains("presupuesto l: 1.2\n"))
    let again = try planning.plan(Self.chante, ["--litres", "3"])
    #expect(try RoundPlanning.key(#require(try RoundPlanning.rounds(again).first)) == key)
    let warnings = try #require(try again.object()["warnings"] as? [[String: Any]])
    #expect(
      warnings.map { $0["message"] as? String } == [
        "La ronda \(key) ya estaba guardada y toma los límites de este plan."
      ])
    let entries = try planning.office.journal().count
    #expect(try planned("3") == key && planning.office.journal().count == entries)
    #expect(try Self.edits(planning, key, "--add", Self.cosala) == [Self.chante, Self.cosala])
    try planning.office.isClean()
  }

  @Test("what must be served is not taken out; what need not be is")
  func musts() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(planning.round(Self.chante, "--must", Self.molino))
    try Self.refuses(
      planning, "«\(Self.molino)» ha de visitarse (--must) y no se quita de la ronda \(key)", key, "--remove",
      "El Molino")
    #expect(try Self.edits(planning, key, "--remove", Self.chante) == [Self.molino])
    #expect(try planning.office.did("round", "show", key).out.contains("han de visitarse: \(Self.molino)"))
  }

  @Test("a stop locked to a place keeps it, and moves up where one before it is taken out")
  func places() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(
      planning.round(
        "\(Self.chante),\(Self.cosala),\(Self.molino)", "--lock", "\(Self.molino)=primera", "--lock",
        "\(Self.cosala)=2"))
    try Self.refuses(planning, "«\(Self.molino)» está fija como parada 1", key, "--move", "\(Self.molino)=3")
    try Self.refuses(planning, "está fija como parada 1", key, "--add", "\(Self.trojes)=1")
    #expect(try Self.edits(planning, key, "--remove", Self.molino) == [Self.cosala, Self.chante])
    try Self.refuses(planning, "«\(Self.cosala)» está fija como parada 1", key, "--move", "\(Self.cosala)=2")
  }

  @Test("what the plan asks of a stop that stayed out holds when it is added by hand")
  func stayedOut() throws {
    for (wish, words) in [
      (["--lock", "\(Self.molino)=PC-02", "--available", "PC-02=dom"], "El plan fijó «\(Self.molino)» a «PC-02»"),
      (["--need", "\(Self.molino)=topografía"], "«\(Self.molino)» pide «topografia»"),
      (["--window", "\(Self.molino)=09:00-09:01"], "cierra a las 09:01"),
    ] {
      let planning = try RoundPlanning()
      let answer = try planning.plan(
        "\(Self.chante),\(Self.molino)", vehicle: "PC-01,PC-02", wish + ["--promoters", "P01,P02"])
      let round = try #require(try RoundPlanning.rounds(answer).first { RoundPlanning.keys($0) == [Self.chante] })
      try Self.refuses(planning, words, RoundPlanning.key(round), "--add", Self.molino)
      try planning.office.isClean()
    }
  }

  @Test("a zone that only warns is kept out of by hand too, until it is annulled")
  func warningZone() throws {
    let planning = try RoundPlanning()
    try planning.addWestZone("time_from=09:00", "time_to=18:00", "severity=aviso")
    let key = try RoundPlanning.key(planning.round(Self.chante, "--avoid", "Poniente"))
    try Self.refuses(planning, "W-RUT-02 El Molino", key, "--add", Self.molino)
    #expect(try planning.office.did("round", "show", key).out.contains("zonas evitadas: Poniente"))
    try planning.office.did("zone", "annul", "Poniente", "--reason", "Ya es segura")
    #expect(try Self.edits(planning, key, "--add", Self.molino) == [Self.chante, Self.molino])
  }

  @Test("an office that is a stop is still one after an edit, in the round and on its map")
  func office() throws {
    let planning = try RoundPlanning()
    try planning.addEastOffice()
    let name = RoundPlanning.eastOffice
    let key = try RoundPlanning.key(planning.round("\(Self.chante),\(name)", "--in-order"))
    #expect(try Self.edits(planning, key, "--move", "2=1") == [name, Self.chante])
    #expect(try Self.edits(planning, key, "--move", "\(name)=2") == [Self.chante, name])
    #expect(try planning.office.did("round", "show", key).out.contains(name))
    try planning.office.did("map", "--layers", "rounds", "--period", "2024-T2", "-o", "ronda.geojson")
    let map = try String(contentsOfFile: planning.office.harness.path("ronda.geojson"), encoding: .utf8)
    #expect(map.contains("\"clave\":\"\(name)\""))
    try planning.office.isClean()
  }

  @Test("litres are the same on paper, for programs, in the file and on the map, and legs add up to them")
  func litres() throws {
    let planning = try RoundPlanning()
    // 5 km there and as many back: 0.45454… l each, 0.90909… in all.
    try planning.office.did("vehicle", "edit", "PC-02", "km_per_l=11")
    let words = try planning.office.did(
      "round", "plan", "--from", "2024-05-13", "--stops", Self.chante, "--vehicles", "PC-02", "--dry-run")
    #expect(words.out.contains("5.0 km, 0.46 l") && words.out.contains("5.0 km, 0.45 l"))
    #expect(words.out.contains("Total: 10.0 km, 0.91 l, 20.91 MXN"))
    let round = try planning.round(Self.chante, vehicle: "PC-02")
    #expect(round["litres"] as? Double == 0.909)
    #expect(RoundPlanning.stops(round).map { $0["leg_litres"] as? Double } == [0.455])
    let shown = try planning.office.did("round", "show", RoundPlanning.key(round), "--json").object()
    #expect(shown["est_l"] as? Double == 0.909)
    #expect((shown["stops"] as? [[String: Any]])?.first?["leg_l"] as? Double == 0.455)
    try planning.office.did("map", "--layers", "rounds", "--period", "2024-T2", "-o", "ronda.geojson")
    let map = try String(contentsOfFile: planning.office.harness.path("ronda.geojson"), encoding: .utf8)
    #expect(map.contains("\"litros\":0.909") && map.contains("\"litros_tramo\":0.455"))
  }

  @Test("of several rounds what they take is added up before it is rounded")
  func frontier() throws {
    let planning = try RoundPlanning()
    try planning.office.did("vehicle", "edit", "PC-02", "km_per_l=11")
    // 1.2727… l and 1.4545… l are 2.7272… and not 1.273 + 1.455; 29.27 and 33.45 pesos are 62.73.
    let answer = try planning.plan(
      "\(Self.molino),140500017", vehicle: "PC-02",
      ["--days", "2", "--lock", "\(Self.molino)=2024-05-13", "--lock", "140500017=2024-05-14", "--frontier", "100"])
    let point = try #require((try answer.json() as? [[String: Any]])?.first)
    #expect(point["litres"] as? Double == 2.727 && point["cost"] as? Double == 62.73)
  }
}
