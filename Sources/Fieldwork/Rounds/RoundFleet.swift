import Store
import Territory

/// The vehicles that go out, each with its promoter, and the days on which it can.
struct RoundFleet {
  typealias Crew = (vehicle: Vehicle, promoter: String?)

  private let request: RoundRequest
  private let days: [LocalDate]
  private let crews: [Crew]
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
        guard let vehicle = fleet.first(where: { $0.id == id }) else {
          throw RoundRefusal.vehicleAway(text, day: request.from)
        }
        return vehicle
      }
    }
    guard fleet.isEmpty || request.promoters.count <= fleet.count else {
      throw RoundRefusal.tooManyPromoters(promoters: request.promoters.count, vehicles: fleet.count)
    }
    // Where promoters are named nobody else drives.
    crews =
      request.promoters.isEmpty ? fleet.map { ($0, nil) } : zip(fleet, request.promoters).map { ($0, $1) }
    for skill in request.skills where !request.promoters.contains(skill.promoter) {
      throw RoundRefusal.notInPlan(skill.promoter)
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
