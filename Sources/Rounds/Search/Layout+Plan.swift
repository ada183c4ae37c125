import Territory

extension Layout {
  /// The plan that a candidate stands for, with whatever still fits.
  func plan(_ candidate: Candidate) -> Plan {
    var tours = Tours(self)
    tours.begin()
    for (slot, order) in candidate.orders.enumerated() {
      var node = tours.start(slot)
      for stop in order {
        tours.insert(stop, after: node)
        node = stop
      }
    }
    fill(&tours)
    let routes = problem.vehicleDays.indices.compactMap { route(of: $0, tours) }
    let left = problem.stops.indices.filter { tours.absentAt[$0] >= 0 }
    return Plan(routes: routes, unserved: left.map { problem.stops[$0].id })
  }

  private func route(of day: Int, _ tours: Tours) -> Plan.Route? {
    guard let (order, reloads, walk) = tours.drive(day, lunch: .shortest), !order.isEmpty else { return nil }
    return Plan.Route(
      vehicleDay: problem.vehicleDays[day].id, stops: order.map { problem.stops[$0].id }, reloads: reloads,
      breakAfter: walk.breakAfter)
  }

  /// What blinks and trials have passed over.
  private func fill(_ tours: inout Tours) {
    var chance = Chance(seed: 0)
    var blinks = Blinks(rarity: 0)
    var isFuller = true
    while isFuller {
      isFuller = false
      for stop in tours.absent.map(Int.init).sorted(by: { (problem.levels[$0], $0) < (problem.levels[$1], $1) }) {
        let place = tours.cheapestPlace(for: stop, &blinks, &chance)
        guard place.node >= 0, isPrizeWorth(stop, place.cost) else { continue }
        tours.insert(stop, after: place.node)
        isFuller = true
      }
    }
  }
}
