import Exchange
import Rounds
import Territory

extension BenchmarkInstance {
  /// The instance as the planner's problem: a unit of the file is a metre, a second, and 1000 of the planner's cost.
  ///
  /// Without any time in the file a unit of distance takes a millisecond, so that the longest route fits a week.
  /// - Throws: `ProblemError` where the figures are past what can be planned.
  func problem() throws -> Problem {
    let day = "2000-01-03"
    let stops = places.indices.dropFirst(depotCount).map { index in
      let place = places[index]
      return Stop(
        id: String(index), location: index, serviceSeconds: place.service,
        windows: place.window.map { [TimeWindow(opens: $0.lowerBound, closes: $0.upperBound)] } ?? [],
        isRequired: place.prize == nil, prize: (place.prize ?? 0) * 1000, demand: [place.demand],
        releaseSeconds: place.release)
    }
    let vehicleDays = vehicles.enumerated().map { index, vehicle in
      let hours = places[vehicle.depot].window ?? 0...latestTime
      return VehicleDay(
        id: String(index + 1), vehicle: String(index + 1), day: day, start: vehicle.depot, end: vehicle.depot,
        shift: TimeWindow(opens: hours.lowerBound, closes: hours.upperBound), longestMetres: vehicle.longestDistance,
        longestSeconds: vehicle.longestDuration, capacity: vehicle.capacity.map { [$0] } ?? [],
        maxTrips: vehicle.maxTrips ?? stops.count, price: FuelPrice(tenThousandths: 0),
        fixedCost: vehicle.fixedCost * 1000, costPerMillimetre: vehicle.unitCost)
    }
    return try Problem(stops: stops, vehicleDays: vehicleDays, matrices: [matrix()], aim: .cost)
  }

  /// A week, in seconds.
  private var latestTime: Int { 7 * 86_400 }

  private var isTimed: Bool {
    places.contains { $0.window != nil || $0.service > 0 || $0.release > 0 }
      || vehicles.contains { $0.longestDuration != nil }
  }

  private func matrix() -> TravelMatrix {
    var matrix = TravelMatrix(count: places.count)
    let divisor = isTimed ? 1 : 1000
    for from in places.indices {
      for to in places.indices where from != to {
        let (length, cell) = (thousandths(from: from, to: to), matrix.index(from: from, to: to))
        matrix.millimetres[cell] = UInt32(clamping: length)
        matrix.milliseconds[cell] = UInt32(clamping: length / divisor)
        matrix.microlitres[cell] = 0
      }
    }
    return matrix
  }

  /// What a plan costs by the file's own figures, in thousandths of its unit: lengths by the vehicles' unit costs, fixed
  /// costs of those that go out, prizes of clients left out. Counted from the routes alone.
  func cost(of plan: Plan) -> Int {
    var cost = plan.unserved.compactMap { Int($0) }.reduce(0) { $0 + (places[$1].prize ?? 0) * 1000 }
    for route in plan.routes where !route.stops.isEmpty {
      let vehicle = vehicles[Int(route.vehicleDay)! - 1]
      let tour = [vehicle.depot] + numbers(of: route) + [vehicle.depot]
      let length = zip(tour, tour.dropFirst()).reduce(0) { $0 + thousandths(from: $1.0, to: $1.1) }
      cost += length * vehicle.unitCost + vehicle.fixedCost * 1000
    }
    return cost
  }

  /// The numbers of a route's clients in order, with the depot's between two trips.
  func numbers(of route: Plan.Route) -> [Int] {
    let depot = vehicles[Int(route.vehicleDay)! - 1].depot
    return route.stops.enumerated().flatMap { place, stop in
      route.reloads.contains(place) ? [depot, Int(stop)!] : [Int(stop)!]
    }
  }
}
