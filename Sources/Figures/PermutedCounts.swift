/// How a figure stands among those of as many random arrangements.
public struct PermutedCounts: Sendable, Hashable {
  /// Arrangements whose figure is at least, or at most, the one observed; equal within rounding counts in both.
  public var atLeast: Int
  public var atMost: Int
  public var permutations: Int

  public init(atLeast: Int, atMost: Int, permutations: Int) {
    (self.atLeast, self.atMost, self.permutations) = (atLeast, atMost, permutations)
  }

  /// One-sided: the figure is larger than chance makes it.
  /// Source of the +1: North, Curtis and Sham, "A note on the calculation of empirical P values" (2002).
  public var greater: Double { Double(atLeast + 1) / Double(permutations + 1) }
  /// One-sided: the figure is smaller than chance makes it.
  public var less: Double { Double(atMost + 1) / Double(permutations + 1) }
  /// The smaller of the two, its side chosen after seeing the data: too small for a test by half. It is what PySAL and
  /// GeoDa print.
  public var directed: Double { min(greater, less) }
  /// Two-sided: twice the smaller side, at most 1.
  public var twoSided: Double { min(1, 2 * directed) }
}
