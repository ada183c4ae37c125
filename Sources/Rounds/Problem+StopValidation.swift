import Territory

/// Seconds; no window or visit reaches past a week.
private let week = 7 * 86_400

func validate(_ stops: [Stop], vehicleDays: [VehicleDay], positions: Int) throws(ProblemError) {
  let known = Set(vehicleDays.map(\.id))
  var ids: Set<String> = []
  for stop in stops {
    guard ids.insert(stop.id).inserted else { throw .stopTwice(stop.id) }
    // Without vehicle-days there may be no matrix either: all stops are left out.
    if !vehicleDays.isEmpty, !(0..<positions).contains(stop.location) {
      throw .noSuchLocation(of: stop.id, location: stop.location, count: positions)
    }
    try validateFigures(of: stop)
    for window in stop.windows where window.opens > window.closes || window.opens < 0 || window.closes > week {
      throw .badWindow(stop: stop.id, window)
    }
    if let unknown = stop.vehicleDays?.subtracting(known).union(Set(stop.surcharges.keys).subtracting(known)).min() {
      throw .noSuchVehicleDay(stop: stop.id, vehicleDay: unknown)
    }
  }
  try validateLocks(stops)
}

private func validateFigures(of stop: Stop) throws(ProblemError) {
  guard (0...week).contains(stop.serviceSeconds), (0...week).contains(stop.releaseSeconds), stop.prize >= 0,
    stop.demand.allSatisfy({ $0 >= 0 }), stop.surcharges.values.allSatisfy({ $0 >= 0 })
  else { throw .negativeFigure(of: stop.id) }
}

/// Locked places are the first ones of a route, one stop each.
private func validateLocks(_ stops: [Stop]) throws(ProblemError) {
  var places: [String: [Int]] = [:]
  for stop in stops {
    guard let position = stop.lockedPosition else { continue }
    guard position >= 0, let day = stop.vehicleDays?.first, stop.vehicleDays?.count == 1 else {
      throw .badLock(stop: stop.id)
    }
    places[day, default: []].append(position)
  }
  for stop in stops {
    guard let position = stop.lockedPosition, let day = stop.vehicleDays?.first, let taken = places[day] else {
      continue
    }
    guard position < taken.count, taken.filter({ $0 == position }).count == 1 else { throw .badLock(stop: stop.id) }
  }
}
