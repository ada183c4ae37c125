import Territory

/// A plan under search: each slot a chain of stops with the hours that hold along it. Never breaks a limit between two
/// iterations; what an iteration changed can be taken back.
struct Tours: Sendable {
  /// A stop, or the start or end of a slot.
  struct Node: Sendable {
    var next: Int32
    var prev: Int32
    /// -1 = left out.
    var slot: Int32
    var location: Int32
    /// Milliseconds: the earliest moment at which the visit can be over.
    var departs: Int32
    /// The latest moment of arrival that keeps the rest in time.
    var latest: Int32
    /// Search cost of the way to the next node, and of the way from the one before.
    var leg: Int32
    var legBefore: Int32
  }

  /// What a slot adds up to, exactly.
  struct Sums: Sendable {
    var microlitres = 0
    var millimetres = 0
    var money = 0
    /// Milliseconds on the way and on visits.
    var work = 0
  }

  let layout: Layout
  var nodes: ContiguousArray<Node>
  var counts: ContiguousArray<Int32>
  /// What each slot can still carry in its first dimension.
  var rooms: ContiguousArray<Int32>
  /// slots × dimensions.
  var loads: ContiguousArray<Int32>
  /// Kept only where some rule asks for it.
  var sums: ContiguousArray<Sums>
  var fuelOf: [Int]
  var moneyOf: [Int]
  var workOf: [Int]
  /// By node; kept only where hours are judged by stretches.
  var flanks: ContiguousArray<Flanks>
  /// Exact cost of the time of each vehicle-day.
  var timeCosts: [Int]
  var pool: EmptySlots
  var favour = Favour()
  var closing = Closing()
  var penalties = Penalties()
  /// Stops left out, in no order, and where each stands there (-1 = served).
  var absent: ContiguousArray<Int32>
  var absentAt: ContiguousArray<Int32>
  /// Locked stops left out when the iteration began.
  var lockedAbsent = 0
  /// Search cost of the tours and of what is left out.
  var energy: Int
  /// What leaving each stop out costs. Under `Aim.cost` it grows for required stops that stay out, so that they trade
  /// places with others until all find room.
  var prize: ContiguousArray<Int>
  /// Required stops left out, and the share of `energy` they make.
  var missing = 0
  var owed = 0
  var log = ChangeLog()

  init(_ layout: Layout) {
    self.layout = layout
    let problem = layout.problem
    let count = layout.stopCount
    nodes = []
    nodes.reserveCapacity(count + 2 * layout.slotCount)
    for visit in layout.visits {
      nodes.append(
        Node(next: -1, prev: -1, slot: -1, location: visit.location, departs: 0, latest: 0, leg: 0, legBefore: 0))
    }
    for slot in 0..<layout.slotCount {
      let day = problem.vehicleDays[Int(layout.dayOf[slot])]
      let (start, end) = (Int32(count + 2 * slot), Int32(count + 2 * slot + 1))
      let (opens, closes) = (Int32(day.shift.opens * 1000), Int32(day.shift.closes * 1000))
      nodes.append(
        Node(
          next: end, prev: -1, slot: Int32(slot), location: Int32(day.start), departs: opens, latest: closes, leg: 0,
          legBefore: 0))
      nodes.append(
        Node(
          next: -1, prev: start, slot: Int32(slot), location: Int32(day.end), departs: opens, latest: closes, leg: 0,
          legBefore: 0))
    }
    counts = ContiguousArray(repeating: 0, count: layout.slotCount)
    loads = ContiguousArray(repeating: 0, count: layout.slotCount * layout.dimensions)
    rooms = ContiguousArray(
      layout.dayOf.map { layout.dimensions > 0 ? layout.capacity[Int($0) * layout.dimensions] : 0 })
    sums = ContiguousArray(repeating: Sums(), count: layout.slotCount)
    fuelOf = Array(repeating: 0, count: problem.budgets.count)
    moneyOf = fuelOf
    workOf = Array(repeating: 0, count: problem.vehicleDays.count)
    timeCosts = workOf
    flanks = Self.flanks(layout)
    pool = EmptySlots(layout)
    absent = ContiguousArray(0..<Int32(count))
    absentAt = absent
    prize = layout.prize
    energy = prize.reduce(0, +)
    for stop in 0..<count where problem.levels[stop] == 0 {
      missing += 1
      owed += prize[stop]
    }
    log.touchedAt = ContiguousArray(repeating: -1, count: layout.slotCount)
  }

  func start(_ slot: Int) -> Int { layout.stopCount &+ 2 &* slot }
  func end(_ slot: Int) -> Int { layout.stopCount &+ 2 &* slot &+ 1 }

  /// The stops of a slot in their order.
  func order(_ slot: Int) -> [Int] {
    var order: [Int] = []
    var node = Int(nodes[start(slot)].next)
    while node < layout.stopCount {
      order.append(node)
      node = Int(nodes[node].next)
    }
    return order
  }
}

/// Vehicles of one type that are to go out, though the first stop alone may not pay for it.
struct Favour: Sendable {
  /// -1 = none.
  var type = -1
  /// How many stops are to share what the first one would pay.
  var share = 1
  /// Others stay in as long as there are idle ones of this type.
  var isExclusive = false
}

/// Slots without stops, by kind, and those with stops, by vehicle-day.
struct EmptySlots {
  private(set) var byKind: [ContiguousArray<Int32>]
  private(set) var out: [ContiguousArray<Int32>]
  private(set) var count = 0
  private var at: ContiguousArray<Int32>
  private let kindOf: ContiguousArray<Int32>
  private let dayOf: ContiguousArray<Int32>

  init(_ layout: Layout) {
    (kindOf, dayOf) = (layout.kindOf, layout.dayOf)
    out = Array(repeating: [], count: layout.problem.vehicleDays.count)
    byKind = Array(repeating: [], count: layout.kindCount)
    at = ContiguousArray(repeating: -1, count: layout.slotCount)
    for slot in (0..<layout.slotCount).reversed() { put(slot) }
  }

  /// Whether no other slot of its vehicle-day has stops.
  func isAlone(_ slot: Int) -> Bool {
    let others = out[Int(dayOf[slot])]
    return others.isEmpty || (others.count == 1 && Int(others[0]) == slot)
  }

  mutating func add(_ slot: Int) {
    let day = Int(dayOf[slot])
    let place = out[day].firstIndex(of: Int32(slot))!
    out[day].swapAt(place, out[day].count - 1)
    out[day].removeLast()
    put(slot)
  }

  private mutating func put(_ slot: Int) {
    let kind = Int(kindOf[slot])
    count += 1
    at[slot] = Int32(byKind[kind].count)
    byKind[kind].append(Int32(slot))
  }

  mutating func take(_ slot: Int) {
    let kind = Int(kindOf[slot])
    let place = Int(at[slot])
    count -= 1
    let last = byKind[kind].removeLast()
    if Int(last) != slot {
      byKind[kind][place] = last
      at[Int(last)] = Int32(place)
    }
    at[slot] = -1
    out[Int(dayOf[slot])].append(Int32(slot))
  }
}
