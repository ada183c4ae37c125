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
    guard let microlitres = microlitres(of: order, on: dayIndex) else { return nil }
    if let tank = day.tank, volume(microlitres: microlitres) > tank { return nil }
    if let longest = day.longestMetres, millimetres(of: order, on: day) > longest * 1000 { return nil }
    guard let end = earliestEnd(order, on: day), end <= day.shift.closes * 1000 else { return nil }
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

  /// What a route burns; nil where a leg has no path.
  func microlitres(of order: [Int], on dayIndex: Int) -> Int? {
    guard !order.isEmpty else { return 0 }
    let day = vehicleDays[dayIndex]
    let matrix = matrices[day.matrix]
    let fuel = matrix.microlitres.span
    let count = matrix.count
    var (sum, here) = (0, day.start)
    for index in order {
      let leg = fuel[here &* count &+ stops[index].location]
      if leg == TravelMatrix.unreachable { return nil }
      sum += Int(leg)
      here = stops[index].location
    }
    let leg = fuel[here &* count &+ day.end]
    return leg == TravelMatrix.unreachable ? nil : sum + Int(leg)
  }

  private func millimetres(of order: [Int], on day: VehicleDay) -> Int {
    let matrix = matrices[day.matrix]
    var (sum, here) = (0, day.start)
    for place in order.map({ stops[$0].location }) + [day.end] {
      sum += Int(matrix.millimetres[matrix.index(from: here, to: place)])
      here = place
    }
    return sum
  }

  func isWithinBudgets(microlitres: Int, cost: ExactCost) -> Bool {
    if let fuelBudget, volume(microlitres: microlitres) > fuelBudget { return false }
    if let moneyBudget, money(cost) > moneyBudget { return false }
    return true
  }
}

extension Problem {
  var fuelBudget: Volume? { budgets.lazy.filter { $0.vehicleDays == nil }.compactMap(\.fuel).min() }
  var moneyBudget: Money? { budgets.lazy.filter { $0.vehicleDays == nil }.compactMap(\.money).min() }
}
