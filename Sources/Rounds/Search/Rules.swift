import Territory

/// What a problem has beyond hours and loads, so that a plain one does not pay for it.
struct Rules: Sendable {
  /// Some stop does not admit some vehicle-day.
  let hasExclusions: Bool
  /// stops × days.
  let isAllowed: ContiguousArray<Bool>
  /// Some limit adds up along a round or over rounds: tank, length, budgets.
  let hasSums: Bool
  let hasSurcharges: Bool
  let hasBalance: Bool
  let hasLocks: Bool
  /// By vehicle-day: hours that two figures a node do not tell, so that the round is driven whole to judge it.
  let isIntricate: ContiguousArray<Bool>
  /// Spacings of each stop.
  let spacings: [[Int]]
  let hasSpacings: Bool
  /// Some stop has a second window.
  let hasWindows: Bool
  /// Anything but hours and one dimension of load.
  let isPlain: Bool
  /// Microlitres and exact cost that each budget allows; `Int.max` = any.
  let fuelLimits: [Int]
  let moneyLimits: [Int]
  /// Budgets of each vehicle-day.
  let budgets: [[Int]]
  /// Microlitres and millimetres that each vehicle-day allows.
  let tanks: ContiguousArray<Int>
  let lengths: ContiguousArray<Int>

  init(_ problem: Problem) {
    let days = problem.vehicleDays
    isAllowed = ContiguousArray(problem.isAllowed.joined())
    hasExclusions = isAllowed.contains(false)
    hasSurcharges = problem.stops.contains { !$0.surcharges.isEmpty }
    hasBalance = problem.balanceWeight > 0
    hasLocks = problem.stops.contains { $0.lockedPosition != nil }
    hasWindows = problem.stops.contains { $0.windows.count > 1 }
    isIntricate = ContiguousArray(
      days.map {
        !$0.travelPeriods.isEmpty || $0.longestSeconds != nil || $0.lunch != nil || $0.costPerMillisecond > 0
          || $0.maxTrips > 1 || problem.stops.contains { $0.releaseSeconds > 0 }
      })
    var byStop = problem.stops.map { _ in [Int]() }
    for (index, spacing) in problem.spacings.enumerated() {
      for id in Set(spacing.stops) { byStop[problem.stopIndexes[id]!].append(index) }
    }
    spacings = byStop
    hasSpacings = !problem.spacings.isEmpty
    // Half a millilitre and half a centavo are rounded away.
    fuelLimits = problem.budgets.map { $0.fuel.map { $0.millilitres * 1000 + 499 } ?? .max }
    moneyLimits = problem.budgets.map { $0.money.map { $0.centavos * 100_000_000 + 49_999_999 } ?? .max }
    budgets = days.map { day in
      problem.budgets.indices.filter { problem.budgets[$0].vehicleDays?.contains(day.id) ?? true }
    }
    tanks = ContiguousArray(days.map { $0.tank.map { $0.millilitres * 1000 + 499 } ?? .max })
    lengths = ContiguousArray(days.map { $0.longestMetres.map { $0 * 1000 } ?? .max })
    hasSums = !problem.budgets.isEmpty || tanks.contains { $0 < .max } || lengths.contains { $0 < .max }
    isPlain =
      problem.aim == .cost && !hasExclusions && !hasSums && !hasSurcharges && !hasBalance && !hasLocks && !hasSpacings
      && !isIntricate.contains(true)
  }
}
