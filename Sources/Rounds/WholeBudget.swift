import Territory

extension Problem {
  var fuelBudget: Volume? { budgets.lazy.filter { $0.vehicleDays == nil }.compactMap(\.fuel).min() }
  var moneyBudget: Money? { budgets.lazy.filter { $0.vehicleDays == nil }.compactMap(\.money).min() }
}
