import Territory

/// What is to be planned: validated once, then constant.
public struct Problem: Sendable {
  /// What makes one plan better than another; required stops come first in both.
  public enum Aim: Sendable, Hashable {
    /// The stops served of each priority, higher ones first; then the least cost; then the least time.
    case priorities
    /// The least cost and prizes not collected together.
    case cost
  }

  public let stops: [Stop]
  public let vehicleDays: [VehicleDay]
  /// One per class of vehicle and period of the day, all over the same positions.
  public let matrices: [TravelMatrix]
  public let budgets: [Budget]
  public let spacings: [Spacing]
  public let aim: Aim
  /// What a promoter's work (of each vehicle-day without one: its vehicle's) adds to the cost that plans are compared by:
  /// 10⁻¹⁰ pesos times the square of the minutes at work, on the way and on visits. 0 = whoever is nearest does all.
  public let balanceWeight: Int

  /// For each stop, 0 = required, then 1, 2 … by falling priority; under `Aim.cost` all but the required ones are 1.
  let levels: [Int]
  let levelCount: Int
  /// Whether vehicle-day `d` may serve stop `s`: `isAllowed[s][d]`.
  let isAllowed: [[Bool]]
  let stopIndexes: [String: Int]
  let vehicleDayIndexes: [String: Int]
  /// Days since 1970 of each vehicle-day.
  let dayNumbers: [Int]
  /// Minutes at work are added up per crew: an index for each vehicle-day.
  let crews: [Int]

  /// - Parameters:
  ///   - fuelBudget: of all vehicle-days together, beside `budgets`.
  ///   - moneyBudget: of all vehicle-days together, beside `budgets`.
  /// - Throws: `ProblemError` for the first thing that is wrong.
  public init(
    stops: [Stop], vehicleDays: [VehicleDay], matrices: [TravelMatrix], fuelBudget: Volume? = nil,
    moneyBudget: Money? = nil, budgets: [Budget] = [], spacings: [Spacing] = [], aim: Aim = .priorities,
    balanceWeight: Int = 0
  ) throws(ProblemError) {
    var budgets = budgets
    if fuelBudget != nil || moneyBudget != nil {
      budgets.insert(Budget(fuel: fuelBudget, money: moneyBudget), at: 0)
    }
    try validate(matrices)
    let positions = matrices.first?.count ?? 0
    try validate(vehicleDays, matrices: matrices, positions: positions)
    try validate(stops, vehicleDays: vehicleDays, positions: positions)
    try validate(budgets, vehicleDays: vehicleDays)
    try validate(spacings, stops: stops)
    try validateSize(stops, vehicleDays, matrices, balanceWeight: balanceWeight)

    self.stops = stops.map { stop in
      var stop = stop
      stop.windows.sort { ($0.opens, $0.closes) < ($1.opens, $1.closes) }
      return stop
    }
    self.vehicleDays = vehicleDays
    self.matrices = matrices
    self.budgets = budgets
    self.spacings = spacings
    self.aim = aim
    self.balanceWeight = balanceWeight
    let ranked = aim == .priorities ? stops : []
    let priorities = Set(ranked.filter { !$0.isRequired }.map(\.priority)).sorted(by: >)
    let rank = Dictionary(uniqueKeysWithValues: zip(priorities, 1...))
    levels = stops.map { $0.isRequired ? 0 : rank[$0.priority] ?? 1 }
    levelCount = aim == .priorities ? priorities.count + 1 : 2
    isAllowed = stops.map { stop in vehicleDays.map { $0.admits(stop) } }
    stopIndexes = Dictionary(uniqueKeysWithValues: stops.indices.map { (stops[$0].id, $0) })
    vehicleDayIndexes = Dictionary(uniqueKeysWithValues: vehicleDays.indices.map { (vehicleDays[$0].id, $0) })
    dayNumbers = vehicleDays.map { LocalDate($0.day)?.dayNumber ?? 0 }
    let names = vehicleDays.map { $0.promoter.map { "promoter " + $0 } ?? "vehicle " + $0.vehicle }
    let first = Dictionary(zip(names, names.indices)) { first, _ in first }
    crews = names.map { first[$0]! }
  }
}

extension VehicleDay {
  /// Whether it may serve `stop` by its own nature: the stop's list, skills, and what it can carry at all.
  func admits(_ stop: Stop) -> Bool {
    (stop.vehicleDays?.contains(id) ?? true) && stop.skills.isSubset(of: skills)
      && zip(stop.demand, capacity).allSatisfy { $0 <= $1 }
  }
}
