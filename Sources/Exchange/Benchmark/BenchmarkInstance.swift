/// A vehicle routing problem of the public collections, as its file states it: depots first, then clients.
///
/// Distances and times are in the file's own unit, the same for both. A place's number in solutions is its index in
/// `places`: the depot is 0 and the first client 1, as in Solomon's files and in the solutions of CVRPLIB.
public struct BenchmarkInstance: Sendable, Equatable {
  /// How its collection rounds distances.
  public enum Rounding: Sendable {
    /// To the nearest whole number (TSPLIB's nint, CVRPLIB).
    case nearest
    /// Down to one decimal (the exact methods for the VRPTW, DIMACS challenge of 2022).
    case tenthsDown
    /// To the nearest thousandth: as good as exact.
    case thousandths

    /// Decimals of its distances.
    public var decimals: Int {
      switch self {
      case .nearest: 0
      case .tenthsDown: 1
      case .thousandths: 3
      }
    }
  }

  public struct Place: Sendable, Equatable {
    public var x = 0.0
    public var y = 0.0
    public var demand = 0
    /// When service may begin; nil = at any time.
    public var window: ClosedRange<Int>?
    public var service = 0
    /// The trip that serves it leaves no earlier.
    public var release = 0
    /// What leaving it out costs; nil where it must be served.
    public var prize: Int?
  }

  public struct Vehicle: Sendable, Equatable {
    /// Index of its depot.
    public var depot = 0
    public var capacity: Int?
    public var fixedCost = 0
    public var unitCost = 1
    public var longestDistance: Int?
    public var longestDuration: Int?
    /// nil = as many as it has time for.
    public var maxTrips: Int? = 1
  }

  public var name: String
  public var places: [Place]
  public var depotCount: Int
  public var vehicles: [Vehicle]
  public var rounding: Rounding
  /// Distances that the file gives itself, row by row; nil where coordinates make them.
  public var weights: [Int]?

  /// From one place to another, in thousandths of the file's unit.
  public func thousandths(from: Int, to: Int) -> Int {
    if let weights { return weights[from * places.count + to] * 1000 }
    let (dx, dy) = (places[from].x - places[to].x, places[from].y - places[to].y)
    let distance = (dx * dx + dy * dy).squareRoot()
    return switch rounding {
    case .nearest: Int((distance + 0.5).rounded(.down)) * 1000
    case .tenthsDown: Int((distance * 10).rounded(.down)) * 100
    case .thousandths: Int((distance * 1000).rounded(.toNearestOrEven))
    }
  }
}
