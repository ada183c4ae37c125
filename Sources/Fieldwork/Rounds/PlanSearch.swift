import Rounds

/// How a plan is looked for: by which seed, how long, on how many threads, and who is told.
public struct PlanSearch: Sendable {
  public var seed: UInt64
  /// Of each thread.
  public var effort: Effort
  public var threads: Int
  public var progress: @Sendable (Progress) -> Void

  public init(
    seed: UInt64 = 1, effort: Effort = Effort(iterations: 2000), threads: Int = 1,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.seed = seed
    self.effort = effort
    self.threads = threads
    self.progress = progress
  }

  /// The best plan found, held against the data by the checker.
  /// - Throws: `Violation`, which would be a fault of the solver's.
  func plan(for problem: Problem) throws -> (plan: Plan, iterations: Int) {
    let plan = Solver.plan(for: problem, seed: seed, effort: effort)
    if let violation = Checker.violations(in: plan, of: problem).first(where: \.isBroken) { throw violation }
    return (plan, lastIterations)
  }
}
