import Territory

/// One round as the checker drives it, hour by hour.
struct CheckedRound {
  struct Figures {
    var millimetres = 0
    var microlitres = 0
    var milliseconds = 0
    var exactCost = 0
    /// Milliseconds on the way by the vehicle-day's own matrix, and on visits.
    var work = 0

    mutating func add(_ other: Figures) {
      millimetres += other.millimetres
      microlitres += other.microlitres
      milliseconds += other.milliseconds
      exactCost += other.exactCost
      work += other.work
    }
  }

  private let problem: Problem
  private let day: VehicleDay
  private let trips: [[Stop]]
  private let reloads: [Int]
  private let breakAfter: Int?
  private(set) var violations: [Violation] = []
  private(set) var figures = Figures()

  init(_ problem: Problem, _ day: VehicleDay, _ stops: [Stop], reloads: [Int], breakAfter: Int?) {
    (self.problem, self.day, self.reloads, self.breakAfter) = (problem, day, reloads, breakAfter)
    let sound =
      zip(reloads, reloads.dropFirst()).allSatisfy { $0 < $1 } && reloads.allSatisfy((1..<stops.count).contains)
    let cuts = [0] + (sound ? reloads : []) + [stops.count]
    trips = zip(cuts, cuts.dropFirst()).map { Array(stops[$0..<$1]) }
    if !sound { violations.append(.badReloads(vehicleDay: day.id)) }
  }

  mutating func drive() {
    addFigures()
    judgeLoads()
    var missed: [Violation] = []
    let earliest = end(leaving: day.shift.opens * 1000, missed: &missed)
    violations += missed
    judgeBreak(end: earliest)
    figures.milliseconds = earliest - latestDeparture(keeping: earliest, missing: missed)
    figures.exactCost += figures.milliseconds * day.costPerMillisecond
    judge(end: earliest)
  }

  private mutating func addFigures() {
    for trip in trips {
      var (place, from): (Int, String?) = (day.start, nil)
      for stop in trip.map(Optional.some) + [nil] {
        let matrix = problem.matrices[day.matrix]
        let cell = place * matrix.count + (stop?.location ?? day.end)
        if matrix.milliseconds[cell] == TravelMatrix.unreachable {
          violations.append(.unreachableLeg(vehicleDay: day.id, from: from, to: stop?.id))
        } else {
          figures.millimetres += Int(matrix.millimetres[cell])
          figures.microlitres += Int(matrix.microlitres[cell])
          figures.work += Int(matrix.milliseconds[cell])
        }
        figures.work += (stop?.serviceSeconds ?? 0) * 1000
        (place, from) = (stop?.location ?? day.end, stop?.id)
      }
    }
    figures.exactCost =
      figures.microlitres * day.price.tenThousandths + figures.millimetres * day.costPerMillimetre + day.fixedCost
  }

  private mutating func judgeLoads() {
    if trips.count > day.maxTrips {
      violations.append(.tooManyTrips(vehicleDay: day.id, trips: trips.count, most: day.maxTrips))
    }
    for trip in trips {
      for (dimension, capacity) in day.capacity.enumerated() {
        let load = trip.reduce(0) { $0 + (dimension < $1.demand.count ? $1.demand[dimension] : 0) }
        if load > capacity { violations.append(.overloaded(vehicleDay: day.id, load: load, capacity: capacity)) }
      }
    }
  }

  /// When the round is back if it leaves no earlier than `leaving`; windows that have closed are passed over.
  private func end(leaving: Int, missed: inout [Violation]) -> Int {
    var (now, done) = (leaving, 0)
    if breakAfter == 0 { now = max(leaving, pause(day.shift.opens * 1000, &missed)) }
    for trip in trips {
      var place = day.start
      now = max(now, (trip.map(\.releaseSeconds).max() ?? 0) * 1000)
      for stop in trip {
        now = begin(stop, arriving: arrive(place, stop.location, now), &missed) + stop.serviceSeconds * 1000
        place = stop.location
        done += 1
        if breakAfter == done { now = pause(now, &missed) }
      }
      now = arrive(place, day.end, now)
    }
    return now
  }

  private func pause(_ now: Int, _ missed: inout [Violation]) -> Int {
    guard let lunch = day.lunch else { return now }
    let begins = max(now, lunch.window.opens * 1000)
    let late = begins - lunch.window.closes * 1000
    if late > 0 { missed.append(.breakMissed(vehicleDay: day.id, byMilliseconds: late)) }
    return begins + lunch.seconds * 1000
  }

  /// Leaving at once, or at the first moment of a later period if that is quicker.
  private func arrive(_ from: Int, _ to: Int, _ now: Int) -> Int {
    func leg(_ matrix: Int) -> Int? {
      let figure = problem.matrices[matrix].milliseconds[from * problem.matrices[matrix].count + to]
      return figure == TravelMatrix.unreachable ? nil : Int(figure)
    }
    guard let plain = leg(day.matrix) else { return now }
    let current = day.travelPeriods.last { $0.opens * 1000 <= now }
    var arrivals = [current.map { leg($0.matrix) } ?? plain].compactMap { $0 }.map { now + $0 }
    for period in day.travelPeriods where period.opens * 1000 > now {
      if let later = leg(period.matrix) { arrivals.append(period.opens * 1000 + later) }
    }
    return arrivals.min() ?? now
  }

  private func begin(_ stop: Stop, arriving: Int, _ missed: inout [Violation]) -> Int {
    let openings = stop.windows.filter { $0.closes * 1000 >= arriving }.map { max(arriving, $0.opens * 1000) }
    if let first = openings.min() { return first }
    if let last = stop.windows.map(\.closes).max() {
      missed.append(
        .windowMissed(stop: stop.id, vehicleDay: day.id, arrivalMilliseconds: arriving, closesSeconds: last))
    }
    return arriving
  }

  /// By halving: who leaves later is never back earlier. A window that closes meanwhile is no way to save time; one that
  /// has closed in any case is taken to close, to the second, when it is reached.
  private func latestDeparture(keeping earliest: Int, missing known: [Violation]) -> Int {
    var (good, bad) = (day.shift.opens * 1000, earliest + 1)
    while bad - good > 1 {
      let middle = (good + bad) / 2
      var missed: [Violation] = []
      let isKept = end(leaving: middle, missed: &missed) == earliest && misses(missed, nothingBeyond: known)
      if isKept { good = middle } else { bad = middle }
    }
    return good
  }

  private func misses(_ missed: [Violation], nothingBeyond known: [Violation]) -> Bool {
    guard missed.count == known.count else { return false }
    return zip(missed, known).allSatisfy { one, other in
      switch (one, other) {
      case (.windowMissed(let stop, _, let arrival, _), .windowMissed(let same, _, let first, _)):
        stop == same && arrival <= (first + 999) / 1000 * 1000
      case (.breakMissed(_, let late), .breakMissed(_, let first)): late <= (first + 999) / 1000 * 1000
      default: false
      }
    }
  }

  /// A break that is taken has been judged on the way.
  private mutating func judgeBreak(end: Int) {
    if let place = breakAfter {
      let isThere = day.lunch != nil && (0...trips.joined().count).contains(place)
      if !isThere { violations.append(.breakUnknown(vehicleDay: day.id)) }
    } else if let lunch = day.lunch, end > lunch.window.closes * 1000 {
      violations.append(.breakMissed(vehicleDay: day.id, byMilliseconds: end - lunch.window.closes * 1000))
    }
  }

  private mutating func judge(end: Int) {
    if end > day.shift.closes * 1000 {
      violations.append(.shiftExceeded(vehicleDay: day.id, byMilliseconds: end - day.shift.closes * 1000))
    }
    if let longest = day.longestSeconds, figures.milliseconds > longest * 1000 {
      violations.append(
        .roundTooLong(vehicleDay: day.id, byMilliseconds: figures.milliseconds - longest * 1000))
    }
    let needed = Volume(millilitres: dividedHalfUp(figures.microlitres, by: 1000))
    if let tank = day.tank, needed > tank {
      violations.append(.tankExceeded(vehicleDay: day.id, needed: needed, tank: tank))
    }
    if let longest = day.longestMetres, figures.millimetres > longest * 1000 {
      violations.append(.tooLong(vehicleDay: day.id, millimetres: figures.millimetres, longestMetres: longest))
    }
  }
}
