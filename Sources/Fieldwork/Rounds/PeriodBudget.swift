import Rounds
import Store
import Territory

/// What rounds of a period may burn and cost together, those that are kept already included.
public struct PeriodBudget: Sendable {
  public var period: Period
  /// nil = no limit.
  public var fuel: Volume?
  public var money: Money?

  public init(period: Period, fuel: Volume? = nil, money: Money? = nil) {
    (self.period, self.fuel, self.money) = (period, fuel, money)
  }

  /// A budget beside what a plan has to do with it.
  struct Use {
    var budget: PeriodBudget
    /// The ids of the plan's vehicle-days in the period.
    var vehicleDays: Set<String>
    /// What kept rounds of the period take by their estimates.
    var keptFuel = Volume(millilitres: 0)
    var keptMoney = Money(centavos: 0)
  }
}

extension PeriodBudget.Use {
  init(_ budget: PeriodBudget, of vehicleDays: [VehicleDay], _ reader: FieldReader) throws {
    self.budget = budget
    let own = vehicleDays.filter { LocalDate($0.day).map(budget.period.contains) ?? false }
    self.vehicleDays = Set(own.map(\.id))
    var kept = (fuel: 0, money: 0)
    try reader.forEachRecord(.round) { round in
      guard let day = round.value("date").text.flatMap({ LocalDate($0) }), budget.period.contains(day),
        round.value("status").text != "cancelado"
      else { return }
      kept.fuel += round.value("est_l").integer ?? 0
      kept.money += round.value("est_cost").integer ?? 0
    }
    (keptFuel, keptMoney) = (Volume(millilitres: kept.fuel), Money(centavos: kept.money))
  }

  /// What is left for the plan.
  var ofPlan: Budget {
    let fuel = budget.fuel.map { $0.millilitres - keptFuel.millilitres }
    let money = budget.money.map { $0.centavos - keptMoney.centavos }
    var left = Budget(
      name: budget.period.description, vehicleDays: vehicleDays, fuel: fuel.map { Volume(millilitres: max(0, $0)) },
      money: money.map { Money(centavos: max(0, $0)) })
    left.overspentFuel = Volume(millilitres: max(0, -(fuel ?? 0)))
    left.overspentMoney = Money(centavos: max(0, -(money ?? 0)))
    return left
  }
}
