import Exchange
import Rounds
import Territory

/// What the planner made of a benchmark instance.
public struct BenchmarkSolution: Sendable {
  public struct Route: Sendable {
    /// From 1, in the order of the file's fleet.
    public var vehicle: Int
    /// As the instance's collection numbers them; a depot's number between two clients is a return for another load.
    public var places: [Int]
  }
  public var name: String
  /// Thousandths of the instance's unit.
  public var cost: Int
  /// How many decimals the instance's distances have.
  public var decimals: Int
  public var routes: [Route]
  /// The numbers of clients that were left out: allowed where they carry prizes.
  public var unserved: [Int]
  /// Those of them that had to be served.
  public var missing: [Int]
  public var iterations: Int
}

/// Solves a file of the public collections.
/// - Throws: `BenchmarkError`, `TablesError`, `ProblemError`.
public func solveBenchmark(at path: String, by search: PlanSearch) throws -> BenchmarkSolution {
  let instance = try BenchmarkInstance(path: path)
  let solution = try search.plan(for: instance.problem())
  let plan = solution.plan
  let unserved = plan.unserved.compactMap { Int($0) }.sorted()
  return BenchmarkSolution(
    name: instance.name, cost: instance.cost(of: plan), decimals: instance.rounding.decimals,
    routes: plan.routes.filter { !$0.stops.isEmpty }.map {
      BenchmarkSolution.Route(vehicle: Int($0.vehicleDay)!, places: instance.numbers(of: $0))
    },
    unserved: unserved, missing: unserved.filter { instance.places[$0].prize == nil }, iterations: solution.iterations)
}
