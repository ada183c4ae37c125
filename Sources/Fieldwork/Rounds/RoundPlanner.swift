import Roads
import Rounds
import Store
import Territory

/// Gathers what a plan needs and makes it one problem.
struct RoundPlanner {
  let request: RoundRequest
  let office: FieldOffice
  let reader: FieldReader
  let base: FieldPlace
  let shift: TimeWindow
  let figures: TravelFigures
  /// The base first.
  private(set) var places: [FieldPlace]
  private(set) var visits: [WantedVisit] = []
  private(set) var vehicleDays: [VehicleDay] = []
  private(set) var matrices: [TravelMatrix] = []
  private(set) var carriers: [String: RoundCarrier] = [:]
  private(set) var stops: [Stop] = []
  private(set) var spacings: [Spacing] = []
  /// The visit that each stop stands for.
  private(set) var visitOfStop: [String: Int] = [:]

  /// - Parameter visits: those of a round that is there already; nil gathers what the request asks for.
  init(_ request: RoundRequest, office: FieldOffice, reader: FieldReader, visits: [WantedVisit]? = nil) throws {
    (self.request, self.office, self.reader) = (request, office, reader)
    let baseID = try request.office.map { try reader.record(.office, named: $0) } ?? reader.offices().first?.id
    guard let baseID else { throw RoundRefusal.noOffice }
    base = try reader.place(ofOffice: baseID)
    shift = try Self.shift(request, hours: reader.fields(.office, baseID)?["hours"]?.text)
    figures = try TravelFigures(reader, office: office, terms: TravelTerms(request.profile))
    places = [base]
    self.visits = try visits ?? RoundVisits(request, office: office, reader: reader).gathered()
    for index in self.visits.indices { try complete(&self.visits[index]) }
    try gatherVehicleDays()
    try makeStops()
  }

  private static func shift(_ request: RoundRequest, hours: String?) throws -> TimeWindow {
    guard let text = request.shift else {
      return hours.flatMap { TimeWindow($0) } ?? TimeWindow(opens: 9 * 3600, closes: 17 * 3600)
    }
    guard let shift = TimeWindow(text) else { throw RoundRefusal.badShift(text) }
    return shift
  }

  // MARK: Visits

  /// Sets the zones that a visit lies in and what it needs.
  private func complete(_ visit: inout WantedVisit) throws {
    let point = visit.place.point
    visit.zones = try zones().filter { $0.area.holds(point) }
    let key = visit.place.key
    visit.needs = Set(request.needs.filter { $0.stop == key }.map(\.skill))
  }

  /// The zones that are kept out of: those that are forbidden, and those that were named.
  private func zones() throws -> [AvoidZone] {
    let named = Set(try request.avoid.map { try reader.record(.avoidZone, named: $0) })
    return try reader.avoidZones().filter { $0.severity == .forbidden || named.contains($0.id) }
  }

  private mutating func makeStops() throws {
    try judgeNames()
    for (index, visit) in visits.enumerated() {
      let location: Int
      if visit.occurrence > 1, let known = places.firstIndex(where: { $0.key == visit.place.key }) {
        location = known
      } else {
        location = places.count
        places.append(visit.place)
      }
      let made = visit.stops(at: location, on: try allowed(visit), ofAll: vehicleDays.count)
      for stop in made { visitOfStop[stop.id] = index }
      // Hours differ by day: one of the stops at most.
      if made.count > 1 { spacings.append(Spacing(stops: made.map(\.id), days: Self.never)) }
      stops += made
    }
    // The quickest way is the same whatever it burns.
    let travel = try figures.matrix(between: places)
    matrices = economies().map { travel.burning($0) }
    spaceRepeatedVisits()
  }

  /// More days than any plan has.
  private static let never = 100_000

  private mutating func spaceRepeatedVisits() {
    let repeated = Dictionary(grouping: visits.indices.filter { visits[$0].interval != nil }) { visits[$0].place.key }
    for key in repeated.keys.sorted() where repeated[key]!.count > 1 {
      let indexes = Set(repeated[key]!)
      let ids = stops.map(\.id).filter { indexes.contains(visitOfStop[$0]!) }
      spacings.append(Spacing(stops: ids, days: visits[repeated[key]![0]].interval!))
    }
  }

  /// Whoever is named in `--lock` and `--need` must be a stop of the plan.
  private func judgeNames() throws {
    let known = Set(visits.map(\.place.key))
    for stop in request.locks.map(\.stop) + request.needs.map(\.stop) where !known.contains(stop) {
      throw RoundRefusal.notInPlan(stop)
    }
  }

  /// The vehicle-days that a visit's locks leave it.
  private func allowed(_ visit: WantedVisit) throws -> [VehicleDay] {
    var allowed = vehicleDays
    for lock in request.locks where lock.stop == visit.place.key {
      let vehicle = try reader.records(.vehicle, named: lock.to).first
      allowed = allowed.filter { day in
        day.day == lock.to || day.promoter == lock.to || (vehicle != nil && carriers[day.id]!.vehicle.id == vehicle)
      }
      if allowed.isEmpty { throw RoundRefusal.badLock(stop: lock.stop, to: lock.to) }
    }
    return allowed
  }

  // MARK: Vehicles

  private mutating func gatherVehicleDays() throws {
    let lunch = try request.lunch.map { text in
      guard let lunch = VehicleDay.Break(text) else { throw RoundRefusal.badLunch(text) }
      return lunch
    }
    let fleet = try RoundFleet(request, reader: reader, days: workingDays())
    for (day, crew) in try fleet.outings() {
      let price = try price(of: crew.vehicle.fuel, on: day)
      let vehicle = crew.vehicle
      let vehicleDay = VehicleDay(
        id: "\(vehicle.economicNumber) \(day)", vehicle: vehicle.economicNumber, promoter: crew.promoter,
        day: day.description, start: 0, end: 0, shift: shift, matrix: 0, tank: vehicle.range,
        longestMetres: request.longestMetres, lunch: lunch, capacity: request.stopsPerTrip.map { [$0] } ?? [],
        skills: Set(request.skills.filter { $0.promoter == crew.promoter }.map(\.skill)),
        maxTrips: request.hasSecondTrips ? 2 : 1, price: price?.price ?? FuelPrice(tenThousandths: 0))
      vehicleDays.append(vehicleDay)
      carriers[vehicleDay.id] = RoundCarrier(
        vehicle: vehicle, day: day, price: price,
        promoter: try crew.promoter.map { try reader.record(.promoter, named: $0) })
    }
    let economies = economies()
    for index in vehicleDays.indices {
      vehicleDays[index].matrix = economies.firstIndex(of: carriers[vehicleDays[index].id]!.vehicle.economy)!
    }
  }

  /// One matrix for each way of burning fuel.
  private func economies() -> [FuelEconomy] {
    Set(carriers.values.map(\.vehicle.economy)).sorted { $0.metresPerLitre < $1.metresPerLitre }
  }

  private func price(of fuel: String, on day: LocalDate) throws -> DatedFuelPrice? {
    let price = try reader.fuelPrice(of: fuel, on: day, place: office.jurisdiction.name)
    if price == nil, request.moneyBudget != nil { throw RoundRefusal.noPrice(fuel: fuel, day: day) }
    return price
  }

  private func workingDays() -> [LocalDate] { request.workingDays }

  // MARK: The problem

  /// What an hour's imbalance weighs: 0.001 pesos times the square of a promoter's minutes, some tens of pesos a day.
  private static let balanceWeight = 10_000_000

  func problem(moneyBudget: Money?) throws -> Problem {
    try Problem(
      stops: stops, vehicleDays: vehicleDays, matrices: matrices, fuelBudget: request.fuelBudget,
      moneyBudget: moneyBudget, spacings: spacings, balanceWeight: request.isBalanced ? Self.balanceWeight : 0)
  }
}

/// Who drives what on a day, and what its fuel costs.
struct RoundCarrier {
  var vehicle: Vehicle
  var day: LocalDate
  var price: DatedFuelPrice?
  var promoter: RecordID?
}

extension Vehicle {
  /// What a round may burn: four fifths of the tank (rule E-RUT-03).
  var range: Volume? { tank.map { Volume(millilitres: $0.millilitres * 4 / 5) } }
}

extension RoundRequest {
  /// The first day, whatever it is, then Mondays to Fridays.
  var workingDays: [LocalDate] {
    var days = [from]
    while days.count < max(1, self.days) {
      var next = days.last!.adding(days: 1)
      while next.weekday > 5 { next = next.adding(days: 1) }
      days.append(next)
    }
    return days
  }
}
