import Territory
import Testing

@testable import Rounds

@Suite("The checker names what a plan breaks")
struct CheckerTests {
  /// A and B a kilometre and two east; C has no road; D only on T9; E only from 8 to 8:30, before the shift.
  func problem(
    day: VehicleDay = pickup(), fuelBudget: Volume? = nil, moneyBudget: Money? = nil, isRequired: Bool = false
  ) throws -> Problem {
    var matrix = plane((0, 0), (1, 0), (2, 0), (9, 9), (3, 0), (4, 0))
    for other in [0, 1, 2, 4, 5] {
      for cell in [matrix.index(from: 3, to: other), matrix.index(from: other, to: 3)] {
        matrix.milliseconds[cell] = TravelMatrix.unreachable
        matrix.millimetres[cell] = TravelMatrix.unreachable
        matrix.microlitres[cell] = TravelMatrix.unreachable
      }
    }
    var five = stops(5)
    five[0].isRequired = isRequired
    five[3].vehicleDays = ["T9"]
    five[4].windows = [hours(8, 8.5)]
    return try Problem(
      stops: five, vehicleDays: [day, pickup("T9", day: "2024-05-16")], matrices: [matrix], fuelBudget: fuelBudget,
      moneyBudget: moneyBudget)
  }

  func broken(_ served: [String], on day: String = "T2", leaving unserved: [String]? = nil, _ problem: Problem)
    -> [Violation]
  {
    let rest = ["A", "B", "C", "D", "E"].filter { !served.contains($0) }
    return Checker.violations(
      in: Plan(routes: [.init(vehicleDay: day, stops: served)], unserved: unserved ?? rest), of: problem)
  }

  @Test("a sound plan has nothing against it")
  func sound() throws {
    #expect(broken(["A", "B"], try problem()).isEmpty)
    #expect(broken(["B", "D", "A"], on: "T9", try problem()).isEmpty)
  }

  @Test("stops and days that are unknown, twice or forgotten")
  func bookkeeping() throws {
    let problem = try problem()
    #expect(broken(["A", "Z"], problem) == [.unknownStop("Z")])
    #expect(broken(["A", "B", "A"], problem).contains(.stopTwice("A")))
    #expect(broken(["A"], leaving: ["A", "B", "C", "D", "E"], problem) == [.stopTwice("A")])
    #expect(broken(["A"], leaving: ["B", "C", "E"], problem) == [.stopForgotten("D")])
    #expect(broken(["A"], on: "T7", problem) == [.unknownVehicleDay("T7")])
    let twice = Plan(
      routes: [.init(vehicleDay: "T2", stops: ["A"]), .init(vehicleDay: "T2", stops: ["B"])],
      unserved: ["C", "D", "E"])
    #expect(Checker.violations(in: twice, of: problem) == [.vehicleDayTwice("T2")])
  }

  @Test("a stop on a day it does not admit, and one without a road")
  func places() throws {
    #expect(broken(["D"], try problem()) == [.vehicleNotAllowed(stop: "D", vehicleDay: "T2")])
    #expect(
      broken(["A", "C"], try problem()) == [
        .unreachableLeg(vehicleDay: "T2", from: "A", to: "C"), .unreachableLeg(vehicleDay: "T2", from: "C", to: nil),
      ])
  }

  @Test("a window missed and a shift exceeded, with their figures")
  func hoursBroken() throws {
    #expect(
      broken(["E"], try problem()) == [
        .windowMissed(
          stop: "E", vehicleDay: "T2", arrivalMilliseconds: (9 * 60 + 4) * 60_000, closesSeconds: 8 * 3600 + 1800)
      ])
    let short = pickup(shift: TimeWindow(opens: 9 * 3600, closes: 9 * 3600 + 180))
    #expect(broken(["A", "B"], try problem(day: short)) == [.shiftExceeded(vehicleDay: "T2", byMilliseconds: 60_000)])
  }

  @Test("tank, length and both budgets exceeded, with their figures; what just fits is not exceeded")
  func limits() throws {
    // A and B: 4 km, 0.4 l, 9.20 MXN.
    let needed = Volume(millilitres: 400)
    #expect(
      broken(["A", "B"], try problem(day: pickup(tank: Volume(millilitres: 399)))) == [
        .tankExceeded(vehicleDay: "T2", needed: needed, tank: Volume(millilitres: 399))
      ])
    #expect(
      broken(["A", "B"], try problem(day: pickup(longestMetres: 3_999))) == [
        .tooLong(vehicleDay: "T2", millimetres: 4_000_000, longestMetres: 3_999)
      ])
    #expect(
      broken(["A", "B"], try problem(fuelBudget: Volume(millilitres: 399))) == [
        .fuelBudgetExceeded(name: nil, needed: needed, budget: Volume(millilitres: 399))
      ])
    #expect(
      broken(["A", "B"], try problem(moneyBudget: Money(centavos: 919))) == [
        .moneyBudgetExceeded(name: nil, needed: Money(centavos: 920), budget: Money(centavos: 919))
      ])
    let just = try problem(
      day: pickup(tank: needed, longestMetres: 4_000), fuelBudget: needed, moneyBudget: Money(centavos: 920))
    #expect(broken(["A", "B"], just).isEmpty)
  }

  @Test("the fuel budget is one for all days: two rounds that fit alone do not fit together")
  func pooled() throws {
    let plan = Plan(
      routes: [.init(vehicleDay: "T2", stops: ["A"]), .init(vehicleDay: "T9", stops: ["B"])],
      unserved: ["C", "D", "E"])
    let problem = try problem(fuelBudget: Volume(millilitres: 599))
    #expect(
      Checker.violations(in: plan, of: problem) == [
        .fuelBudgetExceeded(name: nil, needed: Volume(millilitres: 600), budget: Volume(millilitres: 599))
      ])
  }

  @Test("a required stop that is left out is told, but the plan stands")
  func required() throws {
    let problem = try problem(isRequired: true)
    #expect(broken(["B"], problem) == [.requiredStopLeftOut("A")])
    #expect(
      Checker.accepts(Plan(routes: [], unserved: ["A", "B", "C", "D", "E"]), for: problem))
  }

  @Test("each sentence names the place and the remedy in both languages")
  func sentences() throws {
    let late = Violation.shiftExceeded(vehicleDay: "T2", byMilliseconds: 60_001)
    #expect(late.sentence(in: .spanish).contains("«T2» vuelve 2 min después"))
    #expect(late.sentence(in: .english).contains("2 min after"))
  }
}
