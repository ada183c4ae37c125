import Rounds
import Store
import Territory

/// Rounds as planned, and what was left out with its reason.
public struct RoundPlan: Sendable {
  public struct Unserved: Sendable {
    public enum Reason: Sendable {
      case leftOut(LeftOut)
      /// These zones leave it no hour of any day; of its own hours where it has some.
      case zones([AvoidZone], hours: [TimeWindow])
      /// These zones take every way there or back, all through the shift.
      case barred([AvoidZone])
      /// No vehicle from the first day to the last.
      case noVehicle(LocalDate, LocalDate)
      /// What it is locked to does not go out from the first day to the last.
      case lockedAway(LocalDate, LocalDate)
    }
    public var place: FieldPlace
    /// The place's key, with a number where it is visited several times.
    public var visit: String
    public var number: Int
    public var count: Int
    /// When it was due; nil = at any time.
    public var due: LocalDate?
    public var priority: Int
    /// Whether it should have been served before all others.
    public var isRequired: Bool
    public var reason: Reason
    /// The zones that take hours from it.
    public var zones: [AvoidZone]
    /// The zones that the way there or back waits for, where time is short.
    public var crossed: [AvoidZone] = []
    /// Promoters who can do what it asks for and do not go out.
    public var idle: [String] = []
  }
  public var rounds: [PlannedRound]
  public var unserved: [Unserved]
  /// What whoever plans or goes should know (W-RUT-02).
  public var warnings: [any Refusal]
  /// Notices that whoever shows the rounds must show.
  public var attributions: [String]
  /// What the rounds take together, as the checker adds it up.
  public var totals: Checker.Totals
  /// The plan's own budget, then those of periods.
  public var budgets: [BudgetUse]
}

extension RoundPlan {
  /// How many visits fall due or were asked for, made or not.
  public var wanted: Int { visits.count + unserved.count }
  /// How many come after their due date.
  public var late: Int { visits.count { $0.daysLate > 0 } }
  /// Pesos; nil where a round's fuel has no price.
  public var cost: Money? { rounds.contains { $0.cost == nil } ? nil : totals.cost }
}

/// One vehicle's day.
public struct PlannedRound: Sendable {
  public struct Visit: Sendable {
    public var place: FieldPlace
    /// Milliseconds since local midnight.
    public var arrival: Int
    public var departure: Int
    /// The leg that leads there.
    public var leg: Schedule.Leg
    public var serviceMinutes: Int
    public var priority: Int
    public var isRequired: Bool
    /// Within which it begins; none = at any time.
    public var hours: [TimeWindow]
    /// When it was due; nil = at any time.
    public var due: LocalDate?
    /// How many days it comes after that; 0 where it is in time.
    public var daysLate = 0
    /// Which of the place's visits of the plan it is, and how many there are, made or not.
    public var number = 1
    public var count = 1
  }
  public var id: RecordID
  /// The shortest unique prefix of the id; empty before the round is kept.
  public var key: String
  public var day: LocalDate
  public var vehicle: Vehicle
  /// Who rides, who is in charge first; none where nobody was named.
  public var promoters: [RecordID]
  /// The same as whoever plans calls them.
  public var crew: [String]
  /// Where it starts, and where it ends.
  public var base: FieldPlace
  public var endBase: FieldPlace
  /// Milliseconds since local midnight.
  public var departure: Int
  public var end: Int
  public var visits: [Visit]
  /// Returns to the office between two trips.
  public var reloads: [Schedule.Reload]
  /// When lunch begins: milliseconds since local midnight; nil = none.
  public var lunch: Int?
  public var lastLeg: Schedule.Leg
  /// What it was planned by, as `RoundRequest` writes it.
  public var profile: String
  public var hasTraffic: Bool
  public var shift: String
  public var lunchHours: String?
  public var longestMetres: Int?
  public var stopsPerTrip: Int?
  public var maxTrips: Int
  var limits: PlanLimits
  public var millimetres: Int
  public var fuel: Volume
  public var price: DatedFuelPrice?
  public var cost: Money?
  /// A line a leg.
  public var path: Shape

  /// What the round's figures rest on, best first.
  public var bases: [LegBasis] {
    let used = Set(visits.map(\.leg.basis) + reloads.map(\.leg.basis) + [lastLeg.basis])
    return LegBasis.allCases.filter(used.contains)
  }

  /// The round and its stops as the journal keeps them.
  /// - Parameter companions: the keys of who rides along.
  func records(in zone: Zone, companions: [String]) -> [Assignment] {
    func instant(_ milliseconds: Int) -> Instant {
      zone.instant(on: day, second: dividedHalfUp(milliseconds, by: 1000))
    }
    var round = GivenFields()
    round.set("date", day)
    round.set("promoter_id", promoters.first)
    round.set("companions", companions.isEmpty ? nil : companions.joined(separator: ", "))
    round.set("vehicle_id", vehicle.id)
    round.set("office_start_id", base.id)
    round.set("office_end_id", endBase.id)
    round.set("starts_at", instant(departure))
    round.set("ends_at", instant(end))
    round.set("est_km", dividedHalfUp(millimetres, by: 1000))
    round.set("est_l", fuel.millilitres)
    round.set("est_cost", cost?.centavos)
    round.set("basis", bases.map(\.word).joined(separator: ","))
    round.set("status", "planeado")
    round.set("profile", profile)
    round.set("traffic", hasTraffic ? 1 : nil)
    round.set("shift", shift)
    round.set("lunch", lunchHours)
    round.set("longest_m", longestMetres)
    round.set("trip_stops", stopsPerTrip)
    round.set("trips", maxTrips)
    round.set("path", path.quantised)
    let stops = visits.enumerated().map { index, visit in
      var stop = GivenFields()
      stop.set("round_id", id)
      stop.set("seq", index + 1)
      stop.set("unit_id", visit.place.kind == .unit ? visit.place.id : visit.place.unitID)
      stop.set("site_id", visit.place.kind == .site ? visit.place.id : nil)
      stop.set("office_id", visit.place.kind == .office ? visit.place.id : nil)
      stop.set("eta", instant(visit.arrival))
      let window = visit.hours.first { $0.holds(visit.arrival) }
      stop.set("window_from", window.map { clock(milliseconds: $0.opens * 1000) })
      stop.set("window_to", window.map { clock(milliseconds: $0.closes * 1000) })
      stop.set("windows", visit.hours.isEmpty ? nil : visit.hours.map(\.words).joined(separator: ","))
      stop.set("service_min", visit.serviceMinutes)
      stop.set("leg_km", dividedHalfUp(visit.leg.millimetres, by: 1000))
      stop.set("leg_l", visit.leg.fuel.millilitres)
      stop.set("leg_basis", visit.leg.basis.word)
      stop.set("priority", visit.priority)
      stop.set("status", "pendiente")
      stop.set("point", Shape.point(visit.place.point.quantised))
      return Assignment(.roundStop, Self.stopID(round: id, number: index + 1), stop.fields)
    }
    return [Assignment(.round, id, round.fields.merging(limits.fields) { own, _ in own })] + stops
  }

  static func stopID(round: RecordID, number: Int) -> RecordID {
    RecordID(kind: "round_stop", key: [round.description, String(number)])
  }
}

extension TimeWindow {
  /// Whether a moment lies in it: milliseconds since local midnight.
  fileprivate func holds(_ moment: Int) -> Bool { (opens * 1000...closes * 1000).contains(moment) }
}
