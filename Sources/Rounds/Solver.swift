import Territory

/// Finds good plans: stops are taken out in strings and put back greedily, under simulated annealing.
public enum Solver {
  /// A plan that serves required stops first and then follows `Problem.aim`. It never breaks a limit; what finds no room
  /// is in `unserved`, a required stop too.
  ///
  /// The same seed, iterations and problem give the same plan.
  public static func plan(for problem: Problem, seed: UInt64, iterations: Int) -> Plan {
    plan(for: problem, seed: seed, effort: Effort(iterations: iterations))
  }

  /// The same, for as long as `effort` says.
  /// - Parameter progress: told at the start and at each better plan.
  public static func plan(
    for problem: Problem, seed: UInt64, effort: Effort, progress: (@Sendable (Progress) -> Void)? = nil
  ) -> Plan {
    solution(of: problem, seed: seed, effort: effort, progress: progress).plan
  }

  /// Several searches side by side that now and then go on from the best of them. With `Effort.iterations` the plan is the
  /// same for the same seed and number of threads.
  public static func plan(
    for problem: Problem, seed: UInt64, effort: Effort, threads: Int,
    progress: (@Sendable (Progress) -> Void)? = nil
  ) async -> Plan {
    await solution(of: problem, seed: seed, effort: effort, threads: threads, progress: progress).plan
  }

  /// The plan, and what it took.
  public static func solution(
    of problem: Problem, seed: UInt64, effort: Effort, progress: (@Sendable (Progress) -> Void)? = nil
  ) -> Solution {
    let layout = Layout(problem)
    var search = Annealing(layout, seed: seed)
    search.build()
    var watch = Watch(effort)
    watch.run(&search, until: 1, progress)
    return Solution(plan: layout.plan(search.best), iterations: search.iterations)
  }

  /// The same by several threads.
  public static func solution(
    of problem: Problem, seed: UInt64, effort: Effort, threads: Int,
    progress: (@Sendable (Progress) -> Void)? = nil
  ) async -> Solution {
    guard threads > 1 else { return solution(of: problem, seed: seed, effort: effort, progress: progress) }
    let layout = Layout(problem)
    var searches = (0..<threads).map { Annealing(layout, seed: seed &+ UInt64($0) &* 0x9E37_79B9) }
    for index in searches.indices { searches[index].build() }
    var watches = searches.map { _ in Watch(effort) }
    for round in 1...exchanges {
      let until = Double(round) / Double(exchanges)
      await withTaskGroup(of: (Int, Annealing, Watch).self) { group in
        for index in searches.indices {
          let (search, watch) = (searches[index], watches[index])
          group.addTask {
            var (search, watch) = (search, watch)
            watch.run(&search, until: until, progress)
            return (index, search, watch)
          }
        }
        for await (index, search, watch) in group { (searches[index], watches[index]) = (search, watch) }
      }
      if watches.contains(where: \.isInterrupted) { break }
      // Early on each goes its own way.
      if 2 * round > exchanges { share(&searches) }
    }
    let best = searches.map(\.best).min { $0.isBetter(than: $1) }!
    return Solution(plan: layout.plan(best), iterations: searches.reduce(0) { $0 + $1.iterations })
  }

  private static let exchanges = 20

  /// The search that is behind all others goes on from the one that is ahead.
  private static func share(_ searches: inout [Annealing]) {
    let order = searches.indices.sorted { searches[$0].best.isBetter(than: searches[$1].best) }
    guard let first = order.first, let last = order.last else { return }
    searches[last].adopt(searches[first])
  }
}

/// How much of an effort is spent.
private struct Watch: Sendable {
  let effort: Effort
  private let began: Double
  private(set) var isInterrupted = false

  init(_ effort: Effort) {
    self.effort = effort
    began = effort.clock?() ?? 0
  }

  /// Lets the search go on until a share of the effort is spent.
  mutating func run(_ search: inout Annealing, until: Double, _ progress: (@Sendable (Progress) -> Void)?) {
    guard effort.iterations != nil || effort.seconds != nil, search.hasWork else { return }
    var spent = self.spent(search.iterations)
    var told = Int.max
    while spent < until, !isInterrupted {
      search.step(spent: spent)
      if search.iterations % 32 == 0 { isInterrupted = effort.isInterrupted() }
      if search.iterations % 32 == 0 || effort.iterations != nil { spent = self.spent(search.iterations) }
      if let progress, search.best.energy < told {
        told = search.best.energy
        progress(search.progress)
      }
    }
  }

  private func spent(_ iterations: Int) -> Double {
    var spent = 0.0
    if let most = effort.iterations { spent = most > 0 ? Double(iterations) / Double(most) : 1 }
    if let seconds = effort.seconds, let clock = effort.clock { spent = max(spent, (clock() - began) / seconds) }
    return spent
  }
}

extension Candidate {
  fileprivate func isBetter(than other: Candidate) -> Bool {
    if objective != other.objective { return objective < other.objective }
    return (missing, energy) < (other.missing, other.energy)
  }
}
