import Roads
import Rounds
import Store
import Territory

/// A round as it is kept, ready to be planned again.
struct StandingRound {
  let id: RecordID
  let key: String
  let visits: [WantedVisit]
  private let day: LocalDate
  private let vehicle: String
  private let promoter: String?
  /// The codes of who rides along.
  let companions: [String]
  private let office: String
  private let endOffice: String?
  private let profile: Profile?
  private let hasTraffic: Bool
  private let shift: String?
  private let lunch: String?
  private let longestMetres: Int?
  private let stopsPerTrip: Int?
  private let maxTrips: Int?
  let limits: PlanLimits
  /// What other rounds of the plan take of its budgets, and what this one takes, in millilitres and centavos.
  private var spent = (fuel: 0, money: 0)
  private let own: (fuel: Int, money: Int)

  init(_ id: RecordID, office: FieldOffice, reader: FieldReader) throws {
    self.id = id
    key = try reader.shortID(.round, id)
    let fields = try reader.fields(.round, id) ?? [:]
    func reference(_ name: String) -> RecordID? { fields[name]?.text.flatMap { RecordID($0) } }
    guard fields["annulled_at"] ?? .null == .null else { throw RoundRefusal.cancelled(key) }
    let status = fields["status"]?.text ?? ""
    guard status == "planeado" else { throw RoundRefusal.notPlanned(key, status: status) }
    guard let day = fields["date"]?.text.flatMap({ LocalDate($0) }), let vehicle = reference("vehicle_id"),
      let start = reference("office_start_id")
    else { throw FieldworkRefusal.missing(field: "vehicle_id") }
    if day < office.today { throw RoundRefusal.past(key, day: day) }
    self.day = day
    self.vehicle = try reader.key(.vehicle, vehicle)
    promoter = try reference("promoter_id").map { try reader.key(.promoter, $0) }
    companions = fields["companions"]?.text.map { $0.split(separator: ", ").map(String.init) } ?? []
    self.office = try reader.key(.office, start)
    endOffice = try reference("office_end_id").map { try reader.key(.office, $0) }
    hasTraffic = fields["traffic"]?.integer == 1
    profile = fields["profile"]?.text.flatMap { Profile.named($0) }
    (shift, lunch) = (fields["shift"]?.text, fields["lunch"]?.text)
    (longestMetres, stopsPerTrip) = (fields["longest_m"]?.integer, fields["trip_stops"]?.integer)
    maxTrips = fields["trips"]?.integer
    limits = PlanLimits(fields)
    visits = try Self.visits(of: id, reader)
    own = (fields["est_l"]?.integer ?? 0, fields["est_cost"]?.integer ?? 0)
    try addOthers(reader)
  }

  private mutating func addOthers(_ reader: FieldReader) throws {
    guard let plan = limits.plan else { return }
    try reader.forEachRecord(.round, where: ("plan", plan.description)) { other in
      guard other.id != id, other.value("status").text != "cancelado" else { return }
      spent.fuel += other.value("est_l").integer ?? 0
      spent.money += other.value("est_cost").integer ?? 0
    }
  }

  static func visits(of id: RecordID, _ reader: FieldReader) throws -> [WantedVisit] {
    var stops: [(seq: Int, id: RecordID)] = []
    try reader.forEachRecord(.roundStop, where: ("round_id", id.description)) { stop in
      let seq = stop.fields.first { $0.name == "seq" }?.value.integer ?? 0
      stops.append((seq, stop.id))
    }
    return try stops.sorted { $0.seq < $1.seq }.compactMap { stop in
      let fields = try reader.fields(.roundStop, stop.id) ?? [:]
      guard let place = try place(fields, reader) else { return nil }
      return WantedVisit(
        place: place, occurrence: 1, serviceMinutes: fields["service_min"]?.integer ?? 30,
        priority: fields["priority"]?.integer ?? 1,
        hours: fields["windows"]?.text.flatMap { TimeWindow.list($0) } ?? [])
    }
  }

  private static func place(_ fields: [String: FieldValue], _ reader: FieldReader) throws -> FieldPlace? {
    func reference(_ name: String) -> RecordID? { fields[name]?.text.flatMap { RecordID($0) } }
    if let site = reference("site_id") { return try reader.place(ofSite: site) }
    if let office = reference("office_id") { return try reader.place(ofOffice: office) }
    if let unit = try reference("unit_id").flatMap({ try reader.unit($0) }) {
      return try reader.place(of: unit)
    }
    guard case .point(let point)? = fields["point"]?.shape else { return nil }
    return FieldPlace(
      kind: .position, id: nil, key: FieldPlace.key(of: point), name: nil, point: point, unitID: nil)
  }

  /// - Parameter stops: the keys of the round as it becomes.
  func request(_ edit: RoundEdit, stops: [String], zones: [AvoidZone]) -> RoundRequest {
    var request = RoundRequest(from: day)
    request.stops = stops
    request.locks = limits.locks.filter { stops.contains($0.stop) }.map { ($0.stop, $0.what) }
    // A zone that was annulled since holds nobody off.
    request.avoid = limits.avoided.filter { id in zones.contains { $0.id == id } }.map(\.description)
    (request.fuelBudget, request.moneyBudget) = (limits.fuelBudget, limits.moneyBudget)
    request.periodBudgets = limits.periodBudgets
    request.fuelSpent = Volume(millilitres: spent.fuel)
    request.moneySpent = Money(centavos: spent.money)
    (request.fuelTaken, request.moneyTaken) = (Volume(millilitres: own.fuel), Money(centavos: own.money))
    request.vehicles = [vehicle]
    request.promoters = promoter.map { [([$0] + companions).joined(separator: "+")] } ?? []
    request.office = office
    request.endOffice = endOffice
    request.shift = edit.shift ?? shift
    request.lunch = lunch
    (request.longestMetres, request.stopsPerTrip) = (longestMetres, stopsPerTrip)
    request.hasSecondTrips = maxTrips.map { $0 > 1 } ?? false
    request.profile = edit.profile ?? profile ?? .car
    request.hasTraffic = hasTraffic
    request.isInOrder = true
    request.skills = promoter.map { code in limits.skills.map { (code, $0) } } ?? []
    return request
  }

  /// The stops that a shorter round no longer has, annulled.
  func surplus(beyond count: Int, at now: Instant) -> [Assignment] {
    guard visits.count > count else { return [] }
    return (count + 1...visits.count).map { number in
      Assignment(
        .roundStop, PlannedRound.stopID(round: id, number: number),
        ["annulled_at": .text(now.description), "annul_reason": "Quitada al editar la ronda."])
    }
  }
}
