import Store
import Territory

/// The vehicles that go out, who rides in which, and the days on which they can.
///
/// Where promoters are named nobody else drives. Each crew has the vehicle of its place in the list; on a day on which that
/// cannot be had it takes the first that stands, so that nobody stays behind while a vehicle does.
struct RoundFleet {
  /// Who rides in a vehicle: codes as whoever plans writes them, who is in charge first; nobody is named where it is empty.
  struct Crew {
    var vehicle: Vehicle
    var promoters: [String] = []
    var ids: [RecordID] = []
  }

  private typealias Riders = [(name: String, id: RecordID)]

  private let days: [LocalDate]
  private let vehicles: [Vehicle]
  /// In the order in which they were named; no more than vehicles.
  private let riders: [Riders]
  private var available: [LocalDate: Set<RecordID>] = [:]
  private var calendars: [RecordID: Weekdays] = [:]

  init(_ request: RoundRequest, reader: FieldReader, days: [LocalDate]) throws {
    self.days = days
    var fleet: [Vehicle] = []
    for day in days {
      let vehicles = try reader.vehicles(availableOn: day)
      available[day] = Set(vehicles.map(\.id))
      for vehicle in vehicles where !fleet.contains(vehicle) { fleet.append(vehicle) }
    }
    // Whichever can be had first: who drives what does not hang on it.
    fleet.sort { $0.economicNumber < $1.economicNumber }
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
    vehicles = fleet
    riders = try Self.riders(request.promoters, in: fleet, reader)
    let names = request.promoters.flatMap(Self.names)
    for skill in request.skills where !names.contains(skill.promoter) {
      throw RoundRefusal.notInPlan(skill.promoter, option: "--skill", list: "--promoters")
    }
  }

  /// `P01+P02` as codes.
  static func names(_ text: String) -> [String] {
    text.split(separator: "+", omittingEmptySubsequences: false).map { $0.trimmed }
  }

  /// - Throws: `RoundRefusal` for who cannot ride, and for more than there are vehicles or seats for.
  private static func riders(_ promoters: [String], in fleet: [Vehicle], _ reader: FieldReader) throws -> [Riders] {
    var seen: Set<RecordID> = []
    let riders: [Riders] = try promoters.map { text in
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
    guard fleet.isEmpty || riders.count <= fleet.count else {
      throw RoundRefusal.tooManyPromoters(promoters: riders.count, vehicles: fleet.count)
    }
    for (own, group) in zip(fleet, riders) where !fleet.contains(where: { $0.seats(group.count) }) {
      throw RoundRefusal.tooFewSeats(vehicle: own.economicNumber, seats: own.seats ?? 0, promoters: group.count)
    }
    return riders
  }

  /// Every vehicle of the plan with who has it when it can be had.
  var crews: [Crew] {
    vehicles.indices.map { crew(of: vehicles[$0], riders.indices.contains($0) ? riders[$0] : []) }
  }

  private func crew(of vehicle: Vehicle, _ riders: Riders) -> Crew {
    Crew(vehicle: vehicle, promoters: riders.map(\.name), ids: riders.map(\.id))
  }

  /// Who goes out on which day, by day; nobody where no vehicle can be had.
  func outings() -> [(day: LocalDate, crew: Crew)] {
    days.flatMap { day in crews(on: day).map { (day: day, crew: $0) } }
  }

  private func isAvailable(_ vehicle: RecordID, on day: LocalDate) -> Bool {
    available[day]!.contains(vehicle) && calendars[vehicle]?.holds(day) ?? true
  }

  /// Vehicles that go out on no day, and whether they could.
  var idle: [(vehicle: Vehicle, isAvailable: Bool)] {
    let out = Set(outings().map(\.crew.vehicle.id))
    return vehicles.filter { !out.contains($0.id) }.map { vehicle in
      (vehicle, days.contains { isAvailable(vehicle.id, on: $0) })
    }
  }

  private func crews(on day: LocalDate) -> [Crew] {
    let free = vehicles.indices.filter { isAvailable(vehicles[$0].id, on: day) }
    if riders.isEmpty { return free.map { crew(of: vehicles[$0], []) } }
    var driver: [Int: Int] = [:]
    for group in riders.indices where free.contains(group) && vehicles[group].seats(riders[group].count) {
      driver[group] = group
    }
    for group in riders.indices where !driver.values.contains(group) {
      var tried: Set<Int> = []
      seat(group, in: free, &driver, &tried)
    }
    return free.compactMap { place in driver[place].map { crew(of: vehicles[place], riders[$0]) } }
  }

  /// Gives a crew the first vehicle that has the seats and stands, or whose crew finds another.
  /// Source: the augmenting paths of Kuhn, "The Hungarian method for the assignment problem" (1955).
  @discardableResult
  private func seat(_ group: Int, in free: [Int], _ driver: inout [Int: Int], _ tried: inout Set<Int>) -> Bool {
    let seated = free.filter { vehicles[$0].seats(riders[group].count) }
    for place in seated.filter({ driver[$0] == nil }) + seated where tried.insert(place).inserted {
      if let other = driver[place], !seat(other, in: free, &driver, &tried) { continue }
      driver[place] = group
      return true
    }
    return false
  }
}

extension Vehicle {
  fileprivate func seats(_ count: Int) -> Bool { seats.map { count <= $0 } ?? true }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
