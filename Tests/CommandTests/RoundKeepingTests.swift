import Foundation
import Testing

/// What the file keeps of plans, what may be changed, and how both languages say it.
struct RoundKeepingTests {
  private static let (chante, cosala, molino) = ("140500002", "140500011", "140500004")
  private static let three = "\(chante),\(cosala),\(molino)"

  @Test("a plan that is kept already is not kept twice, and says so")
  func twice() throws {
    let planning = try RoundPlanning()
    let first = try planning.plan(Self.chante, ["--promoters", "P01", "--window", "\(Self.chante)=10:00-12:00"])
    let key = try RoundPlanning.key(#require(try RoundPlanning.rounds(first).first))
    let entries = try planning.office.journal().count
    let again = try planning.plan(Self.chante, ["--promoters", "P01", "--window", "\(Self.chante)=10:00-12:00"])
    #expect(try RoundPlanning.key(#require(try RoundPlanning.rounds(again).first)) == key)
    #expect(try planning.office.journal().count == entries)
    let warnings = try #require(try again.object()["warnings"] as? [[String: Any]])
    #expect(
      warnings.map { $0["message"] as? String } == [
        "La ronda \(key) ya estaba guardada tal cual; no se guardó otra vez."
      ])
    let dry = try planning.plan(
      Self.chante, ["--promoters", "P01", "--window", "\(Self.chante)=10:00-12:00", "--dry-run"])
    #expect(try (dry.object()["warnings"] as? [Any])?.isEmpty == true)
    try planning.office.isClean()
  }

  @Test("another plan for the same vehicle and day is kept, with a warning that names the other round")
  func beside() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(planning.round(Self.chante))
    for (stops, arguments) in [
      (Self.chante, ["--service", "40", "--window", "\(Self.chante)=10:00-12:00"]), (Self.cosala, []),
    ] {
      let answer = try planning.plan(stops, arguments)
      let warnings = try #require(try answer.object()["warnings"] as? [[String: Any]])
      #expect(
        warnings.contains {
          ($0["message"] as? String)?.contains("PC-01 ya tiene la ronda \(key) el 2024-05-13") ?? false
        })
    }
    #expect(try planning.office.did("round", "list", "--json").objects().count == 3)
    try planning.office.did("round", "annul", key, "--reason", "Sobra")
    let afterwards = try planning.plan(Self.chante, [])
    #expect(
      try RoundPlanning.key(#require(try RoundPlanning.rounds(afterwards).first)) != key, "Annulled ones do not count.")
  }

  @Test("stops are numbered as the round was, places as it becomes, however many changes one command makes")
  func numbers() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(planning.round(Self.three, "--in-order"))
    let turned = try planning.edited(key, "--move", "1=3", "--move", "3=1")
    #expect(RoundPlanning.keys(turned) == [Self.molino, Self.cosala, Self.chante])
    let moved = try planning.edited(key, "--remove", "1", "--move", "3=1", "--add", "140509910=2")
    #expect(RoundPlanning.keys(moved) == [Self.chante, "140509910", Self.cosala])
    let last = try planning.edited(key, "--remove", "1", "--remove", "3")
    #expect(RoundPlanning.keys(last) == ["140509910"])
    func refused(_ words: String, _ arguments: String...) throws {
      let answer = try planning.office.run(["round", "edit", key] + arguments)
      #expect(answer.code == 1 && answer.err.contains(words), "\(answer.err)")
    }
    try refused("Dos paradas piden el lugar 1", "--move", "1=1", "--add", "\(Self.chante)=1")
    try refused("se pide dos veces", "--move", "1=1", "--move", "140509910=1")
    try refused("no tiene la parada", "--remove", "1", "--move", "1=1")
  }

  @Test("a round whose day is over is not edited; a plan for a day that is over is told")
  func past() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(planning.round(Self.chante))
    let june = ["RECORRIDO_NOW": "2024-06-01T18:00:00Z"]
    let answer = try planning.office.run(["round", "edit", key, "--add", Self.cosala], environment: june)
    #expect(answer.code == 1 && answer.err.contains("La ronda \(key) fue del 2024-05-13, que ya pasó"))
    let sameDay = try planning.office.run(
      ["round", "edit", key, "--add", Self.cosala], environment: ["RECORRIDO_NOW": "2024-05-13T20:00:00Z"])
    #expect(sameDay.code == 0)
    let plan = try planning.office.run(
      ["round", "plan", "--from", "2024-05-13", "--stops", Self.molino, "--vehicles", "PC-02", "--dry-run"],
      environment: june)
    #expect(plan.code == 0 && plan.err.contains("Aviso: El 2024-05-13 ya pasó"))
  }

  @Test("a visit that a zone gives other hours by day is called by its key alone")
  func called() throws {
    let planning = try RoundPlanning()
    try planning.addWestZone("weekdays=lun", "time_from=10:00", "time_to=12:00")
    let answer = try planning.plan(Self.molino, ["--days", "2", "--litres", "0.5", "--dry-run"])
    let reason = try RoundPlanning.reason(answer)
    #expect(reason.hasPrefix("«140500004» queda fuera: ") && !reason.contains("["))
    let narrow = try planning.plan(
      Self.molino,
      [
        "--days", "2", "--window", "\(Self.molino)=09:00-09:01,10:30-10:31", "--lock", "\(Self.molino)=2024-05-14",
        "--shift", "10:28-17:00", "--dry-run",
      ])
    #expect(try !RoundPlanning.reason(narrow).contains("["))
  }

  @Test("in English a round and its show hold no Spanish word, in Spanish no English one")
  func languages() throws {
    let planning = try RoundPlanning()
    let plan = ["round", "plan", "--from", "2024-05-13", "--stops", Self.three, "--vehicles", "PC-01"]
    let english = try planning.office.run(plan + ["--lang", "en"])
    let spanish = try planning.office.run(plan + ["--dry-run"])
    #expect(english.out.contains("declared") && !english.out.contains("declarado"))
    #expect(spanish.out.contains("declarado") && !spanish.out.contains("declared"))
    let key = try #require(try planning.office.did("round", "list", "--json").objects().first?["key"] as? String)
    let shown = try planning.office.did("round", "show", key, "--lang", "en").out
    #expect(shown.contains("status: planned") && shown.contains("pending") && !shown.contains("pendiente"))
    let mostrada = try planning.office.did("round", "show", key).out
    #expect(mostrada.contains("estado: planeada") && mostrada.contains("viajes: 1") && !mostrada.contains("trips"))
    #expect(try planning.office.did("round", "list", "--lang", "en").out.contains("planned"))
  }
}
