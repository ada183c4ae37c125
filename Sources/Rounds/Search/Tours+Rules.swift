extension Tours {
  /// What `weigh` asks beyond hours and loads.
  func weighRules(_ stop: Int, _ node: Int, _ next: Int, _ slot: Int, _ cost: Int, _ best: inout Place) {
    let day = Int(layout.dayOf[slot])
    if closing.keepsOut(of: Int(layout.kindOf[slot])) { return }
    if layout.rules.hasExclusions, !layout.rules.isAllowed[stop &* layout.firstSlot.count &+ day] { return }
    if layout.rules.hasLocks, !isFree(stop, between: node, next) { return }
    if layout.rules.hasSpacings, !isSpaced(stop, day) { return }
    var cost = cost
    var (litres, money, due) = (0, 0, 0)
    if layout.rules.hasSums || layout.rules.hasBalance || layout.rules.hasSurcharges {
      let more = extra(of: stop, between: node, next, slot)
      cost &+= sideCost(of: stop, slot, work: more.work)
      money = more.money + opening(slot, day)
      guard cost < best.cost, !layout.rules.hasSums || staysWithin(more, day) else { return }
      if layout.rules.hasBudgets {
        guard let toll = toll(microlitres: more.microlitres, money: money, day), toll < prize[stop] else { return }
        litres = more.microlitres
        due = toll
        guard cost &+ toll < best.cost else { return }
      }
    }
    if layout.rules.isIntricate[day] {
      guard let time = roundTime(day, putting: stop, after: node) else { return }
      if let rate = timeRate(day) {
        cost &+= (time &* rate &- timeCosts[day]) >> layout.shift
        money += time &* rate &- timeCosts[day]
        if layout.rules.hasBudgets {
          guard let toll = toll(microlitres: litres, money: money, day), toll < prize[stop] else { return }
          due = toll
        }
        guard cost &+ due < best.cost else { return }
      }
    }
    best = Place(node: node, cost: cost &+ due)
  }

  /// Locked stops are the first of their vehicle-day's first trip, in the order of their places.
  private func isFree(_ stop: Int, between node: Int, _ next: Int) -> Bool {
    let mine = lockedPlace(stop)
    guard lockedPlace(next) > mine || (lockedPlace(next) == .max && mine == .max) else { return false }
    guard mine < .max else { return true }
    let slot = Int(nodes[node].slot)
    guard slot == Int(layout.firstSlot[Int(layout.dayOf[slot])]) else { return false }
    return node >= layout.stopCount || lockedPlace(node) < mine
  }

  private func lockedPlace(_ node: Int) -> Int {
    node < layout.stopCount ? layout.problem.stops[node].lockedPosition ?? .max : .max
  }

  func isSpaced(_ stop: Int, _ day: Int) -> Bool {
    let date = layout.problem.dayNumbers[day]
    for distance in layout.rules.spacings[stop] {
      let slot = Int(nodes[Int(distance.other)].slot)
      guard slot >= 0 else { continue }
      if abs(layout.problem.dayNumbers[Int(layout.dayOf[slot])] - date) < Int(distance.days) { return false }
    }
    return true
  }

  /// Whether the tank and the length of a vehicle-day allow so much more.
  private func staysWithin(_ more: Sums, _ day: Int) -> Bool {
    guard layout.rules.tanks[day] < .max || layout.rules.lengths[day] < .max else { return true }
    let now = total(day)
    return now.microlitres + more.microlitres <= layout.rules.tanks[day]
      && now.millimetres + more.millimetres <= layout.rules.lengths[day]
  }

  /// Search cost of exceeding the pooled budgets of a vehicle-day by so much more; nil where they are limits.
  private func toll(microlitres: Int, money: Int, _ day: Int) -> Int? {
    var toll = 0
    for budget in layout.rules.budgets[day] {
      let (fuel, spent) = (fuelOf[budget] + microlitres, moneyOf[budget] + money)
      let isKept = fuel <= layout.rules.fuelLimits[budget] && spent <= layout.rules.moneyLimits[budget]
      if isKept, !penalties.areOn || !isExceeded(budget) { continue }
      guard penalties.areOn else { return nil }
      toll += self.toll(budget, fuel, spent) - self.toll(budget, fuelOf[budget], moneyOf[budget])
    }
    return toll
  }

  private func isExceeded(_ budget: Int) -> Bool {
    fuelOf[budget] > layout.rules.fuelLimits[budget] || moneyOf[budget] > layout.rules.moneyLimits[budget]
  }

  /// Exact cost of going out with the first stop of a slot.
  private func opening(_ slot: Int, _ day: Int) -> Int {
    counts[slot] == 0 && openingCost(slot) > 0 ? layout.problem.vehicleDays[day].fixedCost : 0
  }

  /// What all trips of a vehicle-day add up to.
  func total(_ day: Int) -> Sums {
    var total = Sums()
    for slot in layout.slots(of: day) {
      total.microlitres += sums[slot].microlitres
      total.millimetres += sums[slot].millimetres
    }
    return total
  }

  /// Whether what is left of a slot still keeps the limits that the removal of a stop can break, where the way round is
  /// shorter or cheaper than the way.
  func standsAfterRemoval(_ slot: Int) -> Bool {
    guard !layout.rules.isPlain, counts[slot] > 0 else { return true }
    let day = Int(layout.dayOf[slot])
    let now = total(day)
    guard now.microlitres <= layout.rules.tanks[day], now.millimetres <= layout.rules.lengths[day] else { return false }
    for budget in layout.rules.budgets[day] where !penalties.areOn {
      if isExceeded(budget) { return false }
    }
    return !layout.rules.isIntricate[day] || roundTime(day) != nil
  }

  /// What a millisecond on the road costs; nil = nothing.
  func timeRate(_ day: Int) -> Int? {
    let rate = layout.problem.vehicleDays[day].costPerMillisecond
    return rate > 0 ? rate : nil
  }

  /// Charges the time of a vehicle-day anew after its round has changed.
  mutating func chargeTime(_ slot: Int) {
    let day = Int(layout.dayOf[slot])
    guard let rate = timeRate(day) else { return }
    let new = (roundTime(day) ?? 0) * rate
    energy += (new >> layout.shift) - (timeCosts[day] >> layout.shift)
    for budget in layout.rules.budgets[day] { moneyOf[budget] += new - timeCosts[day] }
    timeCosts[day] = new
  }

  /// The round of a vehicle-day with one more stop; nil where it breaks a limit of its own.
  func walk(_ day: Int, putting stop: Int? = nil, after node: Int = -1, lunch: BreakChoice = .best) -> Walk? {
    drive(day, putting: stop, after: node, lunch: lunch)?.walk
  }

  /// The trips of a vehicle-day one after the other, the one that must leave first being first; two of them in whichever
  /// order takes less time.
  func drive(
    _ day: Int, putting stop: Int? = nil, after node: Int = -1, lunch: BreakChoice = .best
  ) -> (order: [Int], reloads: [Int], walk: Walk)? {
    let trips = trips(day, putting: stop, after: node)
    func joined(_ trips: [[Int]]) -> (order: [Int], reloads: [Int], walk: Walk)? {
      var (order, reloads): ([Int], [Int]) = ([], [])
      for trip in trips {
        if !order.isEmpty { reloads.append(order.count) }
        order += trip
      }
      return layout.problem.walk(order, reloads: reloads, on: day, lunch: lunch).map { (order, reloads, $0) }
    }
    guard trips.count == 2, lockedPlace(trips[0][0]) == .max else { return joined(trips) }
    let (one, other) = (joined(trips), joined(trips.reversed()))
    guard let one, let other else { return one ?? other }
    return other.walk.time < one.walk.time ? other : one
  }

  private func trips(_ day: Int, putting stop: Int?, after node: Int) -> [[Int]] {
    let stopCount = layout.stopCount
    var trips: [(key: Int, stops: [Int])] = []
    for slot in layout.slots(of: day) where counts[slot] > 0 || node == start(slot) {
      var stops: [Int] = []
      var here = start(slot)
      while here >= 0 {
        if here < stopCount { stops.append(here) }
        if here == node, let stop { stops.append(stop) }
        here = Int(nodes[here].next)
      }
      if !stops.isEmpty { trips.append((lockedPlace(stops[0]) < .max ? .min : urgency(stops, slot), stops)) }
    }
    if trips.count > 1 { trips.sort { ($0.key, $0.stops[0]) < ($1.key, $1.stops[0]) } }
    return trips.map(\.stops)
  }

  /// The latest departure of a trip.
  private func urgency(_ stops: [Int], _ slot: Int) -> Int {
    guard layout.problem.vehicleDays[Int(layout.dayOf[slot])].maxTrips > 1 else { return 0 }
    var bound = Int(nodes[end(slot)].latest)
    var next = Int(nodes[end(slot)].location)
    for stop in stops.reversed() {
      let here = Int(nodes[stop].location)
      bound -= Int(layout.out(slot, here, to: next).time) + Int(layout.visits[stop].service)
      bound = min(bound, Int(layout.visits[stop].closes))
      next = here
    }
    return bound - Int(layout.into(slot, next, from: Int(nodes[start(slot)].location)).time)
  }
}
