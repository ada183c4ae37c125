import FoundationEssentials
import Territory

@testable import Rounds

/// How many random problems; $RECORRIDO_TRIALS scales it.
let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 300

/// 23.00 MXN a litre.
let magna = FuelPrice(tenThousandths: 230_000)

/// Places on a plane, in kilometres, joined by straight roads at 60 km/h (a kilometre a minute) and 10 km/l.
func plane(_ places: (Double, Double)...) -> TravelMatrix { plane(places) }

func plane(_ places: [(Double, Double)]) -> TravelMatrix {
  var matrix = TravelMatrix(count: places.count)
  for (i, a) in places.enumerated() {
    for (j, b) in places.enumerated() {
      let kilometres = ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot()
      let cell = matrix.index(from: i, to: j)
      matrix.millimetres[cell] = UInt32((kilometres * 1_000_000).rounded())
      matrix.milliseconds[cell] = UInt32((kilometres * 60_000).rounded())
      matrix.microlitres[cell] = UInt32((kilometres * 100_000).rounded())
    }
  }
  return matrix
}

func hours(_ from: Double, _ to: Double) -> TimeWindow {
  TimeWindow(opens: Int(from * 3600), closes: Int(to * 3600))
}

/// The pick-up on one day, from place 0 and back, 9:00 to 17:00.
func pickup(
  _ id: String = "T2", shift: TimeWindow = hours(9, 17), tank: Volume? = nil, longestMetres: Int? = nil,
  day: String = "2024-05-14"
) -> VehicleDay {
  VehicleDay(
    id: id, vehicle: "pickup", promoter: "P-01", day: day, start: 0, end: 0, shift: shift, tank: tank,
    longestMetres: longestMetres, price: magna)
}

/// One stop at each place but the first, called A, B, C …
func stops(_ count: Int, serviceSeconds: Int = 0) -> [Stop] {
  (1...count).map {
    Stop(id: String("ABCDEFGHIJ".dropFirst($0 - 1).first!), location: $0, serviceSeconds: serviceSeconds)
  }
}

/// A problem of up to `greatest` stops in which everything may happen: windows, priorities, required and restricted
/// stops, two vehicles of different thirst and price, tanks, limits, budgets, legs without a path, detours that make
/// the direct leg dearer than two others.
func randomProblem(_ chance: inout Chance, greatest: Int) throws -> Problem {
  let count = 1 + chance.below(greatest)
  let matrices = (0..<2).map { _ in randomMatrix(count + 1, &chance) }
  let days = (0..<1 + chance.below(2)).map { index in
    let opens = 8 * 3600 + chance.below(4) * 1800
    return VehicleDay(
      id: "V\(index)", vehicle: "vehicle \(index)", day: "2024-05-1\(index)", start: 0,
      end: chance.below(5) == 0 ? 1 : 0,
      shift: TimeWindow(opens: opens, closes: opens + 3600 + chance.below(5 * 3600)), matrix: chance.below(2),
      tank: chance.below(4) == 0 ? Volume(millilitres: chance.below(8_000)) : nil,
      longestMetres: chance.below(4) == 0 ? chance.below(80_000) : nil,
      price: FuelPrice(tenThousandths: 220_000 + chance.below(3) * 10_000))
  }
  let stops = (1...count).map { index in
    Stop(
      id: "S\(index)", location: index, serviceSeconds: chance.below(4) * 900,
      windows: (0..<chance.below(3)).map { _ in
        let opens = 7 * 3600 + chance.below(6 * 3600)
        return TimeWindow(opens: opens, closes: opens + chance.below(2 * 3600))
      },
      priority: chance.below(3), isRequired: chance.below(6) == 0,
      vehicleDays: chance.below(5) == 0 ? Set(days.map(\.id).filter { _ in chance.below(2) == 0 }) : nil)
  }
  return try Problem(
    stops: stops, vehicleDays: days, matrices: matrices,
    fuelBudget: chance.below(2) == 0 ? Volume(millilitres: chance.below(12_000)) : nil,
    moneyBudget: chance.below(2) == 0 ? Money(centavos: chance.below(25_000)) : nil)
}

/// A problem of two vehicles on one day or two, and of one to three budgets, one of which is tight for up to `greatest`
/// stops with windows, loads and priorities.
func budgetProblem(_ chance: inout Chance, greatest: Int) throws -> Problem {
  let count = 1 + chance.below(greatest)
  let matrices = (0..<2).map { _ in randomMatrix(count + 1, &chance) }
  let days = (0..<2 * (1 + chance.below(2))).map { index in
    let opens = 8 * 3600 + chance.below(4) * 1800
    return VehicleDay(
      id: "V\(index)", vehicle: "vehicle \(index % 2)", day: "2024-05-1\(index / 2)", start: 0, end: 0,
      shift: TimeWindow(opens: opens, closes: opens + 2 * 3600 + chance.below(6 * 3600)), matrix: index % 2,
      tank: chance.below(5) == 0 ? Volume(millilitres: 2_000 + chance.below(8_000)) : nil,
      longestMetres: chance.below(5) == 0 ? 20_000 + chance.below(80_000) : nil,
      longestSeconds: chance.below(5) == 0 ? 3600 + chance.below(4 * 3600) : nil,
      capacity: chance.below(3) == 0 ? [2 + chance.below(6)] : [],
      price: FuelPrice(tenThousandths: 220_000 + chance.below(3) * 10_000),
      fixedCost: chance.below(4) == 0 ? chance.below(60) * 10_000_000_000 : 0,
      costPerMillisecond: chance.below(4) == 0 ? chance.below(3_000) : 0)
  }
  let stops = (1...count).map { index in
    Stop(
      id: "S\(index)", location: index, serviceSeconds: chance.below(4) * 900,
      windows: (0..<max(0, chance.below(4) - 1)).map { _ in
        let opens = 7 * 3600 + chance.below(7 * 3600)
        return TimeWindow(opens: opens, closes: opens + 1800 + chance.below(3 * 3600))
      },
      priority: chance.below(3), isRequired: chance.below(8) == 0,
      vehicleDays: chance.below(6) == 0 ? Set(days.map(\.id).filter { _ in chance.below(2) == 0 }) : nil,
      demand: [chance.below(3)])
  }
  var budgets = [
    chance.below(2) == 0
      ? Budget(fuel: Volume(millilitres: 500 * count + chance.below(1_000 * count)))
      : Budget(money: Money(centavos: 1_500 * count + chance.below(2_500 * count)))
  ]
  if chance.below(2) == 0 {
    budgets.append(
      Budget(
        name: "first", vehicleDays: [days[0].id, days[1].id], fuel: Volume(millilitres: chance.below(1_000 * count))))
  }
  if chance.below(3) == 0 {
    budgets.append(
      Budget(name: "other", vehicleDays: [days[1].id], money: Money(centavos: chance.below(2_500 * count))))
  }
  return try Problem(stops: stops, vehicleDays: days, matrices: matrices, budgets: budgets)
}

private func randomMatrix(_ count: Int, _ chance: inout Chance) -> TravelMatrix {
  var matrix = plane((0..<count).map { _ in (Double(chance.below(20)), Double(chance.below(20))) })
  for cell in matrix.milliseconds.indices where cell / count != cell % count {
    // One-ways, slopes and jams: the three figures stretch apart.
    matrix.milliseconds[cell] += UInt32(chance.below(600_000))
    matrix.millimetres[cell] += UInt32(chance.below(3_000_000))
    matrix.microlitres[cell] += UInt32(chance.below(400_000))
    if chance.below(15) == 0 {
      matrix.milliseconds[cell] = TravelMatrix.unreachable
      matrix.millimetres[cell] = TravelMatrix.unreachable
      matrix.microlitres[cell] = TravelMatrix.unreachable
    }
  }
  return matrix
}
