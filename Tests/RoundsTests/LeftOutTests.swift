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

  @Test("the sentence says the litres that are missing, rounded so that they are enough")
  func sentence() {
    let reason = LeftOut(
      stop: "San Pedro", reason: .short([.fuel(nil, Volume(millilitres: 1_792))]), vehicleDay: "T2", position: 0)
    #expect(
      reason.sentence(in: .spanish)
        == "«San Pedro» queda fuera: faltan 1.80 l de gasolina del presupuesto (lo más cercano: «T2»).")
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
        case .noSkill(let skill):
          let stop = problem.stops.first { $0.id == left.stop }!
          #expect(stop.skills.contains(skill))
          for day in problem.vehicleDays where stop.vehicleDays?.contains(day.id) ?? true {
            #expect(!day.skills.contains(skill))
          }
        case .noVehicle:
          #expect(problem.stops.first { $0.id == left.stop }?.vehicleDays == [])
        case .unreachable:
          for day in problem.vehicleDays { #expect(!isReachable(left.stop, on: day, plan, problem)) }
        case .short(let shortfalls):
          told += 1
          let wider = try relaxed(problem, by: shortfalls)
          let longer = plan.taking(left.route!)
          let broken = Checker.violations(in: longer, of: wider).filter(\.isBroken)
          #expect(broken.isEmpty, "problem \(trial): \(left) still \(broken)")
          for scant in shortfalls.indices {
            let tighter = try relaxed(problem, by: shortfalls, scant: scant)
            #expect(!Checker.accepts(longer, for: tighter), "problem \(trial): \(left) asks too much")
          }
        }
      }
    }
    #expect(told > trials / 2)
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
  private func relaxed(_ problem: Problem, by shortfalls: [LeftOut.Shortfall], scant: Int? = nil) throws -> Problem {
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
