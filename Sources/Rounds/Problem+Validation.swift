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

func validate(_ vehicleDays: [VehicleDay], matrices: Int, positions: Int) throws(ProblemError) {
  var ids: Set<String> = []
  for day in vehicleDays {
    guard ids.insert(day.id).inserted else { throw .vehicleDayTwice(day.id) }
    guard (0..<matrices).contains(day.matrix) else {
      throw .noSuchMatrix(vehicleDay: day.id, matrix: day.matrix, count: matrices)
    }
    for location in [day.start, day.end] where !(0..<positions).contains(location) {
      throw .noSuchLocation(of: day.id, location: location, count: positions)
    }
    guard day.shift.opens <= day.shift.closes, day.shift.opens >= 0, day.shift.closes <= week else {
      throw .badShift(vehicleDay: day.id, day.shift)
    }
    guard day.price.tenThousandths >= 0, (day.tank?.millilitres ?? 0) >= 0, (day.longestMetres ?? 0) >= 0 else {
      throw .negativeFigure(of: day.id)
    }
  }
  try validateOverlaps(vehicleDays)
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

func validate(_ stops: [Stop], vehicleDays: [VehicleDay], positions: Int) throws(ProblemError) {
  let known = Set(vehicleDays.map(\.id))
  var ids: Set<String> = []
  for stop in stops {
    guard ids.insert(stop.id).inserted else { throw .stopTwice(stop.id) }
    // Without vehicle-days there may be no matrix either: all stops are left out.
    if !vehicleDays.isEmpty, !(0..<positions).contains(stop.location) {
      throw .noSuchLocation(of: stop.id, location: stop.location, count: positions)
    }
    guard (0...week).contains(stop.serviceSeconds) else { throw .negativeFigure(of: stop.id) }
    for window in stop.windows where window.opens > window.closes || window.opens < 0 || window.closes > week {
      throw .badWindow(stop: stop.id, window)
    }
    if let unknown = stop.vehicleDays?.subtracting(known).min() {
      throw .noSuchVehicleDay(stop: stop.id, vehicleDay: unknown)
    }
  }
}

/// Sums of cost must fit 64 bits whatever the plan: every leg at its dearest.
func validateSize(_ stops: [Stop], _ vehicleDays: [VehicleDay], _ matrices: [TravelMatrix]) throws(ProblemError) {
  let longest = matrices.lazy.flatMap(\.microlitres).filter { $0 != TravelMatrix.unreachable }.max() ?? 0
  let dearest = vehicleDays.lazy.map(\.price.tenThousandths).max() ?? 0
  let legs = stops.count + vehicleDays.count
  let (cost, isTooDear) = Int(longest).multipliedReportingOverflow(by: max(1, dearest))
  guard !isTooDear, !cost.multipliedReportingOverflow(by: max(1, legs)).overflow else { throw .figuresTooLarge }
}
