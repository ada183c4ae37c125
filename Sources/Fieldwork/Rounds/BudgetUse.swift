import Rounds
import Territory

/// A budget beside what rounds take of it.
public struct BudgetUse: Sendable {
  /// The period's words; nil = of this plan alone.
  public var name: String?
  /// nil = no limit.
  public var fuel: Volume?
  public var money: Money?
  /// What rounds that are kept already take.
  public var keptFuel = Volume(millilitres: 0)
  public var keptMoney = Money(centavos: 0)
  public var fuelSpent = Volume(millilitres: 0)
  public var moneySpent = Money(centavos: 0)

  /// Below 0 where the rounds that are kept exceed it.
  public var fuelLeft: Volume? {
    fuel.map { Volume(millilitres: $0.millilitres - keptFuel.millilitres - fuelSpent.millilitres) }
  }
  public var moneyLeft: Money? {
    money.map { Money(centavos: $0.centavos - keptMoney.centavos - moneySpent.centavos) }
  }
}

extension RoundPlanner {
  /// The budgets of a plan: its own, then those of periods.
  func budgetUses(of plan: Plan, _ problem: Problem) -> [BudgetUse] {
    var uses: [BudgetUse] = []
    if let own = problem.budgets.first(where: { $0.vehicleDays == nil }) {
      let (fuel, money) = (request.fuelSpent, request.moneySpent)
      uses.append(
        BudgetUse(
          fuel: own.fuel.flatMap { changed == nil ? $0 : request.fuelBudget },
          money: own.money.flatMap { changed == nil ? $0 : request.moneyBudget }, keptFuel: fuel, keptMoney: money))
      uses[0].take(Checker.totals(of: plan, in: problem))
    }
    return uses
      + periodBudgets.map { period in
        var use = BudgetUse(
          name: period.budget.period.description, fuel: period.budget.fuel, money: period.budget.money,
          keptFuel: period.keptFuel, keptMoney: period.keptMoney)
        let routes = plan.routes.filter { period.vehicleDays.contains($0.vehicleDay) }
        use.take(Checker.totals(of: Plan(routes: routes, unserved: []), in: problem))
        return use
      }
  }
}

extension BudgetUse {
  fileprivate mutating func take(_ totals: Checker.Totals) {
    (fuelSpent, moneySpent) = (totals.fuel, totals.cost)
  }
}
