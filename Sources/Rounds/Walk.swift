import Territory

/// The figures of a round that keeps every limit of its own.
struct Walk {
  /// Milliseconds since local midnight: as late as the return allows.
  var departure: Int
  /// As early as can be.
  var end: Int
  var microlitres = 0
  var millimetres = 0
  /// Fuel, fixed cost, length and time.
  var cost: ExactCost = 0
  /// How many visits are done when the break is taken; nil = none is needed.
  var breakAfter: Int?

  var time: Int { end - departure }
}

/// When a round takes its break.
enum BreakChoice {
  /// Where it is back earliest; where time has a limit or a price, as `shortest`.
  case best
  /// Where the round lasts least, of those that keep every limit.
  case shortest
  case after(Int?)
}

extension Problem {
  /// Drives `order` (indexes of stops) on the vehicle-day at `dayIndex`, each visit and return as early as can be; nil where
  /// a leg has no path, a window or the break is missed, or the shift, a capacity, the tank, the length or the longest
  /// time is exceeded. Whether a stop may be on that day is not asked here.
  /// - Parameter reloads: places of `order` at which a new trip begins.
  func walk(_ order: [Int], reloads: [Int] = [], on dayIndex: Int, lunch: BreakChoice = .best) -> Walk? {
    let day = vehicleDays[dayIndex]
    let opens = day.shift.opens * 1000
    guard !order.isEmpty else { return Walk(departure: opens, end: opens) }
    if day.lunch != nil, lunch.isShortest(day) { return shortestWalk(order, reloads, on: dayIndex) }
    guard reloads.count < day.maxTrips, isLoaded(order, reloads, on: day) else { return nil }
    var drive = Drive(problem: self, day: day, order: order, reloads: reloads)
    guard drive.addFigures() else { return nil }
    if let tank = day.tank, volume(microlitres: drive.microlitres) > tank { return nil }
    if let longest = day.longestMetres, drive.millimetres > longest * 1000 { return nil }
    guard let end = drive.forward(lunch), end <= day.shift.closes * 1000 else { return nil }
    var walk = Walk(departure: drive.backward(from: end), end: end)
    if let longest = day.longestSeconds, walk.time > longest * 1000 { return nil }
    walk.microlitres = drive.microlitres
    walk.millimetres = drive.millimetres
    walk.breakAfter = drive.breakAfter
    walk.cost =
      walk.microlitres * day.price.tenThousandths + day.fixedCost + walk.millimetres * day.costPerMillimetre
      + walk.time * day.costPerMillisecond
    return walk
  }

  private func shortestWalk(_ order: [Int], _ reloads: [Int], on day: Int) -> Walk? {
    ([nil] + (0...order.count).map(Optional.some)).lazy
      .compactMap { self.walk(order, reloads: reloads, on: day, lunch: .after($0)) }
      .min { ($0.time, $0.end) < ($1.time, $1.end) }
  }

  private func isLoaded(_ order: [Int], _ reloads: [Int], on day: VehicleDay) -> Bool {
    guard !day.capacity.isEmpty else { return true }
    var load = day.capacity.map { _ in 0 }
    for (place, stop) in order.enumerated() {
      if reloads.contains(place) { load = day.capacity.map { _ in 0 } }
      for (dimension, amount) in stops[stop].demand.enumerated() where dimension < load.count {
        load[dimension] += amount
        if load[dimension] > day.capacity[dimension] { return false }
      }
    }
    return true
  }
}

extension BreakChoice {
  fileprivate func isShortest(_ day: VehicleDay) -> Bool {
    switch self {
    case .best: day.longestSeconds != nil || day.costPerMillisecond > 0
    case .shortest: true
    case .after: false
    }
  }
}

/// A round being driven.
struct Drive {
  let problem: Problem
  let day: VehicleDay
  let order: [Int]
  let reloads: [Int]
  private(set) var microlitres = 0
  private(set) var millimetres = 0
  private(set) var breakAfter: Int?

  init(problem: Problem, day: VehicleDay, order: [Int], reloads: [Int]) {
    self.problem = problem
    self.day = day
    self.order = order
    self.reloads = reloads
  }

  /// - Returns: false where a leg has no path.
  mutating func addFigures() -> Bool {
    let matrix = problem.matrices[day.matrix]
    var here = day.start
    for place in 0...order.count {
      if place == order.count || reloads.contains(place) {
        guard add(from: here, to: day.end, matrix) else { return false }
        here = day.start
      }
      guard place < order.count else { break }
      let next = problem.stops[order[place]].location
      guard add(from: here, to: next, matrix) else { return false }
      here = next
    }
    return true
  }

  private mutating func add(from: Int, to: Int, _ matrix: TravelMatrix) -> Bool {
    guard matrix.isReachable(from: from, to: to) else { return false }
    let cell = matrix.index(from: from, to: to)
    microlitres += Int(matrix.microlitres[cell])
    millimetres += Int(matrix.millimetres[cell])
    return true
  }

  /// Two clocks run side by side: the break still to come, and already taken.
  private struct Clocks {
    var before: Int?
    var after: Int?
    /// Where the break behind `after` was taken.
    var place: Int?
  }

  /// The earliest return; nil where a window or the break is missed.
  mutating func forward(_ choice: BreakChoice) -> Int? {
    var clocks = Clocks(before: day.shift.opens * 1000)
    var here = day.start
    for place in 0..<order.count {
      let stop = problem.stops[order[place]]
      if place == 0 || reloads.contains(place) {
        if place > 0 {
          move(&clocks) { problem.arrival(leaving: $0, from: here, to: day.end, on: day) }
          here = day.start
        }
        let release = (reloads.first { $0 > place } ?? order.count)
        let ready = order[place..<release].map { problem.stops[$0].releaseSeconds * 1000 }.max() ?? 0
        if place == 0 { pause(&clocks, at: 0, choice) }
        move(&clocks) { max($0, ready) }
      }
      let from = here
      move(&clocks) { time in
        guard let arrival = problem.arrival(leaving: time, from: from, to: stop.location, on: day),
          let start = stop.start(arriving: arrival)
        else { return nil }
        return start + stop.serviceSeconds * 1000
      }
      here = stop.location
      pause(&clocks, at: place + 1, choice)
      if clocks.before == nil && clocks.after == nil { return nil }
    }
    move(&clocks) { problem.arrival(leaving: $0, from: here, to: day.end, on: day) }
    return chosenEnd(clocks, choice)
  }

  private mutating func chosenEnd(_ clocks: Clocks, _ choice: BreakChoice) -> Int? {
    var unbroken = clocks.before
    if let lunch = day.lunch, let end = unbroken, end > lunch.window.closes * 1000 { unbroken = nil }
    if case .after(.some) = choice { unbroken = nil }
    if case .after(nil) = choice { return unbroken }
    if let end = unbroken, end <= clocks.after ?? .max { return end }
    breakAfter = clocks.place
    return clocks.after
  }

  private func move(_ clocks: inout Clocks, _ step: (Int) -> Int?) {
    clocks.before = clocks.before.flatMap(step)
    clocks.after = clocks.after.flatMap(step)
  }

  private func pause(_ clocks: inout Clocks, at place: Int, _ choice: BreakChoice) {
    guard let lunch = day.lunch, let time = clocks.before else { return }
    if case .after(let chosen) = choice, chosen != place { return }
    let begins = max(time, lunch.window.opens * 1000)
    guard begins <= lunch.window.closes * 1000 else { return }
    let ends = begins + lunch.seconds * 1000
    if let after = clocks.after, after <= ends { return }
    (clocks.after, clocks.place) = (ends, place)
  }

  /// The latest departure that still ends at `end`, each visit as late as its windows allow. Call after `forward`.
  func backward(from end: Int) -> Int {
    var (bound, next) = (end, day.end)
    for place in order.indices.reversed() {
      let stop = problem.stops[order[place]]
      bound = problem.departure(arriving: bound, from: stop.location, to: next, on: day)
      if breakAfter == place + 1 { bound = beforeBreak(bound) }
      // The earliest drive kept this bound, so some window is open by it.
      bound = stop.latestStart(by: bound - stop.serviceSeconds * 1000)!
      next = stop.location
      if place == 0 || reloads.contains(place) {
        bound = problem.departure(arriving: bound, from: day.start, to: next, on: day)
        next = day.end
      }
    }
    return bound
  }

  private func beforeBreak(_ bound: Int) -> Int {
    guard let lunch = day.lunch else { return bound }
    return min(bound - lunch.seconds * 1000, lunch.window.closes * 1000)
  }
}

extension Problem {
  /// The earliest arrival of who is ready at `time`: on the way at once, or later where another period is so much quicker.
  func arrival(leaving time: Int, from: Int, to: Int, on day: VehicleDay) -> Int? {
    let cell = matrices[day.matrix].index(from: from, to: to)
    guard matrices[day.matrix].milliseconds[cell] != TravelMatrix.unreachable else { return nil }
    var best: Int?
    for period in -1..<day.travelPeriods.count {
      let begins = period < 0 ? 0 : day.travelPeriods[period].opens * 1000
      let isOver = period + 1 < day.travelPeriods.count && time >= day.travelPeriods[period + 1].opens * 1000
      let leg = matrices[period < 0 ? day.matrix : day.travelPeriods[period].matrix].milliseconds[cell]
      if isOver || leg == TravelMatrix.unreachable { continue }
      best = min(best ?? .max, max(time, begins) + Int(leg))
    }
    return best
  }

  /// The latest departure for who must arrive by `bound`.
  func departure(arriving bound: Int, from: Int, to: Int, on day: VehicleDay) -> Int {
    let cell = matrices[day.matrix].index(from: from, to: to)
    var best = Int.min
    for period in -1..<day.travelPeriods.count {
      let begins = period < 0 ? Int.min : day.travelPeriods[period].opens * 1000
      let ends = period + 1 < day.travelPeriods.count ? day.travelPeriods[period + 1].opens * 1000 - 1 : Int.max
      let leg = matrices[period < 0 ? day.matrix : day.travelPeriods[period].matrix].milliseconds[cell]
      if leg == TravelMatrix.unreachable || bound - Int(leg) < begins { continue }
      best = max(best, min(bound - Int(leg), ends))
    }
    return best
  }
}
