import Exchange
import Fieldwork
import Territory

/// What all rounds of a plan take together, and what they leave of its budgets.
enum RoundTotals {
  /// Nothing where one round says all.
  static func lines(_ plan: RoundPlan) -> [String] {
    (plan.rounds.count > 1 ? [sum(plan)] : []) + plan.budgets.flatMap(lines)
  }

  private static func sum(_ plan: RoundPlan) -> String {
    let late =
      plan.late == 0
      ? "" : Console.say(" (\(plan.late) después de su fecha)", " (\(plan.late) after their due date)")
    let visits =
      Console.say("\(plan.visits.count) de \(plan.wanted) visitas", "\(plan.visits.count) of \(plan.wanted) visits")
      + late
    return Console.say("Plan: ", "Plan: ")
      + [
        Console.say("\(plan.rounds.count) rondas", "\(plan.rounds.count) rounds"), visits, hours(plan),
        "\(grouped(dividedHalfUp(plan.totals.millimetres, by: 100_000), decimals: 1)) km",
        "\(plan.totals.fuel.formattedLitres) l",
        plan.cost.map { "\($0.formatted) MXN" } ?? Console.say("sin precio", "no price"),
      ].joined(separator: ", ")
  }

  /// On the way and on visits: `31 h 20 min`.
  private static func hours(_ plan: RoundPlan) -> String {
    let minutes = dividedHalfUp(plan.totals.milliseconds, by: 60_000)
    return "\(minutes / 60) h \(minutes % 60) min"
  }

  private static func lines(_ budget: BudgetUse) -> [String] {
    func line(_ whole: String, _ kept: String?, _ left: String) -> String {
      let name = budget.name.map { " \($0)" } ?? ""
      let kept = kept.map { Console.say("\($0) de rondas guardadas, ", "\($0) by rounds that are kept, ") } ?? ""
      return Console.say(
        "  Presupuesto\(name) de \(whole): \(kept)quedan \(left)",
        "  Budget\(name) of \(whole): \(kept)\(left) are left")
    }
    func litres(_ volume: Volume) -> String { "\(volume.formattedLitres) l" }
    func pesos(_ money: Money) -> String { "\(money.formatted) MXN" }
    let (fuel, money) = (budget.keptFuel, budget.keptMoney)
    return [
      budget.money.map { line(pesos($0), money.centavos > 0 ? pesos(money) : nil, pesos(budget.moneyLeft!)) },
      budget.fuel.map { line(litres($0), fuel.millilitres > 0 ? litres(fuel) : nil, litres(budget.fuelLeft!)) },
    ].compactMap(\.self)
  }

  static func json(_ plan: RoundPlan) -> JSONValue {
    .object([
      ("rounds", JSONValue(plan.rounds.count)), ("visits", JSONValue(plan.visits.count)),
      ("wanted", JSONValue(plan.wanted)), ("late", JSONValue(plan.late)),
      ("km", .decimal(dividedHalfUp(plan.totals.millimetres, by: 1000), decimals: 3)),
      ("litres", .decimal(plan.totals.fuel.millilitres, decimals: 3)),
      ("cost", .decimal(plan.cost?.centavos, decimals: 2)),
      ("hours", .decimal(dividedHalfUp(plan.totals.milliseconds, by: 36_000), decimals: 2)),
      ("budgets", .array(plan.budgets.map(object))),
    ])
  }

  private static func object(_ budget: BudgetUse) -> JSONValue {
    .object([
      ("period", JSONValue(budget.name)), ("money", .decimal(budget.money?.centavos, decimals: 2)),
      ("money_kept", .decimal(budget.money == nil ? nil : budget.keptMoney.centavos, decimals: 2)),
      ("money_left", .decimal(budget.moneyLeft?.centavos, decimals: 2)),
      ("litres", .decimal(budget.fuel?.millilitres, decimals: 3)),
      ("litres_kept", .decimal(budget.fuel == nil ? nil : budget.keptFuel.millilitres, decimals: 3)),
      ("litres_left", .decimal(budget.fuelLeft?.millilitres, decimals: 3)),
    ])
  }
}
