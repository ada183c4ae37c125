/// How long a search goes on. It ends at the first of the limits that is reached; without one it ends at once.
public struct Effort: Sendable {
  /// Of each thread.
  public var iterations: Int?
  /// By `clock`.
  public var seconds: Double?
  /// Seconds from any moment on, never going back.
  public var clock: (@Sendable () -> Double)?
  /// Asked now and then; once true, the best plan so far is handed out.
  public var isInterrupted: @Sendable () -> Bool

  /// So many iterations: the same seed gives the same plan.
  public init(iterations: Int?, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.iterations = iterations
    self.isInterrupted = isInterrupted
  }

  public init(
    seconds: Double, clock: @escaping @Sendable () -> Double, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.seconds = seconds
    self.clock = clock
    self.isInterrupted = isInterrupted
  }
}

/// How a search is getting on: told at the start and at each better plan.
public struct Progress: Sendable {
  public var iterations: Int
  public var served: Int
  /// The cost that plans are compared by, in 10⁻¹⁰ pesos; under `Problem.Aim.cost` with the prizes not collected.
  public var cost: Int
}
