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
    visits = try Self.visits(of: id, reader)
  }

  private static func visits(of id: RecordID, _ reader: FieldReader) throws -> [WantedVisit] {
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
    if let site = fields["site_id"]?.text.flatMap({ RecordID($0) }) { return try reader.place(ofSite: site) }
    if let id = fields["unit_id"]?.text.flatMap({ RecordID($0) }), let unit = try reader.unit(id) {
      return try reader.place(of: unit)
    }
    guard case .point(let point)? = fields["point"]?.shape else { return nil }
    return FieldPlace(
      kind: .position, id: nil, key: FieldPlace.key(of: point), name: nil, point: point, unitID: nil)
  }

  func request(_ edit: RoundEdit) -> RoundRequest {
    var request = RoundRequest(from: day)
    request.stops = visits.map(\.place.key)
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
