import Territory

/// A unit or works site with its way from the office and the visits it got in a period.
public struct ReachedPlace: Sendable, Hashable {
  public var key: String
  /// Metres from the office from which it is visited, straight or by road: the same for all places.
  public var metres: Double
  public var visits: Int

  public init(key: String, metres: Double, visits: Int) { (self.key, self.metres, self.visits) = (key, metres, visits) }
}

/// Whether visits thin out away from the office: what a coverage figure alone does not show.
public struct OfficeReach: Sendable, Hashable {
  /// Places at least `from` and less than `to` metres away; the last band has no end.
  public struct Band: Sendable, Hashable {
    public let from: Double
    public let to: Double?
    public var places = 0
    public var visited = 0
    public var visits = 0

    /// Visits for each place; nil in a band without places.
    public var rate: Double? { places > 0 ? Double(visits) / Double(places) : nil }
    /// Places visited, in tenths of a percent, half up.
    public var visitedTenths: Int? { tenthsOfPercent(visited, of: places) }
  }

  public let bands: [Band]
  /// Visits of a place against its distance in kilometres: the slope is visits lost (below zero) for each kilometre.
  /// nil with fewer than three places, or all as far.
  public let decay: LinearFit?

  /// 1, 2, 5, 10 and 20 km.
  public static let usualLimits: [Double] = [1000, 2000, 5000, 10_000, 20_000]

  /// - Parameter limits: metres, rising, without 0.
  public init(_ places: [ReachedPlace], limits: [Double] = usualLimits) {
    var bands = zip([0] + limits, limits.map(Optional.some) + [nil]).map { Band(from: $0, to: $1) }
    for place in places {
      let band = limits.firstIndex { place.metres < $0 } ?? limits.count
      bands[band].places += 1
      bands[band].visited += place.visits > 0 ? 1 : 0
      bands[band].visits += place.visits
    }
    self.bands = bands
    decay = LinearFit(places.map { (x: $0.metres / 1000, y: Double($0.visits)) })
  }
}
