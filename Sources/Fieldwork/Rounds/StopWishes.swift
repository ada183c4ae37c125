import Rounds
import Store
import Territory

/// What whoever plans says of single stops: on which days, in whose vehicle, at which place of the round.
struct StopWishes {
  private let request: RoundRequest
  private let reader: FieldReader
  private let vehicleDays: [VehicleDay]
  private let carriers: [String: RoundCarrier]
  /// The vehicles of the plan, those too that never go out.
  private let crews: [RoundFleet.Crew]

  init(
    _ request: RoundRequest, reader: FieldReader, vehicleDays: [VehicleDay], carriers: [String: RoundCarrier],
    crews: [RoundFleet.Crew]
  ) {
    (self.request, self.reader, self.vehicleDays, self.carriers) = (request, reader, vehicleDays, carriers)
    self.crews = crews
  }

  /// Whatever an option names must be a stop of the plan.
  func judgeNames(_ visits: [WantedVisit]) throws {
    let named =
      request.locks.map { ($0.stop, "--lock") } + request.preferences.map { ($0.stop, "--prefer") }
      + request.needs.map { ($0.stop, "--need") } + request.windows.map { ($0.stop, "--window") }
    for (stop, option) in named where !visits.contains(where: { $0.place.isCalled(stop) }) {
      throw RoundRefusal.notInPlan(stop, option: option, list: "--stops")
    }
  }

  /// What a lock ties a stop to.
  private enum Lock {
    case days(Set<String>)
    /// From 0.
    case position(Int)
  }

  private func lock(_ visit: WantedVisit, to text: String) throws -> Lock {
    if let meant = try days(meant: text) { return .days(meant) }
    let word = text.plain
    if ["primera", "primero", "first"].contains(word) { return .position(0) }
    if ["ultima", "ultimo", "last"].contains(word) { throw RoundRefusal.lastPlace(visit.place.key) }
    let number = word.first == "#" ? Int(word.dropFirst()) : Int(word)
    guard let number, (1...999).contains(number) else {
      throw RoundRefusal.badWish(stop: visit.place.key, to: text, option: "--lock")
    }
    return .position(number - 1)
  }

  /// The vehicle-days that a visit's locks leave it, none where what it is locked to never goes out; its place on the
  /// one of them.
  func allowed(_ visit: inout WantedVisit) throws -> [VehicleDay] {
    var allowed = vehicleDays
    for wish in request.locks where visit.place.isCalled(wish.stop) {
      switch try lock(visit, to: wish.to) {
      case .position(let place): if visit.occurrence == 1 { visit.position = place }
      case .days(let meant):
        let common = allowed.filter { meant.contains($0.id) }
        if common.isEmpty, !meant.isEmpty, !allowed.isEmpty {
          throw RoundRefusal.contraryLocks(stop: visit.place.key)
        }
        allowed = common
      }
    }
    // Without vehicle-days the stop is left out, and no place is to be had.
    if allowed.isEmpty { (visit.position, visit.isLockedAway) = (nil, true) }
    guard visit.position == nil || allowed.count == 1 else { throw RoundRefusal.placeNeedsDay(visit.place.key) }
    return allowed
  }

  /// Locked places are the first ones of a round, one visit each.
  /// - Parameter asked: all visits of the plan, those too that their zones keep out, with the vehicle-days left to them.
  static func judgePlaces(_ asked: [(visit: WantedVisit, allowed: [VehicleDay])]) throws {
    var taken: [String: [Int: String]] = [:]
    for (visit, allowed) in asked {
      guard let place = visit.position, let day = allowed.first?.id else { continue }
      if let other = taken[day]?[place] {
        throw RoundRefusal.placeTaken(place + 1, by: other, and: visit.id, round: day)
      }
      taken[day, default: [:]][place] = visit.id
    }
    for (day, places) in taken.sorted(by: { $0.key < $1.key }) {
      if let gap = (0..<places.count).first(where: { places[$0] == nil }) {
        throw RoundRefusal.placeGap(gap + 1, before: places.keys.max()! + 1, round: day)
      }
    }
  }

  /// Moves locked places up to those of visits that are no stops.
  static func closePlaces(of stops: inout [Stop]) {
    let locked = stops.indices.filter { stops[$0].lockedPosition != nil }
    for (_, indices) in Dictionary(grouping: locked, by: { stops[$0].vehicleDays?.first }) {
      let inOrder = indices.sorted { stops[$0].lockedPosition! < stops[$1].lockedPosition! }
      for (place, index) in inOrder.enumerated() { stops[index].lockedPosition = place }
    }
  }

  /// The vehicle-days of a day, a promoter, a crew or a vehicle; nil where the plan knows none of that name.
  private func days(meant text: String) throws -> Set<String>? {
    let vehicle = try reader.records(.vehicle, named: text).first
    let riders = try RoundFleet.names(text).map { try reader.records(.promoter, named: $0).first }
    func isMeant(_ crew: [RecordID], in own: RecordID) -> Bool {
      own == vehicle || (riders.count == 1 && crew.contains { $0 == riders[0] })
        || Set(riders) == Set(crew.map(Optional.some))
    }
    let meant = vehicleDays.filter { day in
      let carrier = carriers[day.id]!
      return day.day == text || isMeant(carrier.promoters, in: carrier.vehicle.id)
    }
    let isKnown =
      !meant.isEmpty || request.workingDays.contains { $0.description == text }
      || crews.contains { isMeant($0.ids, in: $0.vehicle.id) }
    return isKnown ? Set(meant.map(\.id)) : nil
  }

  /// [A] What a preference may cost in fuel before it gives way: 20 pesos, a few kilometres.
  private static let preferenceWorth = 200_000_000_000

  /// Whether a day is preferred for the visit: whoever does knows when it is due.
  func prefersDay(_ visit: WantedVisit) -> Bool {
    request.preferences.contains { visit.place.isCalled($0.stop) && LocalDate($0.to) != nil }
  }

  func surcharges(_ visit: WantedVisit) throws -> [String: Int] {
    var surcharges: [String: Int] = [:]
    for preference in request.preferences where visit.place.isCalled(preference.stop) {
      guard let meant = try days(meant: preference.to) else {
        throw RoundRefusal.badWish(stop: preference.stop, to: preference.to, option: "--prefer")
      }
      // Where it never goes out, any other is as good.
      if meant.isEmpty { continue }
      for day in vehicleDays where !meant.contains(day.id) { surcharges[day.id, default: 0] += Self.preferenceWorth }
    }
    return surcharges
  }
}
