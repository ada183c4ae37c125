extension Plan {
  /// The plan with every stop put in that still fits, each where it costs least, higher priorities first; what is served
  /// already stays on its vehicle-day in its order.
  public func filled(for problem: Problem) -> Plan {
    var plan = self
    var isFuller = true
    // A longer round may come by where a shorter one did not.
    while isFuller { isFuller = plan.fillOnce(for: problem) }
    plan.routes.sort { problem.vehicleDayIndexes[$0.vehicleDay] ?? 0 < problem.vehicleDayIndexes[$1.vehicleDay] ?? 0 }
    return plan
  }

  /// - Returns: whether anything fitted.
  private mutating func fillOnce(for problem: Problem) -> Bool {
    var trials = Trials(self, problem)
    let count = unserved.count
    let left = unserved.compactMap { problem.stopIndexes[$0] }
    for stop in left.sorted(by: { (problem.levels[$0], $0) < (problem.levels[$1], $1) }) {
      let place = trials.reason(for: problem.stops[stop])
      guard place.reason == .fits, let route = place.route else { continue }
      routes.removeAll { $0.vehicleDay == route.vehicleDay }
      routes.append(route)
      unserved.removeAll { $0 == place.stop }
      trials = Trials(self, problem)
    }
    return unserved.count < count
  }
}
