import Territory

/// Seconds; no window, shift or visit reaches past a week.
private let week = 7 * 86_400

func validate(_ matrices: [TravelMatrix]) throws(ProblemError) {
  for (index, matrix) in matrices.enumerated() {
    let cells = matrix.count * matrix.count
    guard matrix.count == matrices[0].count else {
      throw .matricesDiffer(first: matrices[0].count, index: index, count: matrix.count)
    }
    guard
      matrix.milliseconds.count == cells, matrix.millimetres.count == cells, matrix.microlitres.count == cells,
      matrix.basis.count == cells
    else { throw .matrixIncomplete(index: index) }
  }
}

func validate(_ vehicleDays: [VehicleDay], matrices: [TravelMatrix], positions: Int) throws(ProblemError) {
  var ids: Set<String> = []
  for day in vehicleDays {
    guard ids.insert(day.id).inserted else { throw .vehicleDayTwice(day.id) }
    guard matrices.indices.contains(day.matrix) else {
      throw .noSuchMatrix(vehicleDay: day.id, matrix: day.matrix, count: matrices.count)
    }
    for location in [day.start, day.end] where !(0..<positions).contains(location) {
      throw .noSuchLocation(of: day.id, location: location, count: positions)
    }
    guard day.shift.opens <= day.shift.closes, day.shift.opens >= 0, day.shift.closes <= week else {
      throw .badShift(vehicleDay: day.id, day.shift)
    }
    try validateFigures(of: day)
    try validatePeriods(of: day, matrices: matrices)
  }
  try validateOverlaps(vehicleDays)
}

private func validateFigures(of day: VehicleDay) throws(ProblemError) {
  let figures = [
    day.price.tenThousandths, day.tank?.millilitres ?? 0, day.longestMetres ?? 0, day.longestSeconds ?? 0,
    day.lunch?.seconds ?? 0, day.lunch?.window.opens ?? 0, day.fixedCost, day.costPerMillimetre, day.costPerMillisecond,
  ]
  guard (figures + day.capacity).allSatisfy({ $0 >= 0 }) else { throw .negativeFigure(of: day.id) }
  if let lunch = day.lunch {
    guard lunch.window.opens <= lunch.window.closes, lunch.window.closes + lunch.seconds <= week else {
      throw .badBreak(vehicleDay: day.id, lunch.window)
    }
  }
  guard day.maxTrips == 1 || (day.maxTrips > 1 && day.start == day.end) else { throw .badTrips(vehicleDay: day.id) }
}

private func validatePeriods(of day: VehicleDay, matrices: [TravelMatrix]) throws(ProblemError) {
  for period in day.travelPeriods {
    guard matrices.indices.contains(period.matrix) else {
      throw .noSuchMatrix(vehicleDay: day.id, matrix: period.matrix, count: matrices.count)
    }
  }
  // Who finds a way closed waits for a later period: the last one has every way.
  if let last = day.travelPeriods.last {
    let (own, other) = (matrices[day.matrix].milliseconds, matrices[last.matrix].milliseconds)
    for cell in own.indices where own[cell] != TravelMatrix.unreachable && other[cell] == TravelMatrix.unreachable {
      throw .periodLacksPaths(vehicleDay: day.id, matrix: last.matrix)
    }
  }
  let hours = day.travelPeriods.map(\.opens)
  guard zip(hours, hours.dropFirst()).allSatisfy({ $0 < $1 }), hours.allSatisfy((0...week).contains) else {
    throw .badPeriods(vehicleDay: day.id)
  }
}

/// Nobody and nothing can be in two rounds at once.
private func validateOverlaps(_ vehicleDays: [VehicleDay]) throws(ProblemError) {
  for (index, a) in vehicleDays.enumerated() {
    for b in vehicleDays[(index + 1)...] where a.day == b.day {
      guard a.shift.opens < b.shift.closes, b.shift.opens < a.shift.closes else { continue }
      if a.vehicle == b.vehicle { throw .shiftsOverlap(a.id, b.id, shared: a.vehicle) }
      if let promoter = a.promoter, promoter == b.promoter { throw .shiftsOverlap(a.id, b.id, shared: promoter) }
    }
  }
}

func validate(_ budgets: [Budget], vehicleDays: [VehicleDay]) throws(ProblemError) {
  let known = Set(vehicleDays.map(\.id))
  for budget in budgets {
    if let fuel = budget.fuel, fuel.millilitres < 0 { throw .negativeFuelBudget(fuel) }
    if let money = budget.money, money.centavos < 0 { throw .negativeMoneyBudget(money) }
    if let unknown = budget.vehicleDays?.subtracting(known).min() {
      throw .unknownInBudget(budget.name ?? "", vehicleDay: unknown)
    }
  }
}

func validate(_ spacings: [Spacing], stops: [Stop]) throws(ProblemError) {
  let known = Set(stops.map(\.id))
  for spacing in spacings {
    if let unknown = spacing.stops.first(where: { !known.contains($0) }) { throw .unknownInSpacing(stop: unknown) }
    guard spacing.days >= 1 else { throw .negativeFigure(of: spacing.stops.first ?? "") }
  }
}

/// Sums of cost must fit 64 bits whatever the plan: every leg at its dearest, every surcharge, prize and fixed cost.
func validateSize(
  _ stops: [Stop], _ vehicleDays: [VehicleDay], _ matrices: [TravelMatrix], balanceWeight: Int
) throws(ProblemError) {
  guard balanceWeight >= 0 else { throw .negativeFigure(of: "balance") }
  func longest(_ figures: KeyPath<TravelMatrix, ContiguousArray<UInt32>>) -> Double {
    var most: UInt32 = 0
    for matrix in matrices {
      for figure in matrix[keyPath: figures] where figure != TravelMatrix.unreachable { most = max(most, figure) }
    }
    return Double(most)
  }
  let (time, length, fuel) = (longest(\.milliseconds), longest(\.millimetres), longest(\.microlitres))
  var sum = 0.0
  var (dearest, legs) = (0.0, Double(stops.count))
  for day in vehicleDays {
    var leg: Double = fuel * Double(day.price.tenThousandths)
    leg += length * Double(day.costPerMillimetre)
    leg += time * Double(day.costPerMillisecond)
    dearest = max(dearest, leg)
    legs += Double(day.maxTrips)
    sum += Double(day.fixedCost)
    sum += Double(week * 1000) * Double(day.costPerMillisecond)
  }
  sum += dearest * legs
  for stop in stops { sum += Double(stop.prize) + Double(stop.surcharges.values.max() ?? 0) }
  // Nobody works longer than the shifts; four times that leaves room to cost a plan that does.
  let minutes = vehicleDays.reduce(0) { $0 + Double($1.shift.closes - $1.shift.opens) / 15 }
  sum += Double(balanceWeight) * minutes * minutes
  // A quarter of what 64 bits hold.
  guard sum < 0x1p61 else { throw .figuresTooLarge }
}
