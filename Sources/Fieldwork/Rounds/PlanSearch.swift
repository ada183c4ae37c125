import Dispatch
import Rounds
import Synchronization

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

  /// The best plan found, held against the data by the checker, and how many iterations were done when it was.
  /// - Throws: `Violation`, which would be a fault of the solver's.
  func plan(for problem: Problem) throws -> (plan: Plan, iterations: Int) {
    let found = Found()
    let (seed, effort, threads, progress) = (seed, effort, threads, progress)
    let tell: @Sendable (Progress) -> Void = { step in
      found.iterations.withLock { $0 = max($0, step.iterations) }
      progress(step)
    }
    if threads == 1 {
      found.plan.withLock { $0 = Solver.plan(for: problem, seed: seed, effort: effort, progress: tell) }
    } else {
      // Whoever asks waits for the answer; the threads are the search's own.
      let isDone = DispatchSemaphore(value: 0)
      Task.detached {
        let plan = await Solver.plan(for: problem, seed: seed, effort: effort, threads: threads, progress: tell)
        found.plan.withLock { $0 = plan }
        isDone.signal()
      }
      isDone.wait()
    }
    let plan = found.plan.withLock { $0! }
    if let violation = Checker.violations(in: plan, of: problem).first(where: \.isBroken) { throw violation }
    return (plan, found.iterations.withLock { $0 })
  }

  private final class Found: Sendable {
    let plan = Mutex<Plan?>(nil)
    let iterations = Mutex(0)
  }
}
