import Rounds
import Store
import Territory

/// What a plan holds its rounds to together, and what it asks of single stops: kept with each of its rounds, so that a
/// change by hand keeps to it too.
///
/// Stops are called by their keys. What is asked of those that stayed out is kept as well: somebody may add them.
struct PlanLimits {
  typealias Wish = (stop: String, what: String)

  /// Which rounds share the budgets; nil for one alone, and where there are none.
  var plan: RecordID?
  /// Of all rounds together.
  var fuelBudget: Volume?
  var moneyBudget: Money?
  /// Of all rounds of a period.
  var periodBudgets: [PeriodBudget] = []
  /// Stops that must be served.
  var musts: [String] = []
  /// What stops are locked to, as whoever planned said it.
  var locks: [Wish] = []
  /// What stops ask of a promoter.
  var needs: [Wish] = []
  /// Hours within which visits begin.
  var hours: [Wish] = []
  /// What those who ride in the round can do.
  var skills: [String] = []
  /// Zones kept out of though they only warn.
  var avoided: [RecordID] = []

  init() {}

  /// - Parameters:
  ///   - visits: of the plan, those too that stay out.
  ///   - skills: of who rides.
  init(_ request: RoundRequest, visits: [WantedVisit], skills: Set<String>, avoided: Set<RecordID>) {
    func keyed(_ wishes: [Wish]) -> [Wish] {
      wishes.flatMap { wish in
        visits.filter { $0.occurrence == 1 && $0.place.isCalled(wish.stop) }.map { ($0.place.key, wish.what) }
      }
    }
    (fuelBudget, moneyBudget) = (request.fuelBudget, request.moneyBudget)
    periodBudgets = request.periodBudgets
    musts = visits.filter(\.isRequired).map(\.place.key)
    locks = keyed(request.locks.map { ($0.stop, $0.to) })
    needs = keyed(request.needs.map { ($0.stop, $0.skill) })
    hours = keyed(request.windows.map { ($0.stop, $0.hours) })
    self.skills = skills.sorted()
    self.avoided = avoided.sorted { $0.description < $1.description }
  }

  /// Sets what is asked of a visit.
  func apply(to visit: inout WantedVisit) {
    let key = visit.place.key
    visit.isRequired = musts.contains(key)
    visit.needs = Set(needs.filter { $0.stop == key }.map(\.what))
    if visit.hours.isEmpty {
      visit.hours = hours.filter { $0.stop == key }.flatMap { TimeWindow.list($0.what) ?? [] }
    }
  }
}

extension PlanLimits {
  /// The columns of a round that hold them.
  static let columns: Set = [
    "plan", "budget_l", "budget", "musts", "locks", "needs", "stop_hours", "skills", "avoid", "period_budgets",
  ]

  /// As the journal keeps them.
  var fields: [String: FieldValue] {
    func text(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: Self.separator) }
    func text(_ wishes: [Wish]) -> String? { text(wishes.map { "\($0.stop)=\($0.what)" }) }
    var round = GivenFields()
    round.set("plan", plan)
    round.set("budget_l", fuelBudget?.millilitres)
    round.set("budget", moneyBudget?.centavos)
    round.set("musts", text(musts))
    round.set("locks", text(locks))
    round.set("needs", text(needs))
    round.set("stop_hours", text(hours))
    round.set("skills", text(skills))
    round.set("avoid", text(avoided.map(\.description)))
    round.set("period_budgets", text(periodBudgets.flatMap(\.words)))
    return round.fields
  }

  /// Null where there is none, so that they take the place of others.
  var allFields: [String: FieldValue] {
    Dictionary(uniqueKeysWithValues: Self.columns.map { ($0, .null) }).merging(fields) { _, own in own }
  }

  /// Of a round's fields.
  init(_ fields: [String: FieldValue]) {
    func words(_ name: String) -> [String] { fields[name]?.text.map(Self.words) ?? [] }
    func wishes(_ name: String) -> [Wish] {
      words(name).compactMap { word in
        word.firstIndex(of: "=").map { (String(word[..<$0]), String(word[word.index(after: $0)...])) }
      }
    }
    plan = fields["plan"]?.text.flatMap { RecordID($0) }
    fuelBudget = fields["budget_l"]?.integer.map { Volume(millilitres: $0) }
    moneyBudget = fields["budget"]?.integer.map { Money(centavos: $0) }
    musts = words("musts")
    (locks, needs, hours) = (wishes("locks"), wishes("needs"), wishes("stop_hours"))
    skills = words("skills")
    avoided = words("avoid").compactMap { RecordID($0) }
    periodBudgets = words("period_budgets").compactMap(PeriodBudget.init)
  }

  /// Hours and positions have commas of their own.
  private static let separator = "; "

  private static func words(_ text: String) -> [String] {
    text.split(separator: separator).map(String.init)
  }
}
