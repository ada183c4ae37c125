/// What a search hands out when it ends.
public struct Solution: Sendable {
  public var plan: Plan
  /// Of all threads together.
  public var iterations: Int
}
