import FoundationEssentials
import Roads
import Store
import Territory

/// How somebody travels, and what is different from usual; an empty request is the fastest way of a car on a dry day, at
/// no hour in particular.
public struct TravelRequest: Sendable {
  /// `car`, `pickup`, `motorcycle`, `foot`, or the path of a profile's text.
  public var profile = Profile.car.name
  /// What is to be least; time, distance and fuel are told of it all the same.
  public var objective = Objective.time
  /// Names of avoid zones, or paths of files of areas. Those in force at `departure` count; without it all that are valid
  /// today, whatever their hours.
  public var avoid: [String] = []
  /// The path of a file of streets that are closed or slower: lines, points or areas.
  public var closed: String?
  /// Unpaved ground is slower, and fords may be closed, as the profile says.
  public var isRaining = false
  /// Local date and time of setting out, `2024-05-14T08:00`; nil = at no hour in particular: without rush
  /// hours, and whatever binds at some hours binds.
  public var departure: String?
  /// Litres by length alone; nil = as the profile's class of vehicle burns on these streets.
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
      .filter { zone in moment.map { zone.holds(at: $0, in: self.zone) } ?? zone.isValid(on: today) }
      .flatMap(\.avoidedAreas)
    if let file = request.closed {
      try tellMissing(conditions.close(streetsIn: file), profile, reader)
    }
    conditions.departure = moment.map {
      Departure(weekday: zone.date(of: $0).weekday, secondOfDay: zone.secondOfDay(of: $0))
    }
    return TravelTerms(
      profile, objective: request.objective, fuel: request.economy.map { .economy($0) }, conditions: conditions)
  }

  /// Tells how many of the closed streets no road answers to.
  private func tellMissing(_ drawn: [[RoadPlace]], _ profile: Profile, _ reader: FieldReader) throws {
    guard let roads = try roads(reader) else { return }
    let network = roads.network.network
    let missing = drawn.count { places in !places.contains { network.holds($0, profile: profile) } }
    if missing > 0 { try roadsNews(.closedMissing(count: missing, of: drawn.count)) }
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
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let facts = String(validating: data.starts(with: mark) ? data.dropFirst(mark.count) : data, as: UTF8.self)
    else { throw TravelRefusal.notUTF8(profile: text) }
    self = try Profile(text: facts)
  }
}
