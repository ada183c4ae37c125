import Territory

/// The figures of a route that keeps every limit of its own.
struct Walk {
  /// Milliseconds since local midnight: as late as the return allows.
  var departure: Int
  var end: Int
  var microlitres: Int
  var cost: ExactCost

  var time: Int { end - departure }
}

extension Problem {
  /// Walks `order` (indexes of stops) on the vehicle-day at `dayIndex`; nil where a leg has no path, a window is missed,
  /// the shift, the tank or the length is exceeded. Whether a stop may be on that day is not asked here.
  func walk(_ order: [Int], on dayIndex: Int) -> Walk? {
    let day = vehicleDays[dayIndex]
    let opens = day.shift.opens * 1000
    guard !order.isEmpty else { return Walk(departure: opens, end: opens, microlitres: 0, cost: 0) }
    guard let end = earliestEnd(order, on: day), end <= day.shift.closes * 1000 else { return nil }
    let (microlitres, millimetres) = lengths(order, on: day)
    if let tank = day.tank, volume(microlitres: microlitres) > tank { return nil }
    if let longest = day.longestMetres, millimetres > longest * 1000 { return nil }
    return Walk(
      departure: latestDeparture(order, on: day, end: end), end: end, microlitres: microlitres,
      cost: microlitres * day.price.tenThousandths)
  }

  private func earliestEnd(_ order: [Int], on day: VehicleDay) -> Int? {
    let matrix = matrices[day.matrix]
    let times = matrix.milliseconds.span
    let count = matrix.count
    var (time, here) = (day.shift.opens * 1000, day.start)
    for index in order {
      let leg = times[here &* count &+ stops[index].location]
      guard leg != TravelMatrix.unreachable, let start = stops[index].start(arriving: time + Int(leg)) else {
        return nil
      }
      time = start + stops[index].serviceSeconds * 1000
      here = stops[index].location
    }
    let leg = times[here &* count &+ day.end]
    return leg == TravelMatrix.unreachable ? nil : time + Int(leg)
  }

  /// Backwards from the return, each visit as late as its windows allow.
  private func latestDeparture(_ order: [Int], on day: VehicleDay, end: Int) -> Int {
    let matrix = matrices[day.matrix]
    var (bound, next) = (end, day.end)
    for index in order.reversed() {
      let stop = stops[index]
      let leg = Int(matrix.milliseconds[matrix.index(from: stop.location, to: next)])
      // The earliest walk kept this bound, so some window is open by it.
      bound = stop.latestStart(by: bound - leg - stop.serviceSeconds * 1000)!
      next = stop.location
    }
    return bound - Int(matrix.milliseconds[matrix.index(from: day.start, to: next)])
  }

  /// Fuel and length of a route whose legs all have a path.
  private func lengths(_ order: [Int], on day: VehicleDay) -> (microlitres: Int, millimetres: Int) {
    let matrix = matrices[day.matrix]
    var (microlitres, millimetres, here) = (0, 0, day.start)
    func go(to place: Int) {
      let cell = matrix.index(from: here, to: place)
      microlitres += Int(matrix.microlitres[cell])
      millimetres += Int(matrix.millimetres[cell])
      here = place
    }
    for index in order { go(to: stops[index].location) }
    go(to: day.end)
    return (microlitres, millimetres)
  }

  func isWithinBudgets(microlitres: Int, cost: ExactCost) -> Bool {
    if let fuelBudget, volume(microlitres: microlitres) > fuelBudget { return false }
    if let moneyBudget, money(cost) > moneyBudget { return false }
    return true
  }
}
