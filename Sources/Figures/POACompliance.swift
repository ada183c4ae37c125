import Territory

/// What a plan's activity projected and what was done, in a quarter or a year.
///
/// The planning office's own formula: `No. Act. Realizadas / No. Act. Proyectadas * 100`.
public struct POACompliance: Sendable, Hashable {
  public var projected: Int
  public var realised: Int

  public init(projected: Int, realised: Int) { (self.projected, self.realised) = (projected, realised) }

  /// A year from its quarters: realised over projected of the sums, which is not the mean of the percentages.
  public init(summing quarters: [POACompliance]) {
    self.init(
      projected: quarters.reduce(0) { $0 + $1.projected }, realised: quarters.reduce(0) { $0 + $1.realised })
  }

  /// Hundredths of a percent, half up; nil («no aplica») where nothing was projected, whatever was done.
  public var hundredths: Int? { projected > 0 ? dividedHalfUp(realised * 10_000, by: projected) : nil }

  /// «Supera meta»: more than was projected. The figure stands as it is, not capped at 100.
  public var exceedsGoal: Bool { projected > 0 && realised > projected }
}
