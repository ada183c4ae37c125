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
  /// Economic numbers; nil takes every vehicle available.
  public var vehicles: [String]?
  /// Codes, one a vehicle in their order.
  public var promoters: [String] = []
  /// Where rounds start and end; nil takes the first office.
  public var office: String?
  /// `HH:MM-HH:MM`; nil takes the office's hours, else 09:00–17:00.
  public var shift: String?
  /// `HH:MM-HH:MM/MINUTES`: a pause of so long that begins within those hours.
  public var lunch: String?
  public var serviceMinutes = 30
  public var profile: Profile = .car
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
  /// Stops that belong to a vehicle, a promoter or a day.
  public var locks: [(stop: String, to: String)] = []
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
  public var search = PlanSearch()
  /// Plan without keeping.
  public var isDryRun = false

  public init(from: LocalDate) { self.from = from }
}

extension TimeWindow {
  /// Reads `09:00-17:00`.
  init?(_ text: some StringProtocol) {
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { end in
      TimeOfDay(String(end.filter { !$0.isWhitespace }))
    }
    guard ends.count == 2, let opens = ends[0], let closes = ends[1], opens < closes else { return nil }
    self.init(opens: opens.seconds, closes: closes.seconds)
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
