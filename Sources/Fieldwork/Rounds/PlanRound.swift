import FoundationEssentials
import Roads
import Rounds
import Store
import Territory

/// A day's round to plan.
public struct RoundRequest: Sendable {
  public var from: LocalDate
  /// Working days (Monday to Friday) from the first on.
  public var days: Int
  /// Keys of the stops; nil takes what is due.
  public var stops: [String]?
  /// Days after the first within which a visit counts as due.
  public var dueDays: Int
  /// Economic numbers; nil takes every vehicle available.
  public var vehicles: [String]?
  /// Codes, one a vehicle in their order.
  public var promoters: [String]
  /// Where rounds start and end; nil takes the first office.
  public var office: String?
  /// `HH:MM-HH:MM`; nil takes the office's hours, else 09:00–17:00.
  public var shift: String?
  public var serviceMinutes: Int
  public var profile: Profile
  /// Of all rounds together.
  public var fuelBudget: Volume?
  public var moneyBudget: Money?
  public var seed: UInt64
  public var iterations: Int
  /// Plan without keeping.
  public var isDryRun: Bool

  public init(
    from: LocalDate, days: Int = 1, stops: [String]? = nil, dueDays: Int = 0, vehicles: [String]? = nil,
    promoters: [String] = [], office: String? = nil, shift: String? = nil, serviceMinutes: Int = 30,
    profile: Profile = .car, fuelBudget: Volume? = nil, moneyBudget: Money? = nil, seed: UInt64 = 1,
    iterations: Int = 2000, isDryRun: Bool = false
  ) {
    self.from = from
    self.days = days
    self.stops = stops
    self.dueDays = dueDays
    self.vehicles = vehicles
    self.promoters = promoters
    self.office = office
    self.shift = shift
    self.serviceMinutes = serviceMinutes
    self.profile = profile
    self.fuelBudget = fuelBudget
    self.moneyBudget = moneyBudget
    self.seed = seed
    self.iterations = iterations
    self.isDryRun = isDryRun
  }
}

extension FieldOffice {
  /// Plans rounds, checks them, and keeps them as one entry.
  /// - Throws: `RoundRefusal`, `FieldworkRefusal`; nothing is written then.
  public func planRounds(_ request: RoundRequest) throws -> FieldStore.Written<RoundPlan> {
    if request.isDryRun {
      let plan = try store.read { try RoundPlanner(request, office: self, reader: $0).plan() }
      return FieldStore.Written(result: plan)
    }
    return try store.write(by: author, at: now) { door in
      var plan = try RoundPlanner(request, office: self, reader: door.reader).plan()
      var records: [Assignment] = []
      for index in plan.rounds.indices { records += plan.rounds[index].records(in: zone) }
      if !records.isEmpty { try door.enter("round.plan", records) }
      for index in plan.rounds.indices {
        plan.rounds[index].key = try door.reader.shortID(.round, plan.rounds[index].id)
      }
      return plan
    }
  }
}

/// Gathers what a plan needs, has it solved, and says it in places and hours.
private struct RoundPlanner {
  let request: RoundRequest
  let office: FieldOffice
  let reader: FieldReader
  let base: FieldPlace
  let shift: TimeWindow
  var places: [FieldPlace]
  var stops: [Stop] = []

  init(_ request: RoundRequest, office: FieldOffice, reader: FieldReader) throws {
    (self.request, self.office, self.reader) = (request, office, reader)
    let offices = try reader.offices()
    let baseID = try request.office.map { try reader.record(.office, named: $0) } ?? offices.first?.id
    guard let baseID else { throw RoundRefusal.noOffice }
    base = try reader.place(ofOffice: baseID)
    let hours = try reader.fields(.office, baseID)?["hours"]?.text
    shift =
      try request.shift.map(Self.shift) ?? hours.flatMap { try? Self.shift($0) }
      ?? TimeWindow(opens: 9 * 3600, closes: 17 * 3600)
    places = [base]
    try gatherStops()
  }

  /// Reads `09:00-17:00`.
  private static func shift(_ text: String) throws -> TimeWindow {
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { end -> Int? in
      let parts = end.trimmingWhitespace.split(separator: ":").map { Int($0) }
      guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
        (0..<60).contains(minute)
      else { return nil }
      return hour * 3600 + minute * 60
    }
    guard ends.count == 2, let opens = ends[0], let closes = ends[1], opens < closes else {
      throw RoundRefusal.badShift(text)
    }
    return TimeWindow(opens: opens, closes: closes)
  }

  private mutating func gatherStops() throws {
    let locator = try UnitLocator(reader, jurisdiction: office.jurisdiction)
    let duties = try reader.duties()
    if let keys = request.stops {
      for key in keys {
        let place = try reader.place(named: key, on: request.from, locator: locator)
        let duty = duties.first { place.id != nil && ($0.duty.siteID == place.id || $0.duty.unitID == place.id) }?.duty
        try add(place, duty)
      }
      return
    }
    let lastDay = request.from.adding(days: request.dueDays)
    for (duty, lastVisit) in duties {
      guard let due = duty.due(lastVisit: lastVisit.map { office.zone.date(of: $0) }), due <= lastDay else { continue }
      let place =
        try duty.siteID.map { try reader.place(ofSite: $0) }
        ?? duty.unitID.flatMap { try reader.unit($0) }.map { try reader.place(of: $0) }
      if let place { try add(place, duty) }
    }
    if stops.isEmpty { throw RoundRefusal.nothingDue(lastDay) }
  }

  private mutating func add(_ place: FieldPlace, _ duty: VisitDuty?) throws {
    guard !stops.contains(where: { $0.id == place.key }) else { throw RoundRefusal.repeatedStop(place.key) }
    stops.append(
      Stop(
        id: place.key, location: places.count, serviceSeconds: (duty?.serviceMinutes ?? request.serviceMinutes) * 60,
        priority: duty?.priority ?? 1))
    places.append(place)
  }

  func plan() throws -> RoundPlan {
    let figures = try TravelFigures(reader)
    let crews = try crews()
    let economies = Set(crews.map(\.vehicle.economy)).sorted { $0.metresPerLitre < $1.metresPerLitre }
    let matrices = try economies.map { try figures.matrix(between: places, profile: request.profile, economy: $0) }
    var carriers: [String: Carrier] = [:]
    var vehicleDays: [VehicleDay] = []
    for day in workingDays() {
      let available = Set(try reader.vehicles(availableOn: day).map(\.id))
      for crew in crews where available.contains(crew.vehicle.id) {
        let price = try price(of: crew.vehicle.fuel, on: day)
        let vehicleDay = VehicleDay(
          id: "\(crew.vehicle.economicNumber) \(day)", vehicle: crew.vehicle.economicNumber, promoter: crew.promoter,
          day: day.description, start: 0, end: 0, shift: shift,
          matrix: economies.firstIndex(of: crew.vehicle.economy)!, tank: crew.vehicle.tank,
          price: price?.price ?? FuelPrice(tenThousandths: 0))
        vehicleDays.append(vehicleDay)
        carriers[vehicleDay.id] = Carrier(
          vehicle: crew.vehicle, day: day, price: price,
          promoter: try crew.promoter.map { try reader.record(.promoter, named: $0) })
      }
    }
    let problem = try Problem(
      stops: stops, vehicleDays: vehicleDays, matrices: matrices, fuelBudget: request.fuelBudget,
      moneyBudget: request.moneyBudget)
    let solved = Solver.plan(for: problem, seed: request.seed, iterations: request.iterations)
    // The checker re-costs the plan from the data alone; a plan it refuses is a fault of ours.
    if let violation = Checker.violations(in: solved, of: problem).first(where: \.isBroken) { throw violation }
    return said(solved, of: problem, carriers, figures)
  }

  private func price(of fuel: String, on day: LocalDate) throws -> DatedFuelPrice? {
    let price = try reader.fuelPrice(of: fuel, on: day, place: office.jurisdiction.name)
    if price == nil, request.moneyBudget != nil { throw RoundRefusal.noPrice(fuel: fuel, day: day) }
    return price
  }

  /// The vehicles asked for, else all that are available on one of the days, each with its promoter.
  private func crews() throws -> [(vehicle: Vehicle, promoter: String?)] {
    var fleet: [Vehicle] = []
    for day in workingDays() {
      for vehicle in try reader.vehicles(availableOn: day) where !fleet.contains(vehicle) { fleet.append(vehicle) }
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
    guard !fleet.isEmpty else { throw RoundRefusal.noVehicle(day: request.from) }
    guard request.promoters.count <= fleet.count else {
      throw RoundRefusal.tooManyPromoters(promoters: request.promoters.count, vehicles: fleet.count)
    }
    return fleet.enumerated().map { ($1, $0 < request.promoters.count ? request.promoters[$0] : nil) }
  }

  private struct Carrier {
    var vehicle: Vehicle
    var day: LocalDate
    var price: DatedFuelPrice?
    var promoter: RecordID?
  }

  private func workingDays() -> [LocalDate] {
    var days = [request.from]
    while days.count < max(1, request.days) {
      var next = days.last!.adding(days: 1)
      while next.weekday > 5 { next = next.adding(days: 1) }
      days.append(next)
    }
    return days
  }

  private func said(
    _ solved: Plan, of problem: Problem, _ carriers: [String: Carrier], _ figures: TravelFigures
  ) -> RoundPlan {
    let byKey = Dictionary(uniqueKeysWithValues: places.dropFirst().map { ($0.key, $0) })
    let rounds = solved.routes.filter { !$0.stops.isEmpty }.compactMap { route -> PlannedRound? in
      guard let schedule = Schedule(of: route, in: problem), let carrier = carriers[route.vehicleDay] else {
        return nil
      }
      return planned(schedule, carrier, byKey, figures)
    }
    let left = LeftOut.reasons(in: solved, of: problem).map { out in
      RoundPlan.Unserved(place: byKey[out.stop]!, reason: out)
    }
    return RoundPlan(rounds: rounds, unserved: left, attributions: figures.network == nil ? [] : figures.attributions)
  }

  private func planned(
    _ schedule: Schedule, _ carrier: Carrier, _ byKey: [String: FieldPlace], _ figures: TravelFigures
  ) -> PlannedRound {
    var here = base
    var paths: [[Coordinate]] = []
    func path(to place: FieldPlace, _ basis: LegBasis) -> [Coordinate] {
      figures.path(from: here, to: place, basis: basis, profile: request.profile, economy: carrier.vehicle.economy)
    }
    let visits = schedule.visits.map { visit in
      let place = byKey[visit.stop]!
      paths.append(path(to: place, visit.leg.basis))
      here = place
      let stop = stops.first { $0.id == visit.stop }!
      return PlannedRound.Visit(
        place: place, arrival: visit.start, departure: visit.departure, leg: visit.leg,
        serviceMinutes: stop.serviceSeconds / 60, priority: stop.priority)
    }
    paths.append(path(to: base, schedule.lastLeg.basis))
    return PlannedRound(
      id: .random(), key: "", day: carrier.day, vehicle: carrier.vehicle, promoter: carrier.promoter, base: base,
      departure: schedule.departure, end: schedule.end, visits: visits, lastLeg: schedule.lastLeg,
      millimetres: schedule.millimetres, fuel: schedule.fuel, price: carrier.price,
      cost: carrier.price == nil ? nil : schedule.cost, path: .multiLine(paths.filter { $0.count > 1 }))
  }
}

extension Substring {
  fileprivate var trimmingWhitespace: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
