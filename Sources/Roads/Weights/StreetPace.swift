import Territory

/// How a street is travelled under some terms: the same for all its segments.
struct StreetPace: Sendable, Equatable {
  /// 0 = closed to the profile.
  var metresPerHour: UInt32
  var access: Access
  /// Nobody passes it in this weather if it crosses water.
  var closesAtFords: Bool
  /// A vehicle on a ferry waits with its engine off.
  var isFerry: Bool
  /// `traffic_calming` on the way itself.
  var isCalmed: Bool
  /// Against the drawing it is travelled as along it.
  var isAsForward = false
  var fuel: FuelRate

  static let closed = StreetPace(
    metresPerHour: 0, access: .closed, closesAtFords: false, isFerry: false, isCalmed: false,
    fuel: FuelRate(perMetre: 0))
}

/// Makes the paces of a network's streets.
struct PaceMaker {
  let terms: TravelTerms
  let words: [String]
  private let period: TrafficPeriod?

  init(_ terms: TravelTerms, words: [String]) {
    self.terms = terms
    self.words = words
    period = terms.conditions.departure.flatMap { terms.profile.period(at: $0) }
  }

  /// - Parameter percent: of the speed left by something on the way.
  func pace(on street: Street, isBackward: Bool, percent: Int = 100) -> StreetPace {
    let access = street.access[terms.profile.mode, isBackward: isBackward]
    guard access != .closed, let speed = speed(on: street, isBackward: isBackward) else { return .closed }
    let slowed = max(street.isFerry ? 1 : Profile.slowest, speed * percent / 100)
    let ground = street.knownSurface.ground
    let fuel = terms.fuel.flatMap { model in
      street.isFerry
        ? nil
        : model.rate(
          kilometresPerHour: Double(slowed) / 1000, surface: ground, loadKilograms: terms.loadKilograms)
    }
    return StreetPace(
      metresPerHour: UInt32(slowed), access: access,
      closesAtFords: terms.conditions.isRaining && terms.profile.rainClosesFords, isFerry: street.isFerry,
      isCalmed: street.features.contains(.calmed), fuel: fuel ?? FuelRate(perMetre: 0))
  }

  private func speed(on street: Street, isBackward: Bool) -> Int? {
    let profile = terms.profile
    let category = category(of: street)
    if street.isFerry, street.ferrySpeed > 0 {
      return profile.speeds[category] == nil ? nil : Int(street.ferrySpeed)
    }
    let limit = Int(isBackward ? street.backwardLimit : street.forwardLimit)
    let surface = street.knownSurface
    let dry = profile.metresPerHour(
      category: category, limit: limit > 0 ? limit : nil, surface: surface, smoothness: Int(street.smoothness))
    return dry.map { speed in
      let rain = terms.conditions.isRaining && surface.isUnpaved && !street.isFerry ? profile.rainPercent : 100
      return speed * rain / 100 * (period?.percents[category] ?? 100) / 100
    }
  }

  /// With its grade where the profile knows grades of tracks.
  private func category(of street: Street) -> String {
    let word = words[Int(street.category)]
    guard word == "track", street.trackGrade > 0 else { return word }
    let graded = "track_grade\(street.trackGrade)"
    return terms.profile.speeds[graded] == nil ? word : graded
  }
}

extension Street {
  /// The surface as told, or what its pavement implies.
  var knownSurface: Surface { surface != .unknown ? surface : isUnpaved ? .dirt : .asphalt }
}
