import Rounds
import Territory

/// A drawn office's work on a network: where it is, and what is to be planned.
struct RoundScenario {
  enum Size: String, CaseIterable {
    /// 57 stops, four promoters, the twenty working days of a month.
    case month
    /// 1,000 stops, four vehicles, five days.
    case week
  }

  /// The office, then the stops.
  let positions: [Coordinate]
  let problem: Problem
  /// Of each thread, so that the whole keeps its limit.
  let seconds: Double
  /// From the network to the plan.
  let mostSeconds: Double

  static func stopCount(_ size: Size) -> Int { size == .month ? 57 : 1000 }

  init(_ size: Size, positions: [Coordinate], matrix: TravelMatrix, chance: Chance) throws {
    self.positions = positions
    (seconds, mostSeconds) = size == .month ? (5, 10) : (45, 60)
    problem = try size == .month ? Self.month(matrix, chance) : Self.week(matrix, chance)
  }

  private static let price = FuelPrice(tenThousandths: 240_000)

  /// Meetings of an hour and a half, of three priorities, half of them in the morning or from noon on; the litres do not
  /// pay for all, and the promoters' work is to be even.
  private static func month(_ matrix: TravelMatrix, _ chance: Chance) throws -> Problem {
    var chance = chance
    let stops = (1..<matrix.count).map { location in
      let windows = [[], [], [hours(9, 12)], [hours(12, 15)]][chance.below(4)]
      return Stop(
        id: String(location), location: location, serviceSeconds: 5400, windows: windows, priority: chance.below(3))
    }
    let days = (0..<20).flatMap { day in
      (1...4).map { promoter in
        vehicleDay(promoter, date: 3 + day / 5 * 7 + day % 5, shift: hours(9, 15))
      }
    }
    return try Problem(
      stops: stops, vehicleDays: days, matrices: [matrix], fuelBudget: Volume(millilitres: 40_000),
      balanceWeight: 10_000_000)
  }

  /// Leaflets and photographs, four minutes each, a third of them in the morning or from noon on.
  private static func week(_ matrix: TravelMatrix, _ chance: Chance) throws -> Problem {
    var chance = chance
    let stops = (1..<matrix.count).map { location in
      let windows = [[], [], [], [], [hours(8, 12)], [hours(12, 17)]][chance.below(6)]
      return Stop(id: String(location), location: location, serviceSeconds: 240, windows: windows)
    }
    let days = (0..<5).flatMap { day in (1...4).map { vehicleDay($0, date: 3 + day, shift: hours(8, 17)) } }
    return try Problem(stops: stops, vehicleDays: days, matrices: [matrix])
  }

  private static func vehicleDay(_ promoter: Int, date: Int, shift: TimeWindow) -> VehicleDay {
    let day = "2025-02-" + (date < 10 ? "0" : "") + String(date)
    return VehicleDay(
      id: "P\(promoter) \(day)", vehicle: "V\(promoter)", promoter: "P\(promoter)", day: day, start: 0, end: 0,
      shift: shift, price: price)
  }

  private static func hours(_ from: Int, _ to: Int) -> TimeWindow { TimeWindow(opens: from * 3600, closes: to * 3600) }
}
