import Store
import Territory

/// The vehicles that go out, each with who rides in it, and the days on which it can.
struct RoundFleet {
  /// Who rides in a vehicle: codes as whoever plans writes them, who is in charge first; nobody is named where it is empty.
  struct Crew {
    var vehicle: Vehicle
    var promoters: [String] = []
    var ids: [RecordID] = []
  }

  private let request: RoundRequest
  private let days: [LocalDate]
  let crews: [Crew]
  private var available: [LocalDate: Set<RecordID>] = [:]
  private var calendars: [RecordID: Weekdays] = [:]

  init(_ request: RoundRequest, reader: FieldReader, days: [LocalDate]) throws {
    (self.request, self.days) = (request, days)
    var fleet: [Vehicle] = []
    for day in days {
      let vehicles = try reader.vehicles(availableOn: day)
      available[day] = Set(vehicles.map(\.id))
      for vehicle in vehicles where !fleet.contains(vehicle) { fleet.append(vehicle) }
    }
    for calendar in request.calendars {
      calendars[try reader.record(.vehicle, named: calendar.vehicle)] = calendar.days
    }
    if let asked = request.vehicles {
      fleet = try asked.map { text in
        let id = try reader.record(.vehicle, named: text)
        // One that is away on all days is no mistake: it stays in, and the plan says so.
        guard let vehicle = try fleet.first(where: { $0.id == id }) ?? reader.vehicle(id) else {
          throw FieldworkRefusal.unknown(kind: .vehicle, text: text)
        }
        return vehicle
      }
    }
    crews = try Self.crews(of: fleet, request.promoters, reader)
    let names = request.promoters.flatMap(Self.names)
    for skill in request.skills where !names.contains(skill.promoter) {
      throw RoundRefusal.notInPlan(skill.promoter, option: "--skill", list: "--promoters")
    }
  }

  /// `P01+P02` as codes.
  static func names(_ text: String) -> [String] {
    text.split(separator: "+", omittingEmptySubsequences: false).map { $0.trimmed }
  }

  /// Each vehicle with its promoters; where promoters are named nobody else drives.
  private static func crews(of fleet: [Vehicle], _ promoters: [String], _ reader: FieldReader) throws -> [Crew] {
    guard !promoters.isEmpty else { return fleet.map { Crew(vehicle: $0) } }
    var seen: Set<RecordID> = []
    let groups = try promoters.map { text in
      try names(text).map { name in
        let id = try reader.record(.promoter, named: name)
        let fields = try reader.fields(.promoter, id) ?? [:]
        guard fields["annulled_at"] ?? .null == .null, fields["active"]?.integer != 0 else {
          throw RoundRefusal.promoterAway(name)
        }
        guard seen.insert(id).inserted else { throw RoundRefusal.promoterTwice(name) }
        return (name: name, id: id)
      }
    }
    guard fleet.isEmpty || groups.count <= fleet.count else {
      throw RoundRefusal.tooManyPromoters(promoters: groups.count, vehicles: fleet.count)
    }
    return try zip(fleet, groups).map { vehicle, group in
      if let seats = vehicle.seats, group.count > seats {
        throw RoundRefusal.tooFewSeats(vehicle: vehicle.economicNumber, seats: seats, promoters: group.count)
      }
      return Crew(vehicle: vehicle, promoters: group.map(\.name), ids: group.map(\.id))
    }
  }

  /// Who goes out on which day, by day; nobody where no vehicle can be had.
  func outings() -> [(day: LocalDate, crew: Crew)] {
    days.flatMap { day in
      crews.filter { crew in
        available[day]!.contains(crew.vehicle.id) && calendars[crew.vehicle.id]?.holds(day) ?? true
      }.map { (day: day, crew: $0) }
    }
  }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
