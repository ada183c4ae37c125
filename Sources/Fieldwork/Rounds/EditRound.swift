import Roads
import Rounds
import Store
import Territory

/// A change by hand to a round that is planned.
public struct RoundEdit: Sendable {
  public enum Step: Sendable {
    /// Takes a stop out, by its key or its number in the round.
    case remove(String)
    /// Puts a stop of the round at a number.
    case move(String, to: Int)
    /// Adds a place at a number; nil = at the end.
    case add(String, at: Int?)
  }
  /// In this order.
  public var steps: [Step]
  /// nil = the one it was planned with.
  public var profile: Profile?
  /// As in `RoundRequest`; nil = the one it was planned with.
  public var shift: String?

  public init(steps: [Step], profile: Profile? = nil, shift: String? = nil) {
    (self.steps, self.profile, self.shift) = (steps, profile, shift)
  }
}

extension FieldOffice {
  /// Changes a planned round by hand and counts its hours, kilometres and litres anew, as one entry.
  /// - Throws: `RoundRefusal.notPlanned` for a round that is authorised or past; the first rule that the new order breaks
  ///   (`RoundRule`, `Violation`). Nothing is written then.
  public func editRound(named text: String, _ edit: RoundEdit) throws -> FieldStore.Written<RoundPlan> {
    try store.write(by: author, at: now) { door in
      let standing = try StandingRound(find(.round, named: text, in: door.reader), office: self, reader: door.reader)
      let request = standing.request(edit)
      var visits = standing.visits
      let lookup = try RoundVisits(request, office: self, reader: door.reader)
      for step in edit.steps { try step.apply(to: &visits, lookup, round: standing.key) }
      guard !visits.isEmpty else { throw RoundRefusal.emptied(standing.key) }
      var plan = try RoundPlanner(request, office: self, reader: door.reader, visits: visits).inOrder()
      plan.rounds[0].id = standing.id
      plan.rounds[0].key = standing.key
      let records = plan.rounds[0].records(in: zone).map { record in
        // A number may be of another place now, or one that an earlier edit took away.
        let emptied: [String] =
          ["annulled_at", "annul_reason"] + (record.kind == .roundStop ? ["site_id", "unit_id"] : [])
        return Assignment(
          record.kind, record.id,
          record.fields.merging(emptied.map { ($0, .null) }) { given, _ in given })
      }
      try door.enter("round.edit", records + standing.surplus(beyond: visits.count, at: now))
      return plan
    }
  }
}

extension RoundEdit.Step {
  fileprivate func apply(to visits: inout [WantedVisit], _ lookup: RoundVisits, round: String) throws {
    func index(of text: String) throws -> Int {
      if let number = Int(text), text.count <= 3, visits.indices.contains(number - 1) { return number - 1 }
      let key = try lookup.visit(text).place.key
      guard let index = visits.firstIndex(where: { $0.place.key == key }) else {
        throw RoundRefusal.notInRound(stop: text, round: round)
      }
      return index
    }
    func place(_ number: Int, of count: Int) throws -> Int {
      guard (1...count).contains(number) else { throw RoundRefusal.badPlace(number, count: count) }
      return number - 1
    }
    switch self {
    case .remove(let text): visits.remove(at: try index(of: text))
    case .move(let text, let number):
      let target = try place(number, of: visits.count)
      visits.insert(visits.remove(at: try index(of: text)), at: target)
    case .add(let text, let number):
      let visit = try lookup.visit(text)
      guard !visits.contains(where: { $0.place.key == visit.place.key }) else {
        throw RoundRefusal.repeatedStop(visit.place.key)
      }
      visits.insert(visit, at: try place(number ?? visits.count + 1, of: visits.count + 1))
    }
  }
}

/// A round as it is kept, ready to be planned again.
private struct StandingRound {
  let id: RecordID
  let key: String
  let visits: [WantedVisit]
  private let day: LocalDate
  private let vehicle: String
  private let promoter: String?
  private let office: String
  private let profile: Profile?
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
    self.day = day
    self.vehicle = try reader.key(.vehicle, vehicle)
    promoter = try reference("promoter_id").map { try reader.key(.promoter, $0) }
    self.office = try reader.key(.office, start)
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
        priority: fields["priority"]?.integer ?? 1)
    }
  }

  private static func place(_ fields: [String: FieldValue], _ reader: FieldReader) throws -> FieldPlace? {
    if let site = fields["site_id"]?.text.flatMap({ RecordID($0) }) { return try reader.place(ofSite: site) }
    if let id = fields["unit_id"]?.text.flatMap({ RecordID($0) }), let unit = try reader.unit(id) {
      return try reader.place(of: unit)
    }
    guard case .point(let point)? = fields["point"]?.shape else { return nil }
    let key = "\(decimals(point.longitude, 6)),\(decimals(point.latitude, 6))"
    return FieldPlace(kind: .position, id: nil, key: key, name: nil, point: point, unitID: nil)
  }

  func request(_ edit: RoundEdit) -> RoundRequest {
    var request = RoundRequest(from: day)
    request.stops = visits.map(\.place.key)
    request.vehicles = [vehicle]
    request.promoters = promoter.map { [$0] } ?? []
    request.office = office
    request.shift = edit.shift ?? shift
    request.lunch = lunch
    (request.longestMetres, request.stopsPerTrip) = (longestMetres, stopsPerTrip)
    request.hasSecondTrips = maxTrips.map { $0 > 1 } ?? false
    request.profile = edit.profile ?? profile ?? .car
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
