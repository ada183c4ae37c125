import Territory

/// Which stops lie near which.
struct Neighbours: Sendable {
  /// So many of each stop's nearest in way and hours stand in `places`, one row a stop.
  let width: Int
  let places: ContiguousArray<Int32>
  /// So many of each stop's nearest in way alone stand in `around`.
  let reach: Int
  let around: ContiguousArray<Int32>

  /// How many neighbours a stop is put beside before it is tried everywhere.
  private static let granularity = 40
  /// Where a way costs one vehicle more than another, the cheapest place is farther off.
  private static let mixedGranularity = 80
  private static let ruinReach = 120

  /// Proximity is the way, a fifth of the waiting that cannot be helped, and the lateness that cannot.
  /// Source: Vidal, Crainic, Gendreau, Prins, "A hybrid genetic algorithm with adaptive diversity management for a large
  /// class of vehicle routing problems with time-windows" (2013).
  init(_ problem: Problem) {
    let count = problem.stops.count
    let tariffs = Set(problem.vehicleDays.map { [$0.matrix, $0.price.tenThousandths, $0.costPerMillimetre] })
    width = min(tariffs.count > 1 ? Self.mixedGranularity : Self.granularity, max(0, count - 1))
    reach = min(Self.ruinReach, max(0, count - 1))
    guard let day = problem.vehicleDays.first, count > 1 else {
      (places, around) = ([], [])
      return
    }
    let way = Way(problem, day)
    var places: ContiguousArray<Int32> = []
    var around: ContiguousArray<Int32> = []
    var keyed = ContiguousArray<(Double, Int32)>()
    for stop in 0..<count {
      for byHours in [true, false] {
        keyed.removeAll(keepingCapacity: true)
        for other in 0..<count where other != stop {
          keyed.append((way.proximity(stop, other, byHours: byHours), Int32(other)))
        }
        keyed.sort { $0 < $1 }
        if byHours {
          places.append(contentsOf: keyed.prefix(width).lazy.map(\.1))
        } else {
          around.append(contentsOf: keyed.prefix(reach).lazy.map(\.1))
        }
      }
    }
    (self.places, self.around) = (places, around)
  }

  /// How far apart stops are, in average legs.
  private struct Way {
    let problem: Problem
    let matrix: TravelMatrix
    let perLength: Double
    let perTime: Double

    init(_ problem: Problem, _ day: VehicleDay) {
      self.problem = problem
      matrix = problem.matrices[day.matrix]
      func inverseMean(_ figures: ContiguousArray<UInt32>) -> Double {
        var (sum, count) = (0.0, 0.0)
        for figure in figures where figure != TravelMatrix.unreachable {
          sum += Double(figure)
          count += 1
        }
        return sum > 0 ? count / sum : 0
      }
      perTime = inverseMean(matrix.milliseconds)
      let perLength = inverseMean(matrix.millimetres)
      self.perLength = perLength
    }

    func proximity(_ a: Int, _ b: Int, byHours: Bool) -> Double {
      min(directed(a, b, byHours), directed(b, a, byHours))
    }

    private func directed(_ a: Int, _ b: Int, _ byHours: Bool) -> Double {
      let (from, to) = (problem.stops[a], problem.stops[b])
      let cell = matrix.index(from: from.location, to: to.location)
      guard matrix.milliseconds[cell] != TravelMatrix.unreachable else { return 1e9 }
      let time = Double(matrix.milliseconds[cell])
      let length = perLength > 0 ? Double(matrix.millimetres[cell]) * perLength : time * perTime
      guard byHours, perTime > 0 else { return length }
      let way = Double(from.serviceSeconds * 1000) + time
      var (waiting, lateness) = (0.0, 0.0)
      if let closes = from.windows.last?.closes, let opens = to.windows.first?.opens {
        waiting = max(0, Double(opens * 1000) - way - Double(closes * 1000))
      }
      if let opens = from.windows.first?.opens, let closes = to.windows.last?.closes {
        lateness = max(0, Double(opens * 1000) + way - Double(closes * 1000))
      }
      return length + (0.2 * waiting + lateness) * perTime
    }
  }
}
