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

  private static let late = (9 * 60 + 19) * 60_000 + 1

  @Test(
    "each sentence names the place, the figure and the remedy in both languages",
    arguments: [
      (.unknownVehicleDay("T7"), ["T7"], "corrija su clave"),
      (.vehicleDayTwice("T2"), ["T2"], "únalas en una"),
      (.unknownStop("Z"), ["Z"], "corrija su clave o quítela"),
      (.stopTwice("A"), ["A"], "deje una sola"),
      (.stopForgotten("A"), ["A"], "póngala en una ruta o entre las que quedan fuera"),
      (.requiredStopLeftOut("A"), ["A"], "vea su razón"),
      (.vehicleNotAllowed(stop: "A", vehicleDay: "T2"), ["A", "T2"], "pásela a un día de vehículo permitido"),
      (.unreachableLeg(vehicleDay: "T2", from: "A", to: "B"), ["T2", "A", "B"], "cambie el orden o la parada"),
      (
        .windowMissed(stop: "A", vehicleDay: "T2", arrivalMilliseconds: late, closesSeconds: 33_540),
        ["T2", "A", "09:20", "09:19"], "visítela antes"
      ),
      (.shiftExceeded(vehicleDay: "T2", byMilliseconds: 60_001), ["T2", "2 min"], "quite paradas"),
      (
        .tankExceeded(vehicleDay: "T2", needed: Volume(millilitres: 1_001), tank: Volume(millilitres: 1_000)),
        ["T2", "1.01 l", "1.00 l"], "quite paradas"
      ),
      (
        .tooLong(vehicleDay: "T2", millimetres: 1_099_001, longestMetres: 1_099), ["T2", "1.1 km", "1.0 km"],
        "quite paradas"
      ),
      (
        .skillMissing(stop: "A", vehicleDay: "T2", skill: "topo"), ["A", "T2", "topo"],
        "pásela a un día de vehículo que lo lleve"
      ),
      (.lockBroken(stop: "A", vehicleDay: "T2", position: 0), ["A", "T2", "1"], "devuélvala a su lugar"),
      (.badReloads(vehicleDay: "T2"), ["T2"], "corríjalos"),
      (.tooManyTrips(vehicleDay: "T2", trips: 3, most: 2), ["T2", "3", "2"], "quite regresos"),
      (.overloaded(vehicleDay: "T2", load: 6, capacity: 5), ["T2", "6", "5"], "quite paradas"),
      (.breakMissed(vehicleDay: "T2", byMilliseconds: 60_001), ["T2", "2 min"], "adelántela o quite paradas"),
      (.breakUnknown(vehicleDay: "T2"), ["T2"], "quítela"),
      (.roundTooLong(vehicleDay: "T2", byMilliseconds: 60_001), ["T2", "2 min"], "quite paradas"),
      (.tooClose("A", "B", daysApart: 2, least: 3), ["A", "B", "2", "3"], "cambie el día de una"),
      (
        .fuelBudgetExceeded(name: "mayo", needed: Volume(millilitres: 401), budget: Volume(millilitres: 399)),
        ["0.41 l", "«mayo»", "0.39 l"], "quite paradas"
      ),
      (
        .moneyBudgetExceeded(name: nil, needed: Money(centavos: 100_001), budget: Money(centavos: 100_000)),
        ["1,000.01 MXN", "1,000.00 MXN"], "quite paradas"
      ),
    ] as [(Violation, [String], String)])
  func sentences(violation: Violation, facts: [String], remedy: String) {
    let (spanish, english) = (violation.sentence(in: .spanish), violation.sentence(in: .english))
    for fact in facts { #expect(spanish.contains(fact) && english.contains(fact), "\(spanish) \(english)") }
    #expect(spanish.hasSuffix(": \(remedy)."), "\(spanish)")
    // A sentence, a colon, and what to do.
    #expect(english.hasSuffix(".") && english.contains(": ") && english != spanish)
  }
}
