extension Tours {
  /// What a slot takes more with `stop` between two nodes that follow each other.
  func extra(of stop: Int, between node: Int, _ next: Int, _ slot: Int) -> Sums {
    let figures = layout.figures.span
    let (from, here, to) = (Int(nodes[node].location), Int(nodes[stop].location), Int(nodes[next].location))
    let base = Int(layout.classOf[slot]) &* layout.locationCount
    var sums = Sums()
    sums.add(figures[(base &+ from) &* layout.locationCount &+ here], 1)
    sums.add(figures[(base &+ here) &* layout.locationCount &+ to], 1)
    if node < layout.stopCount || next < layout.stopCount {
      sums.add(figures[(base &+ from) &* layout.locationCount &+ to], -1)
    }
    let day = Int(layout.dayOf[slot])
    sums.work &+= Int(layout.visits[stop].service)
    sums.money = sums.microlitres &* layout.fuelPrices[day] &+ sums.millimetres &* layout.lengthPrices[day]
    return sums
  }

  /// Search cost of what neither legs nor trips cost: surcharges and balance.
  func sideCost(of stop: Int, _ slot: Int, work: Int) -> Int {
    let day = Int(layout.dayOf[slot])
    var cost = 0
    if layout.rules.hasSurcharges {
      cost += layout.rules.surcharges[stop &* layout.firstSlot.count &+ day]
    }
    if layout.rules.hasBalance {
      let before = workOf[layout.problem.crews[day]]
      cost += layout.problem.balance(before + work) - layout.problem.balance(before)
    }
    return cost >> layout.shift
  }

  /// Keeps the sums as a stop comes (1) or goes (-1); call while the links are those without it or with it.
  mutating func addSums(of stop: Int, between node: Int, _ next: Int, _ slot: Int, sign: Int) {
    guard !layout.rules.isPlain else { return }
    var more = extra(of: stop, between: node, next, slot)
    let isLast = counts[slot] == (sign > 0 ? 0 : 1)
    if isLast, openingCost(slot) > 0 {
      more.money += layout.problem.vehicleDays[Int(layout.dayOf[slot])].fixedCost
    }
    var new = sums[slot]
    new.microlitres += sign * more.microlitres
    new.millimetres += sign * more.millimetres
    new.money += sign * more.money
    new.work += sign * more.work
    if sign > 0 { energy += sideCost(of: stop, slot, work: more.work) }
    resetSums(slot, new)
    if sign < 0 { energy -= sideCost(of: stop, slot, work: more.work) }
  }

  mutating func resetSums(_ slot: Int, _ new: Sums) {
    let day = Int(layout.dayOf[slot])
    let old = sums[slot]
    for budget in layout.rules.budgets[day] {
      fuelOf[budget] += new.microlitres - old.microlitres
      moneyOf[budget] += new.money - old.money
    }
    workOf[layout.problem.crews[day]] += new.work - old.work
    sums[slot] = new
  }
}

extension Problem {
  /// What a crew's work adds to the cost that plans are compared by.
  func balance(_ work: Int) -> Int {
    let minutes = work / 60_000
    return balanceWeight * minutes * minutes
  }
}

extension Tours.Sums {
  @inline(__always)
  fileprivate mutating func add(_ leg: Layout.Figures, _ sign: Int) {
    microlitres &+= sign &* Int(leg.microlitres)
    millimetres &+= sign &* Int(leg.millimetres)
    work &+= sign &* Int(leg.milliseconds)
  }
}
