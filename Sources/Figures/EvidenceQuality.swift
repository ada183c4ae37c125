import Territory

/// What stands behind a visit.
public struct VisitEvidence: Sendable, Hashable {
  public var hasPhoto: Bool
  /// The receiver's own estimate; nil where it gave none.
  public var gpsErrorMetres: Double?
  /// Whether the point lies in the unit the visit names; nil without a point or without a polygon.
  public var isInsideUnit: Bool?
  /// From the visit's point to the works site, geodesic; nil where one has no place.
  public var metresToSite: Double?

  public init(hasPhoto: Bool, gpsErrorMetres: Double? = nil, isInsideUnit: Bool? = nil, metresToSite: Double? = nil) {
    (self.hasPhoto, self.gpsErrorMetres, self.isInsideUnit) = (hasPhoto, gpsErrorMetres, isInsideUnit)
    self.metresToSite = metresToSite
  }
}

/// How far the visits of a period can be believed. What was not recorded counts as not shown: each share is of all visits.
public struct EvidenceQuality: Sendable, Hashable {
  public let visits: Int
  public let withPhoto: Int
  /// With a position good to 20 m or better.
  public let precise: Int
  public let insideUnit: Int
  /// All three at once.
  public let complete: Int
  /// Visits whose distance to the site is known; in metres its median, and the distance that nine in ten keep within: that
  /// of one of them, the farthest where they are fewer than ten.
  public let measured: Int
  public let medianMetres: Double?
  public let ninthDecileMetres: Double?

  /// Metres.
  public static let usualError = 20.0

  public init(_ visits: [VisitEvidence], preciseTo error: Double = usualError) {
    func isPrecise(_ visit: VisitEvidence) -> Bool { visit.gpsErrorMetres.map { $0 <= error } ?? false }
    self.visits = visits.count
    withPhoto = visits.count(where: \.hasPhoto)
    precise = visits.count(where: isPrecise)
    insideUnit = visits.count { $0.isInsideUnit == true }
    complete = visits.count { $0.hasPhoto && $0.isInsideUnit == true && isPrecise($0) }
    let metres = visits.compactMap(\.metresToSite).sorted()
    measured = metres.count
    medianMetres = quantile(0.5, ofSorted: metres)
    ninthDecileMetres = observedQuantile(percent: 90, ofSorted: metres)
  }

  /// `count` of all visits, in tenths of a percent, half up; nil without visits.
  public func tenths(_ count: Int) -> Int? { tenthsOfPercent(count, of: visits) }
}
