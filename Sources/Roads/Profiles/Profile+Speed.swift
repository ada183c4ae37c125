import Territory

extension Profile {
  /// m/h; nothing that is open is slower.
  static let slowest = 1000

  /// Metres an hour on a dry street outside every period; nil where it may not go.
  ///
  /// A limit only ever lowers what the category allows. A track's own speed is already one of bare ground, so there only
  /// ground softer than earth slows.
  /// - Parameters:
  ///   - limit: km/h as posted; nil where none is known.
  ///   - smoothness: 1 `excellent` … 8 `impassable`; 0 = unknown.
  public func metresPerHour(category: String, limit: Int?, surface: Surface, smoothness: Int = 0) -> Int? {
    guard let speed = speeds[category] else { return nil }
    let percent = groundPercent(category: category, surface: surface, smoothness: smoothness)
    guard percent > 0 else { return nil }
    let paved = limit.map { min($0, speed.signed) } ?? speed.unsigned
    return max(Self.slowest, paved * 10 * percent)
  }

  /// The same where a source only tells paved from unpaved.
  func metresPerHour(category: String, limit: Int?, isUnpaved: Bool) -> Int? {
    metresPerHour(category: category, limit: limit, surface: isUnpaved ? .dirt : .asphalt)
  }

  private func groundPercent(category: String, surface: Surface, smoothness: Int) -> Int {
    var percent = surfacePercents[surface, default: 100]
    if category.hasPrefix("track") { percent = min(100, percent * 100 / max(1, surfacePercents[.dirt, default: 100])) }
    return min(percent, smoothnessPercents[smoothness, default: 100])
  }
}

extension Surface {
  /// What tyres feel of it.
  var ground: RoadSurface {
    switch self {
    case .unknown, .asphalt, .concrete, .pavingStones, .otherPaved: .paved
    case .cobblestone: .cobbled
    case .compacted, .gravel, .dirt: .unpaved
    case .loose: .soft
    }
  }
}
