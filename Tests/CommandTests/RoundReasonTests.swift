import Foundation
import Testing

/// What a plan says of stops that stay out: who grants what is printed has the stop in.
struct RoundReasonTests {
  private static let (chante, cosala, molino) = ("140500002", "140500011", "140500004")

  /// The reason of the first stop that stays out; nil where none does.
  private static func left(_ answer: Answer) throws -> String? {
    try answer.isDone()
    let left = try #require(try answer.object()["unserved"] as? [[String: Any]])
    return left.first?["reason"] as? String
  }

  /// The first figure behind some words.
  private static func figure(_ reason: String?, after words: String) throws -> Double {
    let reason = try #require(reason)
    let start = try #require(reason.firstRange(of: words)?.upperBound, "\(reason)")
    return try #require(Double(reason[start...].prefix { $0.isNumber || $0 == "." }), "\(reason)")
  }

  @Test(
    "what is printed as missing, granted, lets the stop in; a little less does not",
    arguments: [
      ("--litres", 0.5, "faltan ", 0.02, "%.2f"), ("--budget", 10, "faltan ", 0.01, "%.2f"),
      ("--max-km", 5, "su límite por ", 0.1, "%.1f"), ("--stops-per-trip", 1, "falta ", 1, "%.0f"),
    ] as [(String, Double, String, Double, String)])
  func granted(option: String, has: Double, words: String, less: Double, format: String) throws {
    let planning = try RoundPlanning()
    let stops = option == "--stops-per-trip" ? "\(Self.chante),\(Self.molino)" : Self.molino
    func reason(_ limit: Double) throws -> String? {
      try Self.left(planning.plan(stops, [option, String(format: format, limit), "--dry-run"]))
    }
    let missing = try Self.figure(reason(has), after: words)
    #expect(try reason(has + missing) == nil)
    #expect(try reason(has + missing - less) != nil)
  }

  @Test("the minutes missing of a shift, and the hour at which a window is reached, let the stop in")
  func hours() throws {
    let planning = try RoundPlanning()
    func reason(_ arguments: String...) throws -> String? {
      try Self.left(planning.plan(Self.molino, arguments + ["--dry-run"]))
    }
    let minutes = try Self.figure(reason("--shift", "09:00-09:20"), after: "faltan ")
    func shift(_ minutes: Int) -> String { "09:00-\(String(format: "%02d:%02d", 9 + minutes / 60, minutes % 60))" }
    #expect(try reason("--shift", shift(20 + Int(minutes))) == nil)
    #expect(try reason("--shift", shift(19 + Int(minutes))) != nil)
    let late = try #require(try reason("--window", "\(Self.molino)=09:00-09:01"))
    let clock = try #require(late.firstRange(of: "se llegaría a las ")?.upperBound)
    let arrival = String(late[clock...].prefix(5))
    #expect(late.contains("a las \(arrival) y cierra a las 09:01"))
    #expect(try reason("--window", "\(Self.molino)=09:00-\(arrival)") == nil)
    // At the minute that is told for a window that is missed by seconds too.
    let minute = try #require(Int(arrival.suffix(2)))
    let before = try #require(try reason("--window", "\(Self.molino)=09:00-09:\(String(format: "%02d", minute - 1))"))
    #expect(before.contains("a las \(arrival) y cierra a las 09:\(String(format: "%02d", minute - 1))"))
  }

  @Test("a skill that nobody brings together with another, one that a lock keeps away, one whose owner stays in")
  func skills() throws {
    let planning = try RoundPlanning()
    func reason(_ arguments: String...) throws -> String? {
      let crews = ["--promoters", "P01,P02", "--dry-run"]
      return try Self.left(planning.plan(Self.chante, vehicle: "PC-01,PC-02", crews + arguments))
    }
    let each = ["--skill", "P01=topo", "--skill", "P02=dibujo"]
    let both = try #require(try reason(each[0], each[1], each[2], each[3], "--need", "\(Self.chante)=topo,dibujo"))
    #expect(both.contains("lleva a la vez «dibujo» y «topo»") && both.contains("le falta «"))
    #expect(
      try reason(each[0], each[1], each[2], each[3], "--need", "\(Self.chante)=topo", "--need", "\(Self.chante)=dibujo")
        == both)
    #expect(try reason("--skill", "P02=topo, dibujo", "--need", "\(Self.chante)=topo,dibujo") == nil)
    let locked = try #require(
      try reason("--skill", "P01=topo", "--need", "\(Self.chante)=topo", "--lock", "\(Self.chante)=PC-02"))
    #expect(locked.contains("está fija fuera de «PC-01 2024-05-13», que lleva «topo»"))
    let away = try #require(
      try reason("--skill", "P01=topo", "--need", "\(Self.chante)=topo", "--available", "PC-01=sáb"))
    #expect(away.contains("lleva «topo»") && away.contains("P01 lo lleva, pero no sale en esos días."))
  }

  @Test("an order that breaks several rules is told all of them")
  func several() throws {
    let planning = try RoundPlanning()
    let answer = try planning.plan(
      "\(Self.molino),\(Self.cosala)",
      ["--in-order", "--budget", "1", "--litres", "1", "--max-km", "1", "--shift", "09:00-10:00"])
    #expect(answer.code == 1 && answer.out.isEmpty)
    for part in [
      "La ronda no cumple en 4 cosas.", "E-RUT-03 La ronda vuelve", "mide", "El plan gasta", "El plan cuesta",
    ] {
      #expect(answer.err.contains(part), "\(answer.err)")
    }
    let one = try planning.plan("\(Self.molino)", ["--in-order", "--max-km", "1"])
    #expect(one.code == 1 && one.err.hasPrefix("La ruta de «PC-01 2024-05-13» mide "))
  }

  @Test("a vehicle outside its dates leaves all out with the reason, and is told; an empty list is wrong use")
  func impossible() throws {
    let planning = try RoundPlanning()
    try planning.office.did("vehicle", "edit", "PC-01", "available_from=2024-06-01")
    let answer = try planning.plan(Self.chante, ["--dry-run"])
    #expect(try Self.left(answer) == "«\(Self.chante)» queda fuera: sin vehículo el 2024-05-13.")
    let warnings = try #require(try answer.object()["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["message"] as? String } == ["PC-01 no sale: no está disponible el 2024-05-13."])
    // Another that can go out goes.
    #expect(try RoundPlanning.rounds(planning.plan(Self.chante, vehicle: "PC-01,PC-02", ["--dry-run"])).count == 1)
    #expect(try planning.plan(Self.chante, ["--in-order"]).code == 1)
    for option in ["--stops", "--vehicles", "--must", "--promoters"] {
      let empty = try planning.office.run("round", "plan", "--from", "2024-05-13", option, "", "--dry-run")
      #expect(empty.code == 64 && empty.err.contains("\(option) no nombra nada"), "\(empty.err)")
    }
  }
}
