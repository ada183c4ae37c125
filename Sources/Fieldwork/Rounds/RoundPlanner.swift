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
  /// Where rounds end: the base, unless another office is asked for.
  let end: FieldPlace
  let shift: TimeWindow
  /// Zones kept out of besides those that are forbidden.
  let avoided: Set<RecordID>
  private(set) var ways: DayWays
  /// The base first, then the end where it is another place.
  private(set) var places: [FieldPlace]
  private(set) var visits: [WantedVisit] = []
  /// What rounds that are kept have of the visits.
  private(set) var notices: [RoundNotice] = []
  private(set) var vehicleDays: [VehicleDay] = []
  private(set) var matrices: [TravelMatrix] = []
  private(set) var carriers: [String: RoundCarrier] = [:]
  private var crews: [RoundFleet.Crew] = []
  /// Vehicles that go out on no day, and whether they could.
  private(set) var idle: [(vehicle: Vehicle, isAvailable: Bool)] = []
  private(set) var stops: [Stop] = []
  private(set) var spacings: [Spacing] = []
  /// The visit that each stop stands for.
  private(set) var visitOfStop: [String: Int] = [:]
  private(set) var periodBudgets: [PeriodBudget.Use] = []
  private var rush = RushHours()
  /// The round that is there already and is planned anew.
  let changed: RecordID?
  /// Of days whose zones leave hours free; nil while matrices are being made.
  private(set) var closings: ZoneClosings?

  /// - Parameter change: a round that is there already and the visits that it is to make; nil gathers what the request
  ///   asks for.
  init(
    _ request: RoundRequest, office: FieldOffice, reader: FieldReader,
    change: (round: RecordID, visits: [WantedVisit])? = nil
  ) throws {
    (self.request, self.office, self.reader) = (request, office, reader)
    let baseID = try request.office.map { try reader.record(.office, named: $0) } ?? reader.offices().first?.id
    guard let baseID else { throw RoundRefusal.noOffice }
    let endID = try request.endOffice.map { try reader.record(.office, named: $0) } ?? baseID
    base = try reader.place(ofOffice: baseID)
    end = try reader.place(ofOffice: endID)
    if endID != baseID, request.hasSecondTrips { throw RoundRefusal.tripsEndElsewhere(base.key, end: end.key) }
    shift = try Self.shift(request, hours: reader.fields(.office, baseID)?["hours"]?.text)
    avoided = Set(try request.avoid.map { try reader.record(.avoidZone, named: $0) })
    ways = DayWays(try TravelFigures(reader, office: office, terms: TravelTerms(request.profile)))
    if request.hasTraffic, ways.plain.weighed == nil { throw TravelRefusal.noRoads }
    places = endID == baseID ? [base] : [base, end]
    changed = change?.round
    if let change {
      visits = change.visits
    } else {
      var wanted = try RoundVisits(request, office: office, reader: reader)
      visits = try wanted.gathered()
      notices = wanted.notices
    }
    for index in visits.indices { try complete(&visits[index]) }
    try gatherVehicleDays()
    let keys = Set(visits.map(\.place.key))
    periodBudgets = try request.periodBudgets.map {
      try PeriodBudget.Use($0, of: vehicleDays, changing: changed, stops: keys, reader)
    }
    try makeStops()
    try fillMatrices()
  }

  private static func shift(_ request: RoundRequest, hours: String?) throws -> TimeWindow {
    guard let text = request.shift else {
      return hours.flatMap { TimeWindow($0) } ?? TimeWindow(opens: 9 * 3600, closes: 17 * 3600)
    }
    guard let shift = TimeWindow(text) else { throw RoundRefusal.badShift(text) }
    return shift
  }

  // MARK: Visits

  /// Sets the zones that a visit lies in, its hours and what it needs.
  private func complete(_ visit: inout WantedVisit) throws {
    let place = visit.place
    visit.zones = try zones().filter { $0.area.holds(place.point) }
    visit.needs.formUnion(request.needs.filter { place.isCalled($0.stop) }.map(\.skill))
    for window in request.windows where place.isCalled(window.stop) {
      guard let hours = TimeWindow.list(window.hours) else { throw RoundRefusal.badWindow(window.hours) }
      visit.hours += hours
    }
    visit.hours.sort { ($0.opens, $0.closes) < ($1.opens, $1.closes) }
  }

  /// The zones that are kept out of: those that are forbidden, and those that were named.
  private func zones() throws -> [AvoidZone] {
    try reader.avoidZones().filter { $0.severity == .forbidden || avoided.contains($0.id) }
  }

  private mutating func makeStops() throws {
    let wishes = StopWishes(
      request, reader: reader, vehicleDays: vehicleDays, carriers: carriers, crews: crews)
    try wishes.judgeNames(visits)
    var asked: [(visit: WantedVisit, allowed: [VehicleDay])] = []
    for index in visits.indices {
      let allowed = try wishes.allowed(&visits[index])
      asked.append((visits[index], allowed))
    }
    // A place that a stop has left is no gap.
    if changed == nil { try StopWishes.judgePlaces(asked) }
    for (index, (visit, allowed)) in asked.enumerated() {
      var made = visit.stops(at: location(of: visit), on: timely(allowed, for: visit), ofAll: vehicleDays.count)
      var surcharges = try wishes.surcharges(visit)
      for day in allowed where !wishes.prefersDay(visit) {
        let lateness = visit.lateness(on: carriers[day.id]!.day, from: request.from)
        if lateness > 0 { surcharges[day.id, default: 0] += lateness }
      }
      for index in made.indices { made[index].surcharges = surcharges }
      for stop in made { visitOfStop[stop.id] = index }
      // Hours differ by day: one of the stops at most.
      if made.count > 1 { spacings.append(Spacing(stops: made.map(\.id), days: Self.never)) }
      stops += made
    }
    StopWishes.closePlaces(of: &stops)
    spaceRepeatedVisits()
  }

  /// The vehicle-days that are not too early for a visit, unless all that it may have are.
  private func timely(_ allowed: [VehicleDay], for visit: WantedVisit) -> [VehicleDay] {
    guard let earliest = visit.earliest else { return allowed }
    let timely = allowed.filter { carriers[$0.id]!.day >= earliest }
    return timely.isEmpty ? allowed : timely
  }

  /// Row and column in the matrices: one for all visits of a place.
  private mutating func location(of visit: WantedVisit) -> Int {
    if visit.occurrence > 1, let known = places.lastIndex(where: { $0.key == visit.place.key }) { return known }
    places.append(visit.place)
    return places.count - 1
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

  // MARK: Vehicles

  private mutating func gatherVehicleDays() throws {
    let lunch = try request.lunch.map { text in
      guard let lunch = VehicleDay.Break(text) else { throw RoundRefusal.badLunch(text) }
      return lunch
    }
    let fleet = try RoundFleet(request, reader: reader, days: request.workingDays)
    (crews, idle) = (fleet.crews, fleet.idle)
    for (day, crew) in fleet.outings() {
      let price = try price(of: crew.vehicle.fuel, on: day)
      let vehicle = crew.vehicle
      let vehicleDay = VehicleDay(
        id: "\(vehicle.economicNumber) \(day)", vehicle: vehicle.economicNumber,
        promoter: crew.promoters.isEmpty ? nil : crew.promoters.joined(separator: " + "),
        day: day.description, start: 0, end: end.id == base.id ? 0 : 1, shift: shift, matrix: 0, tank: vehicle.range,
        longestMetres: request.longestMetres, lunch: lunch, capacity: request.stopsPerTrip.map { [$0] } ?? [],
        skills: Set(request.skills.filter { crew.promoters.contains($0.promoter) }.map(\.skill)),
        maxTrips: request.hasSecondTrips ? 2 : 1, price: price?.price ?? FuelPrice(tenThousandths: 0))
      vehicleDays.append(vehicleDay)
      carriers[vehicleDay.id] = RoundCarrier(
        vehicle: vehicle, day: day, price: price, promoters: crew.ids, crew: crew.promoters,
        ways: try ways.index(
          with: try zones().filter { $0.holds(on: day, within: shift) }, on: day, within: shift))
    }
    chooseMatrices()
  }

  /// Of each vehicle-day, one for its way of burning fuel under its set of ways; where traffic counts, others at its
  /// hours.
  private mutating func chooseMatrices() {
    let economies = economies()
    for index in vehicleDays.indices {
      let carrier = carriers[vehicleDays[index].id]!
      let matrix = carrier.ways * economies.count + economies.firstIndex(of: carrier.vehicle.economy)!
      vehicleDays[index].matrix = matrix
      guard request.hasTraffic else { continue }
      let weekday = carrier.day.weekday
      vehicleDays[index].travelPeriods = rush.periods(
        RushHours.changes(by: request.profile, weekday: weekday, within: shift), on: weekday, ways: carrier.ways,
        matrix: matrix, after: ways.figures.count * economies.count)
    }
  }

  /// Each way of burning fuel; one matrix for each under every set of ways.
  private func economies() -> [FuelEconomy] {
    Set(carriers.values.map(\.vehicle.economy)).sorted { $0.metresPerLitre < $1.metresPerLitre }
  }

  private mutating func fillMatrices() throws {
    // The quickest way is the same whatever it burns.
    let economies = economies()
    let plain = try ways.plain.matrix(between: places)
    let found = try ways.figures.map { try $0.ways(between: places, usual: plain) }
    let usual = found.map(\.matrix)
    matrices = usual.flatMap { travel in economies.map { travel.burning($0) } }
    matrices += try rush.matrices(of: ways.figures, usual: usual, between: places)
    // Nobody drives: the problem still knows its places.
    if matrices.isEmpty { matrices = [plain] }
    try closeZones(found.map(\.through), economies: economies.count)
  }

  /// Closes the ways through zones at their hours, and ends visits inside early enough to be gone by then.
  private mutating func closeZones(_ through: [Set<Int>], economies: Int) throws {
    var closings = try ZoneClosings(ways, through: through, between: places, after: matrices.count)
    stops = stops.compactMap { stop -> Stop? in
      let visit = visits[visitOfStop[stop.id]!]
      var stop = stop
      for day in vehicleDays where stop.vehicleDays?.contains(day.id) ?? true {
        let carrier = carriers[day.id]!
        for zone in visit.zones {
          let lead = closings.lead(
            from: stop.location, through: zone.id, of: day, ways: carrier.ways, among: matrices)
          guard lead > 0 else { continue }
          for hours in zone.hours(on: carrier.day) where !stop.leave(before: hours, lead: lead) { return nil }
        }
      }
      return stop
    }
    StopWishes.closePlaces(of: &stops)
    for index in vehicleDays.indices {
      let carrier = carriers[vehicleDays[index].id]!
      vehicleDays[index].travelPeriods = closings.periods(
        of: vehicleDays[index], on: carrier.day, ways: carrier.ways, usual: carrier.ways * economies,
        staying: stays(on: vehicleDays[index], closings), among: matrices)
    }
    matrices += closings.matrices
    self.closings = closings
  }

  /// By zone, the visits inside that a vehicle-day may make.
  private func stays(on day: VehicleDay, _ closings: ZoneClosings) -> [RecordID: [ZoneClosings.Stay]] {
    var stays: [RecordID: [ZoneClosings.Stay]] = [:]
    for stop in stops where stop.vehicleDays?.contains(day.id) ?? true {
      for zone in visits[visitOfStop[stop.id]!].zones {
        let lead = closings.lead(
          from: stop.location, through: zone.id, of: day, ways: carriers[day.id]!.ways, among: matrices)
        guard lead > 0 else { continue }
        stays[zone.id, default: []].append(
          .init(
            place: stop.location, seconds: stop.serviceSeconds + lead,
            opens: stop.windows.map(\.opens).min() ?? day.shift.opens))
      }
    }
    return stays
  }

  private func price(of fuel: String, on day: LocalDate) throws -> DatedFuelPrice? {
    let price = try reader.fuelPrice(of: fuel, on: day, place: office.jurisdiction.name)
    let needsPrice =
      request.moneyBudget != nil || request.periodBudgets.contains { $0.money != nil && $0.period.contains(day) }
    if price == nil, needsPrice { throw RoundRefusal.noPrice(fuel: fuel, day: day) }
    return price
  }

  // MARK: The problem

  /// What an hour's imbalance weighs: 0.001 pesos times the square of a promoter's minutes, some tens of pesos a day.
  private static let balanceWeight = 10_000_000

  /// - Parameter isOfMusts: only what must be served, and what is locked to a place.
  func problem(moneyBudget: Money?, isOfMusts: Bool = false) throws -> Problem {
    let stops = isOfMusts ? stops.filter { $0.isRequired || $0.lockedPosition != nil } : stops
    let known = Set(stops.map(\.id))
    let spacings = spacings.map { Spacing(stops: $0.stops.filter(known.contains), days: $0.days) }
    return try Problem(
      stops: stops, vehicleDays: vehicleDays, matrices: matrices,
      fuelBudget: request.fuelBudget.map {
        max(request.fuelTaken, Volume(millilitres: $0.millilitres - request.fuelSpent.millilitres))
      },
      moneyBudget: moneyBudget.map {
        max(request.moneyTaken, Money(centavos: $0.centavos - request.moneySpent.centavos))
      },
      budgets: periodBudgets.map(\.ofPlan), spacings: spacings.filter { $0.stops.count > 1 },
      balanceWeight: request.isBalanced ? Self.balanceWeight : 0)
  }
}

/// Who drives what on a day, and what its fuel costs.
struct RoundCarrier {
  var vehicle: Vehicle
  var day: LocalDate
  var price: DatedFuelPrice?
  /// Who is in charge first.
  var promoters: [RecordID]
  /// The same as whoever plans calls them.
  var crew: [String]
  /// Place among `DayWays.figures`.
  var ways: Int
}

extension Vehicle {
  /// What a round may burn: four fifths of the tank (rule E-RUT-03).
  var range: Volume? { tank.map { Volume(millilitres: $0.millilitres * 4 / 5) } }
}
