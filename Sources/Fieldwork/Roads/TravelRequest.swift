import FoundationEssentials
import Roads
import Store
import Territory

/// How somebody travels, and what is different from usual.
public struct TravelRequest: Sendable {
  /// The name of a profile, or of a file that holds one.
  public var profile = Profile.car.name
  public var objective = Objective.time
  /// Names of avoid zones, or files of areas.
  public var avoid: [String] = []
  /// A file of streets that are closed or slower.
  public var closed: String?
  public var isRaining = false
  /// Local date and time of setting out; nil = at any hour.
  public var departure: String?
  /// nil = as the profile's kind of vehicle burns.
  public var economy: FuelEconomy?

  public init() {}

  /// Whether it asks for what only roads can answer.
  var needsRoads: Bool { !avoid.isEmpty || closed != nil || isRaining || objective != .time }
}

extension FieldOffice {
  /// What a network is weighed by for the request.
  /// - Throws: `TravelRefusal`, `ProfileRefusal`, `FieldworkRefusal`, or what reading a file brings.
  func terms(_ request: TravelRequest, _ reader: FieldReader) throws -> TravelTerms {
    let profile = try Profile(named: request.profile)
    guard request.objective != .fuel || profile.vehicle != nil || request.economy != nil else {
      throw TravelRefusal.noFuel(profile: profile.name)
    }
    let moment = try request.departure.map { text in
      guard let moment = zone.instant(text) else { throw FieldworkRefusal.badDate(field: "--at", text: text) }
      return moment
    }
    var conditions = Conditions(isRaining: request.isRaining)
    conditions.avoided = try request.avoid.flatMap { try reader.zones(meant: $0) }
      .filter { zone in moment.map { zone.holds(at: $0, in: self.zone) } ?? true }.flatMap(\.avoidedAreas)
    if let file = request.closed { try conditions.close(streetsIn: file) }
    conditions.departure = moment.map {
      Departure(weekday: zone.date(of: $0).weekday, secondOfDay: zone.secondOfDay(of: $0))
    }
    return TravelTerms(
      profile, objective: request.objective, fuel: request.economy.map { .economy($0) }, conditions: conditions)
  }
}

extension Profile {
  /// One of the program's own, or the one in a file.
  init(named text: String) throws {
    if let known = Profile.named(text) {
      self = known
      return
    }
    guard let data = try? Data(contentsOf: URL(filePath: text)) else {
      throw TravelRefusal.noProfile(text, known: Profile.all.map(\.name))
    }
    self = try Profile(text: String(decoding: data, as: UTF8.self))
  }
}
