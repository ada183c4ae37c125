import Territory
import Testing

@testable import Roads

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How many random towns; $RECORRIDO_TRIALS scales it.
private let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

@Suite struct WeightsTests {
  /// A street 0–1–2–3 of about 105 m a piece, each with its own tags.
  private func street(_ tags: [String: String]...) -> Town {
    Town(
      columns: 10,
      tags.enumerated().map { TownStreet(name: "w\($0.offset)", places: [$0.offset, $0.offset + 1], tags: $0.element) })
  }

  private func cost(_ town: Town, _ terms: TravelTerms, _ key: String = "w0 0") -> [Int]? {
    town.network.costs(terms)[key]
  }

  @Test("a course takes its length at the lower of limit and custom, and its fuel is the model's")
  func plain() throws {
    let town = street(["highway": "primary", "maxspeed": "36"], ["highway": "primary"])
    let found = try #require(cost(town, TravelTerms(.pickup, loadKilograms: 150)))
    let millimetres = found[1]
    #expect(found[0] == dividedHalfUp(millimetres * 3600, by: 36_000))
    let stretch = DrivenStretch(metres: Double(millimetres) / 1000, kilometresPerHour: 36)
    let fuel = FuelModel.engine(.pickup).microlitres(on: stretch, loadKilograms: 150)
    // Milliseconds are rounded before the fuel is: 0.0005 s × 389 µl/s.
    #expect(abs(found[2] - fuel) <= 1)
  }

  @Test(
    "what is optimised leads, and the other two follow in the order time, distance, fuel", arguments: Objective.allCases
  )
  func order(objective: Objective) throws {
    let found = try #require(
      cost(street(["highway": "tertiary"], ["highway": "tertiary"]), TravelTerms(.car, objective: objective)))
    let (time, distance, fuel) = (found[0], found[1], found[2])
    let weights = Array(found[4...6])
    switch objective {
    case .time: #expect(weights == [time, distance, fuel])
    case .distance: #expect(weights == [distance, time, fuel])
    case .fuel: #expect(weights == [fuel, time, distance])
    }
  }

  @Test("a tope costs its seconds and 91 % of a stop; a signal half a stop and its wait, with the engine idling")
  func halts() throws {
    var town = street(["highway": "primary"], ["highway": "primary"])
    let free = try #require(cost(town, TravelTerms(.pickup)))
    let rate = FuelModel.engine(.pickup).rate(kilometresPerHour: 50, loadKilograms: 75)
    town.placeTags[1] = ["highway": "traffic_signals"]
    let signal = try #require(cost(town, TravelTerms(.pickup)))
    #expect(signal[0] - free[0] == 15_000)
    #expect(abs(Double(signal[2] - free[2]) - (0.5 * rate.perStop + 15 * rate.idlingPerSecond)) <= 1)
    town.placeTags[1] = ["traffic_calming": "hump"]
    let both = town.network
    let tope = Int(both.segments[0].forward.topes)
    #expect(tope == 1)
    let slowed = try #require(cost(town, TravelTerms(.pickup)))
    #expect(slowed[0] - free[0] == 5_000)
    #expect(abs(Double(slowed[2] - free[2]) - (rate.perTope + 5 * rate.runningPerSecond)) <= 1)
  }

  @Test("a climb costs more than its descent, and heights above the sea thin the air")
  func relief() throws {
    var network = street(["highway": "primary"], ["highway": "primary"]).network
    let flat = network.costs(TravelTerms(.pickup))
    network.reliefs = Column(
      ContiguousArray(
        network.segments.map { Relief(netRise: 4000, climb: 4000, climbLength: $0.millimetres, altitude: 2240) }))
    let hills = network.costs(TravelTerms(.pickup))
    func fuel(_ costs: [String: [Int]], _ key: String) throws -> Int { try #require(costs[key])[2] }
    for (key, rise) in [("w0 0", 4.0), ("w0 1", -4.0)] {
      var stretch = DrivenStretch(metres: Double(network.segments[0].millimetres) / 1000, kilometresPerHour: 50)
      (stretch.metresClimbed, stretch.altitudeMetres) = (rise, 2240)
      #expect(abs(try fuel(hills, key) - FuelModel.engine(.pickup).microlitres(on: stretch, loadKilograms: 75)) <= 1)
    }
    #expect(try fuel(hills, "w0 0") > fuel(flat, "w0 0") && fuel(hills, "w0 1") == 0)
    // Up and down again: the descent gives nothing to the climb.
    network.reliefs = Column(
      ContiguousArray(
        network.segments.map { Relief(netRise: 0, climb: 4000, climbLength: $0.millimetres / 2, altitude: 0) }))
    #expect(try fuel(network.costs(TravelTerms(.pickup)), "w0 0") > fuel(flat, "w0 0"))
  }

  @Test("an office's km/l count length alone; on foot nothing is burnt")
  func fuelModels() throws {
    let town = street(["highway": "track", "surface": "sand"], ["highway": "track"])
    let found = try #require(cost(town, TravelTerms(.pickup, fuel: .economy(tenPerLitre))))
    #expect(abs(found[2] - dividedHalfUp(found[1], by: 10)) <= 1)
    #expect(try #require(cost(town, TravelTerms(.foot)))[2] == 0)
  }

  @Test("a ferry takes the time it tells, with the engine off")
  func ferry() throws {
    let town = street(["route": "ferry", "duration": "00:01", "motor_vehicle": "yes"], ["highway": "primary"])
    let found = try #require(cost(town, TravelTerms(.pickup)))
    #expect(abs(found[0] - 60_000) < 20 && found[2] == 0)
  }

  @Test("never faster than a sign, whatever the conditions", arguments: Profile.all)
  func limits(profile: Profile) {
    var dice = SeededDice(state: 7)
    for _ in 0..<max(1, trials / 20) {
      let network = Town(columns: 6, rows: 6, dice: &dice).network
      let whole = network.travelCosts(TravelTerms(profile))
      for (course, cost) in whole.courses.enumerated() where cost.isUsable {
        let segment = network.segments[course / 2]
        let street = network.streets[Int(segment.street)]
        let limit = Int(course % 2 == 0 ? street.forwardLimit : street.backwardLimit)
        if limit > 0 { #expect(Int(cost.milliseconds) * limit * 1000 + limit * 500 >= Int(segment.millimetres) * 3600) }
      }
    }
  }

  @Test("the same terms give the same weights, and other terms leave them alone")
  func pure() {
    var dice = SeededDice(state: 3)
    let network = Town(columns: 6, rows: 6, dice: &dice).network
    let before = network.costs(TravelTerms(.car))
    _ = network.costs(TravelTerms(.pickup, objective: .fuel, conditions: Conditions(isRaining: true)))
    #expect(network.costs(TravelTerms(.car)) == before && !before.isEmpty)
  }
}
