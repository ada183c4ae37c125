import Territory

/// What a problem has beyond hours and loads, so that a plain one does not pay for it.
struct Rules: Sendable {
  /// Some stop does not admit some vehicle-day.
  let hasExclusions: Bool
  /// stops × days.
  let isAllowed: ContiguousArray<Bool>
  /// Some limit adds up along a round or over rounds: tank, length, budgets.
  let hasSums: Bool
  let hasBudgets: Bool
  let hasSurcharges: Bool
  /// stops × days, exact cost; empty where there are none.
  let surcharges: ContiguousArray<Int>
  let hasBalance: Bool
  let hasLocks: Bool
  /// By vehicle-day: hours that two figures a node do not tell.
  let isIntricate: ContiguousArray<Bool>
  /// Those whose rounds are driven whole to be judged: a break, hours of the day, or windows with gaps.
  let isDriven: ContiguousArray<Bool>
  /// The other intricate ones are judged by stretches.
  let hasStretches: Bool
  /// A stop that another lies so many days apart from.
  struct Distance: Sendable {
    var other: Int32
    var days: Int32
  }

  /// By stop.
  let spacings: [[Distance]]
  let hasSpacings: Bool
  /// Some stop has a second window.
  let hasWindows: Bool
  /// Anything but hours and one dimension of load.
  let isPlain: Bool
  /// Nothing ties a stop to its vehicle-day beyond hours, loads, sums and exclusions.
  let admitsRefit: Bool
  /// Microlitres and exact cost that each budget allows; `Int.max` = any.
  let fuelLimits: [Int]
  let moneyLimits: [Int]
  /// Budgets of each vehicle-day.
  let budgets: [[Int]]
  /// Microlitres, millimetres and milliseconds that each vehicle-day allows.
  let tanks: ContiguousArray<Int>
  let lengths: ContiguousArray<Int>
  let longest: ContiguousArray<Int>

  init(_ problem: Problem) {
    let days = problem.vehicleDays
    isAllowed = ContiguousArray(problem.isAllowed.joined())
    hasExclusions = isAllowed.contains(false)
    hasSurcharges = problem.stops.contains { !$0.surcharges.isEmpty }
    surcharges =
      hasSurcharges ? ContiguousArray(problem.stops.flatMap { stop in days.map { stop.surcharges[$0.id] ?? 0 } }) : []
    hasBalance = problem.balanceWeight > 0
    hasLocks = problem.stops.contains { $0.lockedPosition != nil }
    let hasGaps = problem.stops.contains { $0.windows.count > 1 }
    hasWindows = hasGaps
    isDriven = ContiguousArray(days.map { !$0.travelPeriods.isEmpty || $0.lunch != nil || hasGaps })
    isIntricate = ContiguousArray(
      days.map {
        !$0.travelPeriods.isEmpty || $0.longestSeconds != nil || $0.lunch != nil || $0.costPerMillisecond > 0
          || $0.maxTrips > 1 || problem.stops.contains { $0.releaseSeconds > 0 }
      })
    hasStretches = zip(isIntricate, isDriven).contains { $0 && !$1 }
    var byStop = problem.stops.map { _ in [Distance]() }
    for spacing in problem.spacings {
      let stops = spacing.stops.map { problem.stopIndexes[$0]! }
      for stop in Set(stops) {
        for other in stops where other != stop {
          byStop[stop].append(Distance(other: Int32(other), days: Int32(clamping: spacing.days)))
        }
      }
    }
    spacings = byStop
    hasSpacings = !problem.spacings.isEmpty
    // Half a millilitre and half a centavo are rounded away; what 64 bits do not hold is no limit.
    fuelLimits = problem.budgets.map { $0.fuel.map { Self.finer($0.millilitres, 1000, 499) } ?? .max }
    moneyLimits = problem.budgets.map { $0.money.map { Self.finer($0.centavos, 100_000_000, 49_999_999) } ?? .max }
    budgets = days.map { day in
      problem.budgets.indices.filter { problem.budgets[$0].vehicleDays?.contains(day.id) ?? true }
    }
    tanks = ContiguousArray(days.map { $0.tank.map { Self.finer($0.millilitres, 1000, 499) } ?? .max })
    lengths = ContiguousArray(days.map { $0.longestMetres.map { Self.finer($0, 1000, 0) } ?? .max })
    longest = ContiguousArray(days.map { $0.longestSeconds.map { Self.finer($0, 1000, 0) } ?? .max })
    hasBudgets = !problem.budgets.isEmpty
    hasSums = !problem.budgets.isEmpty || tanks.contains { $0 < .max } || lengths.contains { $0 < .max }
    admitsRefit =
      !hasLocks && !hasSpacings && !hasGaps && !isDriven.contains(true)
      && days.allSatisfy { $0.maxTrips == 1 && $0.costPerMillisecond == 0 }
    isPlain =
      problem.aim == .cost && !hasExclusions && !hasSums && !hasSurcharges && !hasBalance && !hasLocks && !hasSpacings
      && !isIntricate.contains(true)
  }

  /// A limit in a finer unit, with what rounding gives away.
  private static func finer(_ limit: Int, _ factor: Int, _ given: Int) -> Int {
    let (product, overflows) = limit.multipliedReportingOverflow(by: factor)
    let (sum, exceeds) = product.addingReportingOverflow(given)
    return overflows || exceeds ? .max : sum
  }
}
