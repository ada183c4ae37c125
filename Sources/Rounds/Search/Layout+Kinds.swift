import Territory

extension Layout {
  /// Which slots are alike, so that of those without stops one is looked at for all.
  static func kinds(_ problem: Problem, _ dayOf: ContiguousArray<Int32>) -> (ContiguousArray<Int32>, Int) {
    struct Kind: Hashable {
      var day: VehicleDay
      var admits: [Bool]
      var budgets: [Bool]
      /// Whose work is to be even, and what serving each stop costs besides.
      var crew: Int
      var surcharges: [Int]
    }
    let hasSurcharges = problem.stops.contains { !$0.surcharges.isEmpty }
    let budgets = problem.budgets.contains { $0.vehicleDays != nil }
    var known: [Kind: Int32] = [:]
    let ofDay = problem.vehicleDays.indices.map { index -> Int32 in
      var day = problem.vehicleDays[index]
      let id = day.id
      let shared = problem.budgets.map { budgets && ($0.vehicleDays?.contains(id) ?? true) }
      if day.maxTrips == 1 { (day.id, day.vehicle, day.promoter) = ("", "", nil) }
      if problem.spacings.isEmpty { day.day = "" }
      let kind = Kind(
        day: day, admits: problem.isAllowed.map { $0[index] }, budgets: shared,
        crew: problem.balanceWeight > 0 ? problem.crews[index] : 0,
        surcharges: hasSurcharges ? problem.stops.map { $0.surcharges[id] ?? 0 } : [])
      if let index = known[kind] { return index }
      known[kind] = Int32(known.count)
      return Int32(known.count - 1)
    }
    return (ContiguousArray(dayOf.map { ofDay[Int($0)] }), known.count)
  }

  /// By slot: the same number where only load, fixed cost and rules tell vehicles apart, not their way or hours.
  static func ways(_ problem: Problem, _ dayOf: ContiguousArray<Int32>, _ classOf: ContiguousArray<Int32>)
    -> ContiguousArray<Int32>
  {
    struct Way: Hashable {
      var tariff: Int32
      var start: Int
      var end: Int
      var shift: TimeWindow
      var longest: Int?
    }
    var known: [Way: Int32] = [:]
    return ContiguousArray(
      dayOf.indices.map { slot in
        let day = problem.vehicleDays[Int(dayOf[slot])]
        let way = Way(
          tariff: classOf[slot], start: day.start, end: day.end, shift: day.shift, longest: day.longestSeconds)
        return known[way] ?? known.insert(way)
      })
  }

  /// By kind: vehicles alike in load, fixed cost and what a way costs them are of one type, wherever they start.
  static func types(_ problem: Problem, _ layout: Layout) -> (ContiguousArray<Int32>, Int) {
    struct VehicleType: Hashable {
      var tariff: Int32
      var fixedCost: Int
      var capacity: [Int]
    }
    var known: [VehicleType: Int32] = [:]
    var typeOf = ContiguousArray<Int32>(repeating: 0, count: layout.kindCount)
    for slot in 0..<layout.slotCount {
      let day = problem.vehicleDays[Int(layout.dayOf[slot])]
      let type = VehicleType(tariff: layout.classOf[slot], fixedCost: day.fixedCost, capacity: day.capacity)
      typeOf[Int(layout.kindOf[slot])] = known[type] ?? known.insert(type)
    }
    return (typeOf, known.count)
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

extension Dictionary where Value == Int32 {
  /// The next number, for what has none yet.
  fileprivate mutating func insert(_ key: Key) -> Int32 {
    self[key] = Int32(count)
    return Int32(count - 1)
  }
}
