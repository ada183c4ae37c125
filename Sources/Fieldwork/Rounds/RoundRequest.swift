import Roads
import Rounds
import Territory

/// Rounds to plan.
public struct RoundRequest: Sendable {
  public var from: LocalDate
  /// Working days (Monday to Friday) from the first on.
  public var days = 1
  /// Keys of the stops; nil takes what is due.
  public var stops: [String]?
  /// Days after the first within which a visit counts as due; the last day of the plan counts in any case.
  public var dueDays = 0
  /// Stops that must be served, whatever stays out for them; what is not planned anyway is added.
  public var musts: [String] = []
  /// Days on which nobody goes out.
  public var daysOff: Set<LocalDate> = []
  /// Economic numbers; nil takes every vehicle available.
  public var vehicles: [String]?
  /// Codes, one a vehicle in their order; `P01+P02` ride together, the first in charge. On a day without their vehicle they
  /// take the first that stands.
  public var promoters: [String] = []
  /// Where rounds start; nil takes the first office.
  public var office: String?
  /// The office where rounds end; nil = where they start.
  public var endOffice: String?
  /// `HH:MM-HH:MM`; nil takes the office's hours, else 09:00–17:00.
  public var shift: String?
  /// `HH:MM-HH:MM/MINUTES`: a pause of so long that begins within those hours.
  public var lunch: String?
  public var serviceMinutes = 30
  public var profile: Profile = .car
  /// Whether roads are slower at the hours at which the profile says that traffic is.
  public var hasTraffic = false
  /// Of each round.
  public var longestMetres: Int?
  /// How many stops a trip takes before it must come back to the office; nil = any number.
  public var stopsPerTrip: Int?
  /// Whether a vehicle may go out twice a day.
  public var hasSecondTrips = false
  /// Whether work is shared out, and not only done the shortest way.
  public var isBalanced = false
  /// Days of the week on which a vehicle can be had, by its economic number; the others always can.
  public var calendars: [(vehicle: String, days: Weekdays)] = []
  /// Hours within which a stop's visit begins: `09:00-11:00,16:00-18:00`.
  public var windows: [(stop: String, hours: String)] = []
  /// Stops that belong to a vehicle, a promoter or a day, or among the first of their round (`first`, `2`).
  public var locks: [(stop: String, to: String)] = []
  /// Stops that would rather be of a vehicle, a promoter or a day.
  public var preferences: [(stop: String, to: String)] = []
  /// What a promoter can do, and what a stop asks for.
  public var skills: [(promoter: String, skill: String)] = []
  public var needs: [(stop: String, skill: String)] = []
  /// Zones kept out of besides those that are forbidden: ones that only warn.
  public var avoid: [String] = []
  /// Visit the stops as they were given, on the one vehicle and day.
  public var isInOrder = false
  /// Of all rounds together.
  public var fuelBudget: Volume?
  public var moneyBudget: Money?
  /// Of the rounds of a period, those too that are kept already.
  public var periodBudgets: [PeriodBudget] = []
  /// What rounds that stand take of the budgets.
  var fuelSpent = Volume(millilitres: 0)
  var moneySpent = Money(centavos: 0)
  /// What the round that is changed takes already: it may go on taking it.
  var fuelTaken = Volume(millilitres: 0)
  var moneyTaken = Money(centavos: 0)
  public var search = PlanSearch()
  /// Plan without keeping.
  public var isDryRun = false

  public init(from: LocalDate) { self.from = from }
}

extension TimeWindow {
  /// `09:00-17:00`.
  public var words: String { "\(clock(milliseconds: opens * 1000))-\(clock(milliseconds: closes * 1000))" }

  /// Reads `09:00-17:00`.
  init?(_ text: some StringProtocol) {
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { end in
      TimeOfDay(String(end.filter { !$0.isWhitespace }))
    }
    guard ends.count == 2, let opens = ends[0], let closes = ends[1], opens < closes else { return nil }
    self.init(opens: opens.seconds, closes: closes.seconds)
  }

  /// Reads `09:00-11:00,16:00-18:00`.
  static func list(_ text: String) -> [TimeWindow]? {
    let windows = text.split(separator: ",").map { TimeWindow($0) }
    return windows.isEmpty || windows.contains(nil) ? nil : windows.compactMap(\.self)
  }
}

extension VehicleDay.Break {
  /// Reads `14:00-15:00/60`: the hours within which the pause begins, and its minutes.
  init?(_ text: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let window = TimeWindow(parts[0]), let minutes = Int(parts[1]), (1...720).contains(minutes)
    else { return nil }
    self.init(window: window, seconds: minutes * 60)
  }
}

extension RoundRequest {
  /// The first day, whatever it is, then Mondays to Fridays; no day off.
  var workingDays: [LocalDate] {
    var days: [LocalDate] = []
    var next = from
    while days.count < max(1, self.days) {
      if !daysOff.contains(next), next == from || next.weekday <= 5 { days.append(next) }
      next = next.adding(days: 1)
    }
    return days
  }
}
