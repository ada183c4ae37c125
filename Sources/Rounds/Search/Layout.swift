import Territory

/// A problem laid out for the search: whole numbers side by side, stops and slots by index.
///
/// A slot is one trip of a vehicle-day. Nodes are the stops, then a start and an end for each slot.
struct Layout: Sendable {
  /// The way between two locations.
  struct Leg: Equatable {
    /// In search cost.
    var cost: Int32
    /// Milliseconds.
    var time: Int32
  }

  /// The exact figures of the way between two locations; nothing where there is none.
  struct Figures {
    var microlitres: UInt32 = 0
    var millimetres: UInt32 = 0
    var milliseconds: UInt32 = 0
  }

  struct Visit {
    var location: Int32
    var service: Int32
    /// Of the first window and of the last one, milliseconds.
    var opens: Int32
    var closes: Int32
    /// Windows beyond the first are in `windows`, from here to the next stop's.
    var firstWindow: Int32
    var windowCount: Int32
  }

  /// Later than any hour.
  static let never = Int32(1) << 30

  let problem: Problem
  let stopCount: Int
  let slotCount: Int
  let locationCount: Int
  /// Legs of each class of vehicle-day, count × count: row = from, and row = to. One and the same where nothing is one-way.
  private(set) var out: ContiguousArray<Leg> = []
  private(set) var into: ContiguousArray<Leg> = []
  /// Of each class, row = from; empty where no rule asks for them.
  private(set) var figures: ContiguousArray<Figures> = []
  /// By vehicle-day: exact cost of a microlitre and of a millimetre.
  let fuelPrices: ContiguousArray<Int>
  let lengthPrices: ContiguousArray<Int>
  /// Exact cost = search cost shifted left by this.
  private(set) var shift = 0
  /// Search cost of 65,536 milliseconds on the way, where time decides between plans of one cost: about a thousandth of
  /// what the way costs, or all of it where it costs nothing.
  private(set) var timeWeight = 0
  let visits: ContiguousArray<Visit>
  let windows: ContiguousArray<(opens: Int32, closes: Int32)>
  /// Milliseconds: the trip that serves a stop leaves no earlier.
  let releases: ContiguousArray<Int32>

  /// By slot.
  let dayOf: ContiguousArray<Int32>
  private(set) var classOf: ContiguousArray<Int32> = []
  private(set) var fixedCost: ContiguousArray<Int> = []
  /// Slots that differ in nothing that matters, by kind.
  let kindOf: ContiguousArray<Int32>
  let kindCount: Int
  /// By slot, see `ways`; by kind, see `types`.
  private(set) var wayOf: ContiguousArray<Int32> = []
  private(set) var typeOf: ContiguousArray<Int32> = []
  private(set) var typeCount = 0
  /// Rounds can go to other vehicles whole.
  let mayRefit: Bool
  /// Rounds can swap tails.
  let maySwapTails: Bool
  /// It is a choice which vehicles go out, or how many.
  private(set) var choosesVehicles = false
  /// First slot of each vehicle-day.
  let firstSlot: ContiguousArray<Int32>

  let dimensions: Int
  /// stops × dimensions and days × dimensions.
  let demand: ContiguousArray<Int32>
  let capacity: ContiguousArray<Int32>

  /// What leaving a stop out costs in search cost.
  private(set) var prize: ContiguousArray<Int> = []
  let near: Neighbours
  /// The way to a stop can lead over another one, in a problem small enough to try stops together.
  let mayNeedBunches: Bool
  /// How often the way to a neighbour, less the leg it parts, is in the cost of a place: twice where no detour is shorter.
  let sureness: Int
  /// The legs of vehicle class 0 to and from each of `near.places`, in their order.
  private(set) var nearOut: ContiguousArray<Leg> = []
  private(set) var nearInto: ContiguousArray<Leg> = []
  let rules: Rules
  /// So few stops that the search can begin anew again and again.
  let isSmall: Bool

  init(_ problem: Problem) {
    self.problem = problem
    stopCount = problem.stops.count
    isSmall = stopCount <= Self.fewStops
    locationCount = problem.matrices.first?.count ?? 0
    dayOf = ContiguousArray(
      problem.vehicleDays.indices.flatMap { day in
        Array(repeating: Int32(day), count: min(problem.vehicleDays[day].maxTrips, max(1, problem.stops.count)))
      })
    slotCount = dayOf.count
    var first = ContiguousArray<Int32>(repeating: 0, count: problem.vehicleDays.count)
    for slot in dayOf.indices.reversed() { first[Int(dayOf[slot])] = Int32(slot) }
    firstSlot = first
    (kindOf, kindCount) = Self.kinds(problem, dayOf)
    dimensions = max(problem.stops.lazy.map(\.demand.count).max() ?? 0, 0)
    let width = dimensions
    demand = ContiguousArray(
      problem.stops.flatMap { stop in
        (0..<width).map { $0 < stop.demand.count ? Int32(clamping: stop.demand[$0]) : 0 }
      })
    capacity = ContiguousArray(
      problem.vehicleDays.flatMap { day in
        (0..<width).map { $0 < day.capacity.count ? Int32(clamping: day.capacity[$0]) : .max }
      })
    var windows: ContiguousArray<(opens: Int32, closes: Int32)> = []
    visits = ContiguousArray(
      problem.stops.map { stop in
        let firstWindow = windows.count
        for window in stop.windows { windows.append((Int32(window.opens * 1000), Int32(window.closes * 1000))) }
        return Visit(
          location: Int32(stop.location), service: Int32(stop.serviceSeconds * 1000),
          opens: stop.windows.first.map { Int32($0.opens * 1000) } ?? 0,
          closes: stop.windows.map { Int32($0.closes * 1000) }.max() ?? Self.never, firstWindow: Int32(firstWindow),
          windowCount: Int32(stop.windows.count))
      })
    self.windows = windows
    releases = ContiguousArray(problem.stops.map { Int32($0.releaseSeconds * 1000) })
    fuelPrices = ContiguousArray(problem.vehicleDays.map(\.price.tenThousandths))
    lengthPrices = ContiguousArray(problem.vehicleDays.map(\.costPerMillimetre))
    near = Neighbours(problem)
    let hasDetours = problem.aim == .priorities && stopCount <= 60 && problem.matrices.contains { Self.hasDetours($0) }
    mayNeedBunches = hasDetours
    sureness = problem.aim == .cost ? 2 : 1
    rules = Rules(problem)
    maySwapTails = !rules.hasLocks && !rules.hasSpacings && slotCount > 1
    mayRefit = kindCount > 1 && rules.admitsRefit
    layOutCosts()
    wayOf = Self.ways(problem, dayOf, classOf)
    (typeOf, typeCount) = Self.types(problem, self)
    choosesVehicles =
      problem.aim == .cost && (typeCount > 1 || fixedCost.contains { $0 > 0 } || problem.levels.contains { $0 > 0 })
    guard slotCount > 0 else { return }
    for (index, place) in near.places.enumerated() {
      let (here, there) = (Int(visits[index / near.width].location), Int(visits[Int(place)].location))
      nearOut.append(out(0, here, to: there))
      nearInto.append(into(0, here, from: there))
    }
  }

  /// The leg as a vehicle of `slot` finds it.
  func out(_ slot: Int, _ from: Int, to: Int) -> Leg {
    out[(Int(classOf[slot]) &* locationCount &+ from) &* locationCount &+ to]
  }

  func into(_ slot: Int, _ to: Int, from: Int) -> Leg {
    into[(Int(classOf[slot]) &* locationCount &+ to) &* locationCount &+ from]
  }

  /// The slots of a vehicle-day.
  func slots(of day: Int) -> Range<Int> {
    Int(firstSlot[day])..<(day + 1 < firstSlot.count ? Int(firstSlot[day + 1]) : slotCount)
  }

  func isPrizeWorth(_ stop: Int, _ cost: Int) -> Bool {
    problem.aim == .priorities || problem.levels[stop] == 0 || cost < prize[stop]
  }
}

extension Layout {
  /// The figures of legs that make one vehicle-day cost another thing than the next.
  private struct Tariff: Hashable {
    var matrix: Int
    var price: Int
    var length: Int
    var periods: [VehicleDay.TravelPeriod]
  }

  private mutating func layOutCosts() {
    var tariffs: [Tariff] = []
    classOf = ContiguousArray(
      dayOf.map { day in
        let day = problem.vehicleDays[Int(day)]
        let tariff = Tariff(
          matrix: day.matrix, price: day.price.tenThousandths, length: day.costPerMillimetre,
          periods: day.travelPeriods)
        if let known = tariffs.firstIndex(of: tariff) { return Int32(known) }
        tariffs.append(tariff)
        return Int32(tariffs.count - 1)
      })
    var dearest = problem.vehicleDays.lazy.map(\.fixedCost).max() ?? 0
    for tariff in tariffs { dearest = max(dearest, dearestLeg(tariff)) }
    while dearest >> shift > 1 << 27 { shift += 1 }
    if problem.aim == .priorities {
      let longest = problem.matrices.lazy.flatMap(\.milliseconds).filter { $0 != TravelMatrix.unreachable }.max() ?? 0
      let most = dearest > 0 ? max(1, (dearest >> shift) >> 10) : 1 << 26
      timeWeight = (most << 16) / max(1, Int(longest))
    }
    for tariff in tariffs { layOut(tariff) }
    if !rules.isPlain { for tariff in tariffs { layOutFigures(problem.matrices[tariff.matrix]) } }
    // Half the memory to run through.
    if into == out { into = out }
    fixedCost = ContiguousArray(dayOf.map { problem.vehicleDays[Int($0)].fixedCost >> shift })
    prize = prizes(leg: max(dearest >> shift, timeWeight > 0 ? 1 << 26 : 0))
  }

  private mutating func layOutFigures(_ matrix: TravelMatrix) {
    for cell in matrix.milliseconds.indices {
      let isReachable = matrix.milliseconds[cell] != TravelMatrix.unreachable
      figures.append(
        isReachable
          ? Figures(
            microlitres: matrix.microlitres[cell], millimetres: matrix.millimetres[cell],
            milliseconds: matrix.milliseconds[cell]) : Figures())
    }
  }

  private func dearestLeg(_ tariff: Tariff) -> Int {
    let matrix = problem.matrices[tariff.matrix]
    var most = 0
    for cell in matrix.milliseconds.indices where matrix.milliseconds[cell] != TravelMatrix.unreachable {
      most = max(most, cost(of: cell, in: matrix, tariff))
    }
    return most
  }

  private func cost(of cell: Int, in matrix: TravelMatrix, _ tariff: Tariff) -> Int {
    Int(matrix.microlitres[cell]) * tariff.price + Int(matrix.millimetres[cell]) * tariff.length
  }

  /// Times are the least of all periods: what is too late by them is too late.
  private mutating func layOut(_ tariff: Tariff) {
    let matrix = problem.matrices[tariff.matrix]
    let count = locationCount
    func time(_ cell: Int) -> Int32 {
      guard matrix.milliseconds[cell] != TravelMatrix.unreachable else { return Self.never }
      var least = matrix.milliseconds[cell]
      for period in tariff.periods { least = min(least, problem.matrices[period.matrix].milliseconds[cell]) }
      return Int32(min(least, UInt32(Self.never)))
    }
    func cost(_ cell: Int) -> Int32 {
      guard matrix.milliseconds[cell] != TravelMatrix.unreachable else { return 1 << 28 }
      return Int32(
        (self.cost(of: cell, in: matrix, tariff) >> shift) + Int(matrix.milliseconds[cell]) * timeWeight >> 16)
    }
    for row in 0..<count {
      for column in 0..<count {
        out.append(Leg(cost: cost(row * count + column), time: time(row * count + column)))
        into.append(Leg(cost: cost(column * count + row), time: time(column * count + row)))
      }
    }
  }
}
