import Territory

/// How something travels: which streets it may use, how fast, and whether one-ways bind it.
public struct Profile: Sendable, Hashable {
  public var name: String
  /// km/h on a paved street of each category when the posted limit is no lower; a category that is absent is barred.
  public var speeds: [String: Int]
  /// Hundredths of the paved speed that are left on an unpaved street.
  public var unpavedPercent: Int
  public var obeysOneWays: Bool
  /// km/h between a position and the nearest street, in a straight line.
  public var offRoadSpeed: Int

  public init(name: String, speeds: [String: Int], unpavedPercent: Int, obeysOneWays: Bool, offRoadSpeed: Int) {
    self.name = name
    self.speeds = speeds
    self.unpavedPercent = unpavedPercent
    self.obeysOneWays = obeysOneWays
    self.offRoadSpeed = offRoadSpeed
  }

  /// Metres an hour on a street, the lower of its limit and the category's speed; nil where it may not go.
  ///
  /// A track's own speed is already one of bare ground, so only streets that are usually paved slow down when they
  /// are not.
  func metresPerHour(category: String, limit: Int?, isUnpaved: Bool) -> Int? {
    guard let speed = speeds[category], speed > 0 else { return nil }
    let slowed = isUnpaved && !category.hasPrefix("track") ? speed * 10 * unpavedPercent : speed * 1000
    return max(1000, min(slowed, (limit ?? .max / 1000) * 1000))
  }
}
