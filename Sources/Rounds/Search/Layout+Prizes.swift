import Territory

extension Layout {
  static let fewStops = 12

  /// What leaving each stop out costs. Under `priorities` a stop weighs more than all of the lower ones together, as far as
  /// 64 bits go.
  /// - Parameter leg: search cost that no leg exceeds.
  func prizes(leg: Int) -> ContiguousArray<Int> {
    let least = problem.aim == .priorities ? leastPrize(leg) : soloCost(leg)
    var counts = Array(repeating: 0, count: problem.levelCount)
    for level in problem.levels { counts[level] += 1 }
    var weights = Array(repeating: least, count: problem.levelCount)
    let most = (1 << 60) / max(1, stopCount)
    var below = 0
    for level in weights.indices.reversed() {
      weights[level] = min(most, below + least)
      let sum = counts[level].multipliedReportingOverflow(by: weights[level])
      below = min(most, below + (sum.overflow ? most : min(most, sum.partialValue)))
    }
    return ContiguousArray(
      problem.stops.indices.map { stop in
        let isPriced = problem.aim == .cost && problem.levels[stop] > 0
        return isPriced ? problem.stops[stop].prize >> shift : weights[problem.levels[stop]]
      })
  }

  /// A round to a single stop, as it can cost at most.
  private func soloCost(_ leg: Int) -> Int { 2 * leg + (fixedCost.max() ?? 0) + 1 }

  /// More than one more stop can add to the cost: of few stops, all that a plan can cost, since the others may have to
  /// go to the dearest places for its sake; of many, a round of its own, but for balance.
  private func leastPrize(_ leg: Int) -> Int {
    let surcharges = problem.stops.map { $0.surcharges.values.max() ?? 0 }
    guard isSmall else {
      let rate = problem.vehicleDays.lazy.map(\.costPerMillisecond).max() ?? 0
      let time = rate > 0 ? soloTime * rate : 0
      return soloCost(leg) + (time + (surcharges.max() ?? 0)) >> shift
    }
    let shifts = problem.vehicleDays.map { ($0.shift.closes - $0.shift.opens) * 1000 }
    let rounds = zip(problem.vehicleDays, shifts).map { $0.fixedCost + $1 * $0.costPerMillisecond }
    let sides = surcharges.reduce(0, +) + rounds.sorted(by: >).prefix(stopCount).reduce(0, +)
    let legs = 2 * stopCount * (leg + leg >> 10)
    return legs + (sides + problem.balance(shifts.reduce(0, +))) >> shift + 1
  }

  /// Milliseconds that a round to a single stop can take at most.
  private var soloTime: Int {
    let legs = problem.matrices.lazy.flatMap(\.milliseconds).filter { $0 != TravelMatrix.unreachable }
    return 2 * Int(legs.max() ?? 0) + 1000 * (problem.stops.map(\.serviceSeconds).max() ?? 0)
  }
}
