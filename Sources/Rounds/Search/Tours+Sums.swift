import Territory

extension Tours {
  /// What a slot takes more with `stop` between two nodes that follow each other.
  func extra(of stop: Int, between node: Int, _ next: Int, _ slot: Int) -> Sums {
    let problem = layout.problem
    let day = problem.vehicleDays[Int(layout.dayOf[slot])]
    let matrix = problem.matrices[day.matrix]
    let (a, b, c) = (Int(nodes[node].location), Int(nodes[stop].location), Int(nodes[next].location))
    var sums = Sums()
    func add(_ cell: Int, _ sign: Int) {
      guard matrix.milliseconds[cell] != TravelMatrix.unreachable else { return }
      sums.microlitres += sign * Int(matrix.microlitres[cell])
      sums.millimetres += sign * Int(matrix.millimetres[cell])
      sums.work += sign * Int(matrix.milliseconds[cell])
    }
    add(matrix.index(from: a, to: b), 1)
    add(matrix.index(from: b, to: c), 1)
    if node < layout.stopCount || next < layout.stopCount { add(matrix.index(from: a, to: c), -1) }
    sums.work += problem.stops[stop].serviceSeconds * 1000
    sums.money = sums.microlitres * day.price.tenThousandths + sums.millimetres * day.costPerMillimetre
    return sums
  }

  /// Search cost of what neither legs nor trips cost: surcharges and balance.
  func sideCost(of stop: Int, _ slot: Int, work: Int) -> Int {
    let problem = layout.problem
    let day = Int(layout.dayOf[slot])
    var cost = 0
    if layout.rules.hasSurcharges { cost += problem.stops[stop].surcharges[problem.vehicleDays[day].id] ?? 0 }
    if layout.rules.hasBalance {
      let crew = problem.crews[day]
      cost += problem.balance(workOf[crew] + work) - problem.balance(workOf[crew])
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
