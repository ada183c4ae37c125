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
  private(set) var ways: DayWays
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
    ways = DayWays(try TravelFigures(reader, office: office, terms: TravelTerms(request.profile)))
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
    let place = visit.place
    visit.needs = Set(request.needs.filter { place.isCalled($0.stop) }.map(\.skill))
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
      var made = visit.stops(at: location, on: try allowed(visit), ofAll: vehicleDays.count)
      let surcharges = try surcharges(visit)
      for index in made.indices { made[index].surcharges = surcharges }
      for stop in made { visitOfStop[stop.id] = index }
      // Hours differ by day: one of the stops at most.
      if made.count > 1 { spacings.append(Spacing(stops: made.map(\.id), days: Self.never)) }
      stops += made
    }
    // The quickest way is the same whatever it burns.
    let economies = economies()
    let usual = try ways.plain.matrix(between: places)
    matrices = try ways.figures.flatMap { figures in
      let travel = try figures.matrix(between: places, usual: usual)
      return economies.map { travel.burning($0) }
    }
    // Nobody drives: the problem still knows its places.
    if matrices.isEmpty { matrices = [usual] }
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
    for stop in (request.locks + request.preferences).map(\.stop) + request.needs.map(\.stop)
    where !known.contains(stop) {
      throw RoundRefusal.notInPlan(stop)
    }
  }

  /// The vehicle-days that a visit's locks leave it.
  private func allowed(_ visit: WantedVisit) throws -> [VehicleDay] {
    var allowed = vehicleDays
    for lock in request.locks where visit.place.isCalled(lock.stop) {
      let meant = try days(meant: lock.to)
      if meant.isEmpty { throw RoundRefusal.badLock(stop: lock.stop, to: lock.to) }
      allowed = allowed.filter { meant.contains($0.id) }
      if allowed.isEmpty { throw RoundRefusal.contraryLocks(stop: lock.stop) }
    }
    return allowed
  }

  /// The vehicle-days of a day, a promoter or a vehicle.
  private func days(meant text: String) throws -> Set<String> {
    let vehicle = try reader.records(.vehicle, named: text).first
    return Set(
      vehicleDays.filter { day in
        day.day == text || day.promoter?.plain == text.plain
          || (vehicle != nil && carriers[day.id]!.vehicle.id == vehicle)
      }.map(\.id))
  }

  /// [A] What a preference may cost in fuel before it gives way: 20 pesos, a few kilometres.
  private static let preferenceWorth = 200_000_000_000

  private func surcharges(_ visit: WantedVisit) throws -> [String: Int] {
    var surcharges: [String: Int] = [:]
    for preference in request.preferences where visit.place.isCalled(preference.stop) {
      let meant = try days(meant: preference.to)
      if meant.isEmpty { throw RoundRefusal.badLock(stop: preference.stop, to: preference.to) }
      for day in vehicleDays where !meant.contains(day.id) { surcharges[day.id, default: 0] += Self.preferenceWorth }
    }
    return surcharges
  }

  // MARK: Vehicles

  private mutating func gatherVehicleDays() throws {
    let lunch = try request.lunch.map { text in
      guard let lunch = VehicleDay.Break(text) else { throw RoundRefusal.badLunch(text) }
      return lunch
    }
    let fleet = try RoundFleet(request, reader: reader, days: workingDays())
    for (day, crew) in fleet.outings() {
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
        promoter: try crew.promoter.map { try reader.record(.promoter, named: $0) }, promoterName: crew.promoter,
        ways: try ways.index(
          with: try zones().filter { $0.holds(on: day, within: shift) }, on: day, within: shift))
    }
    let economies = economies()
    for index in vehicleDays.indices {
      let carrier = carriers[vehicleDays[index].id]!
      vehicleDays[index].matrix =
        carrier.ways * economies.count + economies.firstIndex(of: carrier.vehicle.economy)!
    }
  }

  /// Each way of burning fuel; one matrix for each under every set of ways.
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

extension FieldPlace {
  /// Whether somebody means it, by its key or its name.
  fileprivate func isCalled(_ text: String) -> Bool { key == text || name?.plain == text.plain }
}

/// Who drives what on a day, and what its fuel costs.
struct RoundCarrier {
  var vehicle: Vehicle
  var day: LocalDate
  var price: DatedFuelPrice?
  var promoter: RecordID?
  var promoterName: String?
  /// Place among `DayWays.figures`.
  var ways: Int
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
