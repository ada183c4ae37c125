import Territory

extension Profile {
  /// The profile as text, one fact a line in one order: read again it gives the same profile.
  public var facts: String {
    var lines = ["name \(name)", "mode \(mode.word)", "vehicle \(vehicle?.name ?? "none")", "off-road \(offRoadSpeed)"]
    for (category, speed) in speeds.sorted(by: { $0.key < $1.key }) {
      lines.append("speed \(category) \(speed.unsigned) \(speed.signed)")
    }
    for surface in Surface.allCases { surfacePercents[surface].map { lines.append("surface \(surface.word) \($0)") } }
    for (code, word) in Self.smoothnessWords.enumerated() {
      smoothnessPercents[code + 1].map { lines.append("smoothness \(word) \($0)") }
    }
    lines += ["rain unpaved \(rainPercent)", "rain fords \(rainClosesFords ? "closed" : "open")"]
    for delay in Delay.allCases { delays[delay].map { lines.append("delay \(delay.rawValue) \($0)") } }
    for period in periods {
      let (days, seconds) = (period.hours.weekdays, period.hours.seconds)
      let dayWords = "\(Self.dayWords[days.lowerBound - 1])-\(Self.dayWords[days.upperBound - 1])"
      lines.append("period \(period.name) \(dayWords) \(clock(seconds.lowerBound))-\(clock(seconds.upperBound))")
      for (category, percent) in period.percents.sorted(by: { $0.key < $1.key }) {
        lines.append("slow \(period.name) \(category) \(percent)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let dayWords = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  /// OpenStreetMap's words, best first.
  static let smoothnessWords = [
    "excellent", "good", "intermediate", "bad", "very_bad", "horrible", "very_horrible", "impassable",
  ]
}

extension TravelMode {
  /// The word in profiles.
  var word: String {
    switch self {
    case .motorcar: "motorcar"
    case .motorcycle: "motorcycle"
    case .foot: "foot"
    }
  }
}

extension Surface {
  /// The word in profiles.
  var word: String {
    switch self {
    case .unknown: "unknown"
    case .asphalt: "asphalt"
    case .concrete: "concrete"
    case .pavingStones: "paving_stones"
    case .cobblestone: "cobblestone"
    case .otherPaved: "paved"
    case .compacted: "compacted"
    case .gravel: "gravel"
    case .dirt: "dirt"
    case .loose: "loose"
    }
  }
}

/// `07:30`; periods end at a whole minute.
private func clock(_ seconds: Int) -> String {
  func two(_ figure: Int) -> String { figure < 10 ? "0\(figure)" : "\(figure)" }
  return "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
}
