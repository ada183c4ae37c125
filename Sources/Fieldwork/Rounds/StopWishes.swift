import Rounds
import Store
import Territory

/// What whoever plans says of single stops: on which days, in whose vehicle, at which place of the round.
struct StopWishes {
  private let request: RoundRequest
  private let reader: FieldReader
  private let vehicleDays: [VehicleDay]
  private let carriers: [String: RoundCarrier]

  init(
    _ request: RoundRequest, reader: FieldReader, vehicleDays: [VehicleDay], carriers: [String: RoundCarrier]
  ) {
    (self.request, self.reader, self.vehicleDays, self.carriers) = (request, reader, vehicleDays, carriers)
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
    let meant = try days(meant: text)
    if !meant.isEmpty { return .days(meant) }
    let word = text.plain
    if ["primera", "primero", "first"].contains(word) { return .position(0) }
    if ["ultima", "ultimo", "last"].contains(word) { throw RoundRefusal.lastPlace(visit.place.key) }
    let number = word.first == "#" ? Int(word.dropFirst()) : Int(word)
    guard let number, (1...999).contains(number) else {
      throw RoundRefusal.badWish(stop: visit.place.key, to: text, option: "--lock")
    }
    return .position(number - 1)
  }

  /// The vehicle-days that a visit's locks leave it; its place on the one of them.
  func allowed(_ visit: inout WantedVisit) throws -> [VehicleDay] {
    var allowed = vehicleDays
    for wish in request.locks where visit.place.isCalled(wish.stop) {
      switch try lock(visit, to: wish.to) {
      case .position(let place): if visit.occurrence == 1 { visit.position = place }
      case .days(let meant):
        allowed = allowed.filter { meant.contains($0.id) }
        if allowed.isEmpty { throw RoundRefusal.contraryLocks(stop: visit.place.key) }
      }
    }
    // Without vehicle-days every stop is left out, and no place is to be had.
    if vehicleDays.isEmpty { visit.position = nil }
    guard visit.position == nil || allowed.count == 1 else { throw RoundRefusal.placeNeedsDay(visit.place.key) }
    return allowed
  }

  /// Locked places are the first ones of a round, one stop each.
  static func judgePlaces(_ stops: [Stop], called name: (Stop) -> String) throws {
    var taken: [String: [Int: String]] = [:]
    for stop in stops {
      guard let place = stop.lockedPosition, let day = stop.vehicleDays?.first else { continue }
      if let other = taken[day]?[place] {
        throw RoundRefusal.placeTaken(place + 1, by: other, and: name(stop), round: day)
      }
      taken[day, default: [:]][place] = name(stop)
    }
    for (day, places) in taken.sorted(by: { $0.key < $1.key }) {
      if let gap = (0..<places.count).first(where: { places[$0] == nil }) {
        throw RoundRefusal.placeGap(gap + 1, before: places.keys.max()! + 1, round: day)
      }
    }
  }

  /// The vehicle-days of a day, a promoter or a vehicle.
  private func days(meant text: String) throws -> Set<String> {
    let vehicle = try reader.records(.vehicle, named: text).first
    return Set(
      vehicleDays.filter { day in
        let carrier = carriers[day.id]!
        return day.day == text || carrier.crew.contains { $0.plain == text.plain } || carrier.vehicle.id == vehicle
      }.map(\.id))
  }

  /// [A] What a preference may cost in fuel before it gives way: 20 pesos, a few kilometres.
  private static let preferenceWorth = 200_000_000_000

  func surcharges(_ visit: WantedVisit) throws -> [String: Int] {
    var surcharges: [String: Int] = [:]
    for preference in request.preferences where visit.place.isCalled(preference.stop) {
      let meant = try days(meant: preference.to)
      if meant.isEmpty {
        throw RoundRefusal.badWish(stop: preference.stop, to: preference.to, option: "--prefer")
      }
      for day in vehicleDays where !meant.contains(day.id) { surcharges[day.id, default: 0] += Self.preferenceWorth }
    }
    return surcharges
  }
}
