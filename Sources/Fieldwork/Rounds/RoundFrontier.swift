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
  public var metres: Int
  public var fuel: Volume
  public var cost: Money
  /// Keys of the places that stay out.
  public var unserved: [String]
}

extension FieldOffice {
  /// The same plan under several budgets, by rising budget; nothing is kept.
  ///
  /// A larger budget never buys less: what a smaller one bought is kept where the search finds nothing better.
  public func frontier(_ request: RoundRequest, budgets: [Money]) throws -> [FrontierPoint] {
    try store.read { reader in
      var request = request
      // A price is needed, whatever the budget.
      request.moneyBudget = budgets.max()
      let planner = try RoundPlanner(request, office: self, reader: reader)
      var best: RoundPlan?
      return try budgets.sorted().map { budget in
        let plan = try planner.best(moneyBudget: budget)
        if best.map({ plan.isBetter(than: $0) }) ?? true { best = plan }
        return FrontierPoint(budget, best!, wanted: planner.visits.count)
      }
    }
  }
}

extension FrontierPoint {
  fileprivate init(_ budget: Money, _ plan: RoundPlan, wanted: Int) {
    self.init(
      budget: budget, visits: plan.rounds.reduce(0) { $0 + $1.visits.count }, wanted: wanted,
      priority: plan.priorities.reduce(0, +),
      metres: plan.rounds.reduce(0) { $0 + dividedHalfUp($1.millimetres, by: 1000) },
      fuel: plan.rounds.reduce(Volume(millilitres: 0)) { $0 + $1.fuel }, cost: plan.cost,
      unserved: plan.unserved.map(\.visit))
  }
}

extension RoundPlan {
  /// Of the visits made, higher first.
  fileprivate var priorities: [Int] { rounds.flatMap(\.visits).map(\.priority).sorted(by: >) }
  fileprivate var cost: Money { rounds.reduce(Money(centavos: 0)) { $0 + ($1.cost ?? Money(centavos: 0)) } }

  /// More visits of the highest priority in which they differ, else the cheaper.
  fileprivate func isBetter(than other: RoundPlan) -> Bool {
    let levels = Set(priorities + other.priorities).sorted(by: >)
    for level in levels {
      let (own, others) = (priorities.count { $0 == level }, other.priorities.count { $0 == level })
      if own != others { return own > others }
    }
    return cost < other.cost
  }
}
