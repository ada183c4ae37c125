import Rounds
import Store
import Territory

/// What a budget buys.
public struct FrontierPoint: Sendable {
  public var budget: Money
  public var visits: Int
  /// How many visits were asked for.
  public var wanted: Int
  /// The sum of the priorities of the visits made.
  public var priority: Int
  /// How many visits of each priority are made, higher first: of two points the richer has more of the first in which
  /// they differ, though maybe fewer visits in all.
  public var visitsByPriority: [(priority: Int, visits: Int)]
  /// What must be served and is not.
  public var mustsLeftOut: [String]
  public var metres: Int
  public var fuel: Volume
  public var cost: Money
  /// Keys of the places that stay out.
  public var unserved: [String]
}

/// What budgets buy, and those that nobody looked at.
public struct Frontier: Sendable {
  public var points: [FrontierPoint]
  /// Budgets left when the search was broken off, by rising budget.
  public var unsearched: [Money]
  public var warnings: [any Refusal]
}

extension FieldOffice {
  /// The same plan under several budgets, by rising budget, each once; nothing is kept.
  ///
  /// A larger budget never buys less: what a smaller one bought is kept where the search finds nothing better.
  public func frontier(_ request: RoundRequest, budgets: [Money]) throws -> Frontier {
    try store.read { reader in
      var request = request
      // A price is needed, whatever the budget.
      request.moneyBudget = budgets.max()
      let planner = try RoundPlanner(request, office: self, reader: reader)
      var best: RoundPlan?
      var frontier = Frontier(points: [], unsearched: Set(budgets).sorted(), warnings: planner.notices)
      while let budget = frontier.unsearched.first, best == nil || !request.search.effort.isInterrupted() {
        let plan = try planner.best(moneyBudget: budget)
        if best.map({ plan.isBetter(than: $0) }) ?? true { best = plan }
        frontier.points.append(FrontierPoint(budget, best!))
        frontier.unsearched.removeFirst()
      }
      return frontier
    }
  }
}

extension FrontierPoint {
  fileprivate init(_ budget: Money, _ plan: RoundPlan) {
    self.init(
      budget: budget, visits: plan.visits.count, wanted: plan.wanted,
      priority: plan.visits.map(\.priority).reduce(0, +),
      visitsByPriority: plan.levels.sorted(by: >).map { level in (level, plan.visits.count { $0.priority == level }) },
      mustsLeftOut: plan.unserved.filter(\.isRequired).map(\.visit),
      metres: dividedHalfUp(plan.totals.millimetres, by: 1000), fuel: plan.totals.fuel, cost: plan.totals.cost,
      unserved: plan.unserved.map(\.visit))
  }
}

extension RoundPlan {
  public var visits: [PlannedRound.Visit] { rounds.flatMap(\.visits) }
  /// What days after due dates weigh, in 10⁻¹⁰ pesos.
  private var lateness: Int { visits.reduce(0) { $0 + Lateness.weight(days: $1.daysLate, priority: $1.priority) } }
  fileprivate var levels: Set<Int> { Set(visits.map(\.priority)) }

  /// More of what must be served, then more visits of the highest priority in which they differ, else the cheaper
  /// and the more punctual.
  fileprivate func isBetter(than other: RoundPlan) -> Bool {
    let (own, others) = (visits, other.visits)
    let musts = (own.count(where: \.isRequired), others.count(where: \.isRequired))
    if musts.0 != musts.1 { return musts.0 > musts.1 }
    for level in levels.union(other.levels).sorted(by: >) {
      // What must be served has its own rank, whatever its priority.
      let (mine, theirs) = (
        own.count { $0.priority == level && !$0.isRequired }, others.count { $0.priority == level && !$0.isRequired }
      )
      if mine != theirs { return mine > theirs }
    }
    return totals.exactCost + lateness < other.totals.exactCost + other.lateness
  }
}
