/// What exceeding the pooled budgets costs while a search is under way: it rises while a budget is exceeded and falls
/// while it is kept, so that the search goes to and fro across the limit. No exceeding plan is ever handed out.
/// Source: Gendreau, Hertz, Laporte, "A tabu search heuristic for the vehicle routing problem" (1994).
struct Penalties: Sendable {
  /// By budget: search cost of a microlitre and of a unit of exact cost too much.
  private(set) var fuel: [Double] = []
  private(set) var money: [Double] = []
  private var leastFuel = 0.0
  private var leastMoney = 0.0

  /// Budgets are limits.
  init() {}

  /// A stop's usual share of fuel and of money costs at first what the least of them is worth.
  init(budgets: Int, prize: Int, microlitres: Double, money: Double) {
    leastFuel = Double(prize) / max(1, microlitres)
    leastMoney = Double(prize) / max(1, money)
    fuel = Array(repeating: leastFuel, count: budgets)
    self.money = Array(repeating: leastMoney, count: budgets)
    leastFuel *= Self.least
    leastMoney *= Self.least
  }

  /// After each iteration.
  private static let rise = 1.05
  private static let fall = 0.97
  /// Of the weight at the beginning.
  private static let least = 0.25

  var areOn: Bool { !fuel.isEmpty }

  mutating func adapt(_ budget: Int, exceedsFuel: Bool, exceedsMoney: Bool) {
    fuel[budget] = Self.adapted(fuel[budget], exceedsFuel, leastFuel)
    money[budget] = Self.adapted(money[budget], exceedsMoney, leastMoney)
  }

  private static func adapted(_ weight: Double, _ isExceeded: Bool, _ least: Double) -> Double {
    isExceeded ? min(weight * rise, least * 0x1p40) : max(weight * fall, least)
  }
}

extension Tours {
  /// Search cost of what exceeds the pooled budgets.
  var toll: Int {
    guard penalties.areOn else { return 0 }
    var toll = 0
    for budget in fuelOf.indices { toll += self.toll(budget, fuelOf[budget], moneyOf[budget]) }
    return toll
  }

  /// Search cost with what exceeds the pooled budgets.
  var burden: Int { energy &+ toll }

  /// Whether the plan keeps all pooled budgets.
  var keepsBudgets: Bool {
    fuelOf.indices.allSatisfy {
      fuelOf[$0] <= layout.rules.fuelLimits[$0] && moneyOf[$0] <= layout.rules.moneyLimits[$0]
    }
  }

  /// Search cost of exceeding a budget's limits with so many microlitres and so much money spent.
  func toll(_ budget: Int, _ microlitres: Int, _ money: Int) -> Int {
    let (litres, pesos) = (layout.rules.fuelLimits[budget], layout.rules.moneyLimits[budget])
    guard microlitres > litres || money > pesos else { return 0 }
    let fuel = microlitres > litres ? Double(microlitres &- litres) * penalties.fuel[budget] : 0
    let spent = money > pesos ? Double(money &- pesos) * penalties.money[budget] : 0
    return Int(min(fuel + spent, 0x1p58))
  }

  /// Makes budgets dearer to exceed, or cheaper.
  mutating func adaptPenalties() {
    for budget in fuelOf.indices {
      penalties.adapt(
        budget, exceedsFuel: fuelOf[budget] > layout.rules.fuelLimits[budget],
        exceedsMoney: moneyOf[budget] > layout.rules.moneyLimits[budget])
    }
  }
}
