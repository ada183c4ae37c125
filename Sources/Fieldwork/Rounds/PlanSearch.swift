import Rounds

/// How a plan is looked for: by which seed, how long, on how many threads, and who is told.
public struct PlanSearch: Sendable {
  public var seed: UInt64
  /// Of each thread; without iterations and seconds as long as the problem's size asks for.
  public var effort: Effort
  public var threads: Int
  public var progress: @Sendable (Progress) -> Void

  public init(
    seed: UInt64 = 1, effort: Effort = Effort(iterations: nil), threads: Int = 1,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.seed = seed
    self.effort = effort
    self.threads = threads
    self.progress = progress
  }

  /// The same within a share of the seconds; iterations stay as they are.
  func taking(_ share: Double) -> PlanSearch {
    var search = self
    search.effort.seconds = effort.seconds.map { $0 * share }
    return search
  }

  private func effort(for problem: Problem) -> Effort {
    guard effort.iterations == nil, effort.seconds == nil else { return effort }
    var effort = effort
    effort.iterations = Self.usualIterations(stops: problem.stops.count, vehicleDays: problem.vehicleDays.count)
    return effort
  }

  /// [A] Two to six seconds for 57 stops and four vehicles over a month, some ten for 1,000 stops on 20 vehicle-days.
  private static func usualIterations(stops: Int, vehicleDays: Int) -> Int {
    min(500_000, max(20_000, 12 * stops * vehicleDays))
  }

  /// The best plan found, held against the data by the checker, with the iterations of all threads.
  /// - Throws: `Violation`, which would be a fault of the solver's.
  func plan(for problem: Problem) throws -> Solution {
    let (seed, effort, threads, progress) = (seed, effort(for: problem), threads, progress)
    let solution =
      threads == 1
      ? Solver.solution(of: problem, seed: seed, effort: effort, progress: progress)
      : try awaited {
        await Solver.solution(of: problem, seed: seed, effort: effort, threads: threads, progress: progress)
      }
    if let violation = Checker.violations(in: solution.plan, of: problem).first(where: \.isBroken) { throw violation }
    return solution
  }
}
