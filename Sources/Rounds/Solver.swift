import Territory

/// Finds good plans: insertion by regret, descent, then ruin and recreate.
public enum Solver {
  /// A plan that serves required stops first, then the higher priorities, then burns the least money in fuel, then takes
  /// the least time.
  ///
  /// The plan never breaks a limit; what finds no room is in `unserved`, a required stop too.
  /// - Parameters:
  ///   - seed: the same seed, iterations and problem give the same plan.
  ///   - iterations: how often a part of the plan is taken out and built anew; 0 = only the first construction.
  public static func plan(for problem: Problem, seed: UInt64, iterations: Int) -> Plan {
    var dice = Dice(seed: seed)
    let ruin = Ruin(problem)
    var best = Draft(problem)
    best.insertByRegret()
    best.descend()
    best.insertByRegret()
    var current = best
    var sinceBest = 0
    for iteration in 0..<(problem.stops.isEmpty ? 0 : max(0, iterations)) {
      let candidate = rebuilt(current, ruin, &dice)
      if candidate.objective < best.objective {
        (best, current, sinceBest) = (candidate, candidate, 0)
        continue
      }
      sinceBest += 1
      if isAcceptable(candidate, beside: best, left: iterations - iteration, of: iterations) { current = candidate }
      if sinceBest % patience == 0 { current = best }
    }
    best.isFresh = best.isFresh.map { _ in true }
    best.descend()
    best.insertByRegret()
    return best.plan
  }

  /// Iterations without a better plan after which the search returns to the best one.
  private static let patience = 150

  private static func rebuilt(_ draft: Draft, _ ruin: Ruin, _ dice: inout Dice) -> Draft {
    var draft = draft
    draft.remove(ruin.stops(of: draft, &dice))
    var order = draft.unserved
    dice.shuffle(&order)
    if dice.below(4) == 0 { insertInBunches(order, into: &draft, &dice) }
    var chance = dice
    // One place in twenty is passed over.
    draft.insertGreedily(order) { chance.below(20) == 0 }
    dice = chance
    draft.descend()
    let left = draft.unserved
    if !left.isEmpty { draft.insertGreedily(left) { false } }
    return draft
  }

  /// Stops that find room only together, one being the way to the next, come in as a bunch of any order.
  private static func insertInBunches(_ stops: [Int], into draft: inout Draft, _ dice: inout Dice) {
    var rest = stops[...]
    while !rest.isEmpty {
      let bunch = rest.prefix(1 + dice.below(4))
      draft.insertTogether(Array(bunch))
      rest = rest.dropFirst(bunch.count)
    }
  }

  /// A plan a little dearer than the best one, less and less as the end nears, keeps the search moving.
  /// Source: Dueck, "New optimization heuristics: the great deluge algorithm and the record-to-record travel" (1993).
  private static func isAcceptable(_ draft: Draft, beside best: Draft, left: Int, of iterations: Int) -> Bool {
    guard draft.objective.served == best.objective.served else { return false }
    // From a tenth above the best down to nothing.
    let margin = best.objective.cost / 10 / max(1, iterations) * left
    return draft.objective.cost <= best.objective.cost + margin
  }
}
