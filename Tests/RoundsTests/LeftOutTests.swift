import Territory
import Testing

@testable import Rounds

@Suite("Reasons for what stays out")
struct LeftOutTests {
  func reasons(_ problem: Problem) -> [LeftOut.Reason] {
    let plan = Solver.plan(for: problem, seed: 1, iterations: 100)
    #expect(plan.routes.isEmpty && plan.unserved == problem.stops.map(\.id))
    #expect(Checker.accepts(plan, for: problem))
    return LeftOut.reasons(in: plan, of: problem).map(\.reason)
  }

  let matrix = plane((0, 0), (10, 0))

  @Test("impossible problems leave all out and say what lacks")
  func impossible() throws {
    let one = stops(1, serviceSeconds: 1800)
    #expect(reasons(try Problem(stops: one, vehicleDays: [], matrices: [])) == [.noVehicle])
    #expect(
      reasons(
        try Problem(
          stops: one, vehicleDays: [pickup()], matrices: [matrix], moneyBudget: Money(centavos: 0)))
        == [.short([.money(nil, Money(centavos: 4_600))])])
    #expect(
      reasons(
        try Problem(
          stops: one, vehicleDays: [pickup()], matrices: [matrix], fuelBudget: Volume(millilitres: 200)))
        == [.short([.fuel(nil, Volume(millilitres: 1_800))])])
    #expect(
      reasons(
        try Problem(
          stops: one, vehicleDays: [pickup(tank: Volume(millilitres: 1_500))], matrices: [matrix]))
        == [.short([.tank(vehicleDay: "T2", Volume(millilitres: 500))])])
    #expect(
      reasons(
        try Problem(stops: one, vehicleDays: [pickup(shift: hours(9, 9.5))], matrices: [matrix]))
        == [.short([.shift(vehicleDay: "T2", milliseconds: 20 * 60_000)])])
    #expect(
      reasons(
        try Problem(stops: one, vehicleDays: [pickup(longestMetres: 12_000)], matrices: [matrix]))
        == [.short([.length(vehicleDay: "T2", millimetres: 8_000_000)])])
  }

  @Test("a window before the shift, a stop without a road, a stop that admits no day")
  func impossiblePlaces() throws {
    var early = stops(1)
    early[0].windows = [hours(6, 7), hours(5, 5.5)]
    #expect(
      reasons(try Problem(stops: early, vehicleDays: [pickup()], matrices: [matrix]))
        == [.short([.window(stop: "A", arrivalMilliseconds: (9 * 60 + 10) * 60_000, closesSeconds: 7 * 3600)])])
    #expect(
      reasons(try Problem(stops: stops(1), vehicleDays: [pickup()], matrices: [TravelMatrix(count: 2)]))
        == [.unreachable])
    var nowhere = stops(1)
    nowhere[0].vehicleDays = []
    #expect(reasons(try Problem(stops: nowhere, vehicleDays: [pickup()], matrices: [matrix])) == [.noVehicle])
  }

  @Test(
    "the sentence says what is missing, rounded so that it is enough",
    arguments: [
      (.fuel(nil, Volume(millilitres: 1_792)), "faltan 1.80 l de gasolina del presupuesto"),
      (.fuel("mayo", Volume(millilitres: 1)), "faltan 0.01 l de gasolina del presupuesto «mayo»"),
      (.money(nil, Money(centavos: 123_456)), "faltan 1,234.56 MXN de presupuesto"),
      (.tank(vehicleDay: "T2", Volume(millilitres: 500)), "faltan 0.50 l de tanque en «T2»"),
      (.length(vehicleDay: "T2", millimetres: 8_000_001), "«T2» excedería su límite por 8.1 km"),
      (.load(vehicleDay: "T2", 1), "falta 1 lugar en «T2»"),
      (.load(vehicleDay: "T2", 2), "faltan 2 lugares en «T2»"),
      (.shift(vehicleDay: "T2", milliseconds: 60_001), "faltan 2 min de turno en «T2»"),
      (.duration(vehicleDay: "T2", milliseconds: 60_000), "«T2» duraría 1 min más de lo permitido"),
      (.lunch(vehicleDay: "T2", milliseconds: 1), "la comida de «T2» llegaría 1 min tarde"),
      (.spacing(other: "B", days: 1), "quedaría 1 día demasiado cerca de «B»"),
      (
        .window(stop: "A", arrivalMilliseconds: (9 * 60 + 19) * 60_000 + 1, closesSeconds: (9 * 60 + 19) * 60),
        "a «A» se llegaría a las 09:20 y cierra a las 09:19"
      ),
    ] as [(LeftOut.Shortfall, String)])
  func sentence(shortfall: LeftOut.Shortfall, words: String) {
    let reason = LeftOut(stop: "San Pedro", reason: .short([shortfall]), vehicleDay: "T2", position: 0)
    #expect(reason.sentence(in: .spanish) == "«San Pedro» queda fuera: \(words) (lo más cercano: «T2»).")
  }

  @Test("what is named, relaxed by the figure named and by nothing less, lets the stop in where it was tried")
  func relaxing() throws {
    var told = 0
    for trial in 0..<trials {
      var chance = Chance(seed: UInt64(50_000 + trial))
      let problem = try trial % 2 == 0 ? randomProblem(&chance, greatest: 8) : richProblem(&chance, greatest: 8)
      let plan = Solver.plan(for: problem, seed: UInt64(trial), iterations: 300)
      let reasons = LeftOut.reasons(in: plan, of: problem)
      #expect(reasons.map(\.stop) == plan.unserved)
      for left in reasons {
        switch left.reason {
        case .fits:
          Issue.record(
            "problem \(trial): \(left.stop) fits and stays out"
          )
        case .notWorth: Issue.record("problem \(trial): nothing here has a price")
        case .noVehicle:
          #expect(problem.stops.first { $0.id == left.stop }?.vehicleDays == [])
        case .unreachable:
          for day in problem.vehicleDays { #expect(!isReachable(left.stop, on: day, plan, problem)) }
        case .short(let shortfalls):
          told += 1
          let wider = try relaxed(problem, by: shortfalls, for: left.stop)
          let longer = plan.taking(left.route!)
          let broken = Checker.violations(in: longer, of: wider).filter(\.isBroken)
          #expect(broken.isEmpty, "problem \(trial): \(left) still \(broken)")
          let printed = try relaxed(
            problem, by: shortfalls.map { try granted($0, as: said($0)) }, for: left.stop)
          #expect(Checker.accepts(longer, for: printed), "problem \(trial): \(left.sentence(in: .spanish))")
          for scant in shortfalls.indices {
            let tighter = try relaxed(problem, by: shortfalls, for: left.stop, scant: scant)
            #expect(!Checker.accepts(longer, for: tighter), "problem \(trial): \(left) asks too much")
          }
        }
      }
    }
    #expect(told > trials / 2)
  }

  /// What a sentence in either language says of one shortfall.
  private func said(_ shortfall: LeftOut.Shortfall) throws -> String {
    func sentence(_ language: Language) -> String {
      LeftOut(stop: "", reason: .short([shortfall]), vehicleDay: "").sentence(in: language)
    }
    // Names have numbers of their own, the same in both languages.
    func figures(_ language: Language) -> Set<Substring> {
      Set(sentence(language).split { !$0.isNumber && !".,:".contains($0) }.filter { $0.contains { $0.isNumber } })
    }
    #expect(figures(.spanish) == figures(.english))
    return sentence(.spanish)
  }

  /// A shortfall of the figure that is printed.
  private func granted(_ shortfall: LeftOut.Shortfall, as sentence: String) throws -> LeftOut.Shortfall {
    var text = sentence
    // What stands in quotes is a name.
    while let start = text.firstIndex(of: "«"), let end = text.firstIndex(of: "»") { text.removeSubrange(start...end) }
    let words = text.split(separator: " ").map { $0.filter { $0.isNumber || ".:".contains($0) } }
    let figures = words.filter { $0.contains { $0.isNumber } }
    func number(decimals: Int) throws -> Int {
      let parts = try #require(figures.first).split(separator: ".")
      #expect((parts.count == 1 ? 0 : parts[1].count) == decimals, "\(sentence)")
      return try #require(Int(parts.joined()))
    }
    switch shortfall {
    case .money(let name, _): return .money(name, Money(centavos: try number(decimals: 2)))
    case .fuel(let name, _): return .fuel(name, Volume(millilitres: try number(decimals: 2) * 10))
    case .tank(let day, _): return .tank(vehicleDay: day, Volume(millilitres: try number(decimals: 2) * 10))
    case .length(let day, _): return .length(vehicleDay: day, millimetres: try number(decimals: 1) * 100_000)
    case .load(let day, _): return .load(vehicleDay: day, try number(decimals: 0))
    case .shift(let day, _): return .shift(vehicleDay: day, milliseconds: try number(decimals: 0) * 60_000)
    case .duration(let day, _): return .duration(vehicleDay: day, milliseconds: try number(decimals: 0) * 60_000)
    case .lunch(let day, _): return .lunch(vehicleDay: day, milliseconds: try number(decimals: 0) * 60_000)
    case .spacing(let other, _): return .spacing(other: other, days: try number(decimals: 0))
    case .window(let stop, _, let closes):
      let arrival = try #require(figures.first).split(separator: ":").compactMap { Int($0) }
      #expect(figures.count == 2 && arrival.count == 2 && figures[0] != figures[1], "\(sentence)")
      return .window(
        stop: stop, arrivalMilliseconds: (arrival[0] * 60 + arrival[1]) * 60_000, closesSeconds: closes)
    case .locked(let day, _):
      #expect(sentence.contains("fija fuera de «\(day)»"))
      return shortfall
    case .skills(let day, let missing, let wanted):
      #expect(sentence.contains("«\(day)»"))
      for skill in missing + wanted { #expect(sentence.contains("«\(skill)»")) }
      return shortfall
    }
  }

  @Test("a skill that nobody brings, several that nobody brings together, and one that a lock keeps away")
  func skills() throws {
    func reason(_ skills: [Set<String>], locked: Bool = false) throws -> LeftOut {
      var days = [pickup("T2"), pickup("T9", day: "2024-05-16")]
      for (index, skills) in skills.enumerated() { days[index].skills = skills }
      var one = stops(1)
      one[0].skills = ["dibujo", "topo"]
      if locked { one[0].vehicleDays = ["T9"] }
      let problem = try Problem(stops: one, vehicleDays: days, matrices: [matrix])
      return try #require(LeftOut.reasons(in: Plan(routes: [], unserved: ["A"]), of: problem).first)
    }
    let parted = try reason([["topo"], ["dibujo"]])
    #expect(parted.reason == .short([.skills(vehicleDay: "T2", missing: ["dibujo"], wanted: ["dibujo", "topo"])]))
    #expect(
      parted.sentence(in: .spanish)
        == "«A» queda fuera: ningún día de vehículo que la admite lleva a la vez «dibujo» y «topo»: a «T2» le falta «dibujo» (lo más cercano: «T2»)."
    )
    // The nearest is who lacks least.
    #expect(
      try reason([[], ["dibujo"]]).reason
        == .short([.skills(vehicleDay: "T9", missing: ["topo"], wanted: ["dibujo", "topo"])]))
    let locked = try reason([["dibujo", "topo"], []], locked: true)
    #expect(locked.reason == .short([.locked(vehicleDay: "T2", skills: ["dibujo", "topo"])]))
    #expect(locked.sentence(in: .english).contains("locked away from “T2”, which brings “dibujo” and “topo”"))
  }

  @Test("a way that is closed for some hours is waited for, and what lacks is told by the wait")
  func closedHours() throws {
    var closed = matrix
    for cell in closed.milliseconds.indices where closed.millimetres[cell] > 0 {
      closed.milliseconds[cell] = TravelMatrix.unreachable
    }
    func problem(until hour: Double) throws -> Problem {
      var day = pickup()
      day.travelPeriods = [.init(opens: 9 * 3600, matrix: 1), .init(opens: Int(hour * 3600), matrix: 0)]
      return try Problem(stops: stops(1, serviceSeconds: 1800), vehicleDays: [day], matrices: [matrix, closed])
    }
    let noon = try problem(until: 12)
    let plan = Solver.plan(for: noon, seed: 1, iterations: 50)
    #expect(plan.unserved.isEmpty && Checker.accepts(plan, for: noon))
    let schedule = try #require(Schedule(of: plan.routes[0], in: noon))
    #expect(clock(milliseconds: schedule.departure) == "12:00" && clock(milliseconds: schedule.end) == "12:50")
    // From 16:30 on there and back takes until 17:20.
    #expect(reasons(try problem(until: 16.5)) == [.short([.shift(vehicleDay: "T2", milliseconds: 20 * 60_000)])])
    // A way that never opens again is no way: the problem must say so by its own matrix.
    var never = pickup()
    never.travelPeriods = [.init(opens: 12 * 3600, matrix: 1)]
    #expect(throws: ProblemError.periodLacksPaths(vehicleDay: "T2", matrix: 1)) {
      try Problem(stops: stops(1), vehicleDays: [never], matrices: [matrix, closed])
    }
  }

  private func isReachable(_ stop: String, on day: VehicleDay, _ plan: Plan, _ problem: Problem) -> Bool {
    let wanted = problem.stops.first { $0.id == stop }!
    guard wanted.vehicleDays?.contains(day.id) ?? true, wanted.skills.isSubset(of: day.skills) else { return false }
    let places = plan.routes.first { $0.vehicleDay == day.id }?.stops.count ?? 0
    return (0...places).contains { place in
      !Checker.violations(in: plan.inserting(stop, on: day.id, at: place), of: problem).contains {
        switch $0 {
        case .unreachableLeg, .lockBroken: true
        default: false
        }
      }
    }
  }

  /// - Parameter scant: the shortfall that is given one unit less than it asks for.
  private func relaxed(
    _ problem: Problem, by shortfalls: [LeftOut.Shortfall], for left: String, scant: Int? = nil
  ) throws -> Problem {
    var (stops, days, budgets, spacings) = (problem.stops, problem.vehicleDays, problem.budgets, problem.spacings)
    func day(_ id: String) -> Int { days.firstIndex { $0.id == id }! }
    for (index, shortfall) in shortfalls.enumerated() {
      let less = index == scant ? 1 : 0
      switch shortfall {
      case .money(let name, let more):
        budgets[budgets.firstIndex { $0.name == name && $0.money != nil }!].money!.centavos += more.centavos - less
      case .fuel(let name, let more):
        budgets[budgets.firstIndex { $0.name == name && $0.fuel != nil }!].fuel!.millilitres += more.millilitres - less
      case .tank(let id, let more): days[day(id)].tank!.millilitres += more.millilitres - less
      case .length(let id, let more): days[day(id)].longestMetres! += (more + 999) / 1000 - less
      case .load(let id, let more): days[day(id)].capacity[0] += more - less
      case .shift(let id, let more): days[day(id)].shift.closes += (more + 999) / 1000 - less
      case .duration(let id, let more): days[day(id)].longestSeconds! += (more + 999) / 1000 - less
      case .lunch(let id, let more): days[day(id)].lunch!.window.closes += (more + 999) / 1000 - less
      case .spacing(_, let fewer): for index in spacings.indices { spacings[index].days -= fewer - less }
      case .window(let id, let arrival, let closes):
        let index = stops.firstIndex { $0.id == id }!
        let window = stops[index].windows.firstIndex { $0.closes == closes }!
        stops[index].windows[window].closes = (arrival + 999) / 1000 - less
      case .locked(let id, _):
        if less == 0 { stops[stops.firstIndex { $0.id == left }!].vehicleDays!.insert(id) }
      case .skills(let id, let missing, _): days[day(id)].skills.formUnion(missing.dropLast(less))
      }
    }
    spacings.removeAll { $0.days < 1 }
    return try Problem(
      stops: stops, vehicleDays: days, matrices: problem.matrices, budgets: budgets, spacings: spacings)
  }
}

extension Plan {
  fileprivate func taking(_ route: Route) -> Plan {
    var plan = self
    plan.unserved.removeAll { route.stops.contains($0) }
    plan.routes.removeAll { $0.vehicleDay == route.vehicleDay }
    plan.routes.append(route)
    return plan
  }

  fileprivate func inserting(_ stop: String, on day: String, at position: Int) -> Plan {
    var plan = self
    plan.unserved.removeAll { $0 == stop }
    if let route = plan.routes.firstIndex(where: { $0.vehicleDay == day }) {
      plan.routes[route].stops.insert(stop, at: position)
    } else {
      plan.routes.append(Route(vehicleDay: day, stops: [stop]))
    }
    return plan
  }
}
