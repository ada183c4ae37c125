import Territory

extension Layout {
  /// Which slots are alike, so that of those without stops one is looked at for all.
  static func kinds(_ problem: Problem, _ dayOf: ContiguousArray<Int32>) -> (ContiguousArray<Int32>, Int) {
    struct Kind: Hashable {
      var day: VehicleDay
      var admits: [Bool]
      var budgets: [Bool]
    }
    let isPersonal = problem.balanceWeight > 0 || problem.stops.contains { !$0.surcharges.isEmpty }
    let budgets = problem.budgets.contains { $0.vehicleDays != nil }
    var known: [Kind: Int32] = [:]
    let ofDay = problem.vehicleDays.indices.map { index -> Int32 in
      var day = problem.vehicleDays[index]
      let shared = problem.budgets.map { budgets && ($0.vehicleDays?.contains(day.id) ?? true) }
      if !isPersonal && day.maxTrips == 1 { (day.id, day.vehicle, day.promoter) = ("", "", nil) }
      if problem.spacings.isEmpty { day.day = "" }
      let kind = Kind(day: day, admits: problem.isAllowed.map { $0[index] }, budgets: shared)
      if let index = known[kind] { return index }
      known[kind] = Int32(known.count)
      return Int32(known.count - 1)
    }
    return (ContiguousArray(dayOf.map { ofDay[Int($0)] }), known.count)
  }

  /// Whether some leg lacks, or takes or burns a twentieth more than the two by way of a third place.
  static func hasDetours(_ matrix: TravelMatrix) -> Bool {
    let count = matrix.count
    func isDetour(_ figures: Span<UInt32>) -> Bool {
      for from in 0..<count {
        for over in 0..<count where over != from && figures[from * count + over] != TravelMatrix.unreachable {
          let first = Int(figures[from * count + over])
          for to in 0..<count where to != from && to != over {
            let (direct, second) = (Int(figures[from * count + to]), Int(figures[over * count + to]))
            if second != Int(TravelMatrix.unreachable), direct > (first + second) * 21 / 20 { return true }
          }
        }
      }
      return false
    }
    return isDetour(matrix.milliseconds.span) || isDetour(matrix.microlitres.span)
  }
}
