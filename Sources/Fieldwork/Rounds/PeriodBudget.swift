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
    /// Millilitres and centavos that the round takes already which is changed; of a new plan, which may be short of its
    /// budget, none is.
    private var taken = (fuel: Int.min, money: Int.min)
  }
}

extension PeriodBudget {
  /// As a round keeps it: `2024-05=5,833.33 MXN`, `2024-05=120.000 l`.
  var words: [String] {
    let amounts = [
      money.map { $0.formatted + Self.pesos }, fuel.map { grouped($0.millilitres, decimals: 3) + Self.litres },
    ]
    return amounts.compactMap(\.self).map { "\(period)=\($0)" }
  }

  /// Reads one of its words.
  init?(_ words: String) {
    let parts = words.split(separator: "=")
    guard parts.count == 2, let period = Period(String(parts[0])) else { return nil }
    func amount(_ unit: String, decimals: Int) -> Int? {
      parts[1].hasSuffix(unit) ? scaledDecimal(String(parts[1].dropLast(unit.count)), decimals: decimals) : nil
    }
    self.init(
      period: period, fuel: amount(Self.litres, decimals: 3).map(Volume.init(millilitres:)),
      money: amount(Self.pesos, decimals: 2).map(Money.init(centavos:)))
  }

  private static let (pesos, litres) = (" MXN", " l")
}

extension PeriodBudget.Use {
  /// - Parameters:
  ///   - round: the one that is changed, if any: what it takes already it may go on taking, and it is no other round.
  ///   - stops: the keys of the plan's places. A kept round of one of its vehicles and days that visits nothing else is the
  ///     plan's own, which is made again: it counts once.
  init(
    _ budget: PeriodBudget, of vehicleDays: [VehicleDay], changing changed: RecordID?, stops: Set<String>,
    _ reader: FieldReader
  ) throws {
    self.budget = budget
    let own = vehicleDays.filter { LocalDate($0.day).map(budget.period.contains) ?? false }
    self.vehicleDays = Set(own.map(\.id))
    var kept = (fuel: 0, money: 0)
    try reader.forEachRecord(.round) { round in
      guard let day = round.value("date").text.flatMap({ LocalDate($0) }), budget.period.contains(day),
        round.value("status").text != "cancelado"
      else { return }
      let (fuel, money) = (round.value("est_l").integer ?? 0, round.value("est_cost").integer ?? 0)
      guard round.id != changed else {
        taken = (fuel, money)
        return
      }
      let vehicle = try round.value("vehicle_id").text.flatMap { RecordID($0) }.map { try reader.key(.vehicle, $0) }
      if changed == nil, own.contains(where: { $0.vehicle == vehicle && $0.day == day.description }),
        try StandingRound.visits(of: round.id, reader).allSatisfy({ stops.contains($0.place.key) })
      {
        return
      }
      kept.fuel += fuel
      kept.money += money
    }
    (keptFuel, keptMoney) = (Volume(millilitres: kept.fuel), Money(centavos: kept.money))
  }

  /// What is left for the plan; a round that is changed may go on taking what it takes.
  var ofPlan: Budget {
    let fuel = budget.fuel.map { max(taken.fuel, $0.millilitres - keptFuel.millilitres) }
    let money = budget.money.map { max(taken.money, $0.centavos - keptMoney.centavos) }
    var left = Budget(
      name: budget.period.description, vehicleDays: vehicleDays, fuel: fuel.map { Volume(millilitres: max(0, $0)) },
      money: money.map { Money(centavos: max(0, $0)) })
    left.overspentFuel = Volume(millilitres: max(0, -(fuel ?? 0)))
    left.overspentMoney = Money(centavos: max(0, -(money ?? 0)))
    return left
  }
}
