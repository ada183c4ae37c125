/// A way of driving that a rule forbids: courses in a row, and what may not follow the last of them.
///
/// A course is a segment in one direction: segment × 2, + 1 against the drawing.
struct Manoeuvre: Hashable {
  var path: [UInt32]
  /// The course that may not follow, or with `isOnly` the one that must.
  var final: UInt32
  var isOnly: Bool
  /// Place among the rules.
  var rule: UInt32
}

/// Finds the courses that the restrictions of a source mean, and the turns back that would only serve to evade them.
struct ManoeuvreFinder {
  private let data: StreetData
  let courses: CourseTable
  private let firstSegments: ContiguousArray<UInt32>
  private let junctions: ContiguousArray<UInt32>
  private(set) var counts = RoadNetwork.RestrictionCounts()
  private(set) var manoeuvres: [Manoeuvre] = []
  private(set) var rules = TurnRules()
  private var rulePlaces: [TurnRules.Rule: UInt32] = [:]
  private var hourPlaces: [WeekHours: UInt32] = [:]

  /// - Parameters:
  ///   - firstSegments: segments of way `w`: `firstSegments[w] ..< firstSegments[w + 1]`.
  ///   - junctions: the junction of each node.
  init(
    _ data: StreetData, _ network: RoadNetwork, firstSegments: ContiguousArray<UInt32>,
    junctions: ContiguousArray<UInt32>
  ) {
    self.data = data
    self.firstSegments = firstSegments
    self.junctions = junctions
    courses = CourseTable(network)
  }

  mutating func findAll() {
    for restriction in data.restrictions { read(restriction) }
    let stated = manoeuvres
    for manoeuvre in stated { manoeuvres += evasions(of: manoeuvre) }
    var seen: Set<Manoeuvre> = []
    manoeuvres = manoeuvres.filter { seen.insert($0).inserted }
  }

  private mutating func read(_ restriction: StreetData.Restriction) {
    counts.read += 1
    do throws(TurnRestriction.Fault) {
      let said = try TurnRestriction.all(tags: data.said(restriction.tags))
      let found = said.flatMap { manoeuvres(of: restriction, $0) }
      if found.isEmpty {
        counts.unplaced += 1
      } else {
        counts.kept += 1
        counts.unreadHours += said.contains(where: \.hasUnreadHours) ? 1 : 0
        manoeuvres += found
      }
    } catch {
      switch error {
      case .unknownKind: counts.unknownKind += 1
      case .forOthers: counts.forOthers += 1
      }
    }
  }

  private mutating func manoeuvres(of restriction: StreetData.Restriction, _ said: TurnRestriction) -> [Manoeuvre] {
    let rule = place(of: said)
    var found: [Manoeuvre] = []
    for from in restriction.from {
      for to in restriction.to {
        guard let (path, final) = placed(from: from, restriction.via, to: to, isUTurn: said.isUTurn) else { continue }
        found.append(Manoeuvre(path: path, final: final, isOnly: said.isOnly, rule: rule))
      }
    }
    return found
  }

  private mutating func place(of said: TurnRestriction) -> UInt32 {
    var rule = TurnRules.Rule(modes: said.modes, inversion: 0, hours: TurnRules.Rule.always)
    switch said.hours {
    case .always: break
    case .within(let hours): rule.hours = place(of: hours)
    case .outside(let hours): (rule.hours, rule.inversion) = (place(of: hours), 1)
    }
    if let place = rulePlaces[rule] { return place }
    rulePlaces[rule] = UInt32(rules.rules.count)
    rules.rules.append(rule)
    return UInt32(rules.rules.count - 1)
  }

  private mutating func place(of hours: WeekHours) -> UInt32 {
    if let place = hourPlaces[hours] { return place }
    let place = UInt32(rules.firstSpan.count - 1)
    hourPlaces[hours] = place
    rules.spans.append(contentsOf: hours.spans)
    rules.firstSpan.append(UInt32(rules.spans.count))
    return place
  }
}

extension ManoeuvreFinder {
  /// The courses of one restriction; nil where its members do not meet, or meet in more than one way.
  private func placed(
    from: UInt32, _ via: StreetData.Restriction.Via, to: UInt32, isUTurn: Bool
  ) -> (path: [UInt32], final: UInt32)? {
    switch via {
    case .node(let node):
      guard Int(node) < junctions.count, junctions[Int(node)] != SegmentBuilder.noJunction else { return nil }
      return turn(from: from, at: junctions[Int(node)], to: to, isUTurn: isUTurn)
    case .ways(let ways): return detour(from: from, along: ways, to: to)
    }
  }

  private func turn(
    from: UInt32, at junction: UInt32, to: UInt32, isUTurn: Bool
  ) -> (path: [UInt32], final: UInt32)? {
    let entering = coursesOf(from).filter { courses.head($0) == junction }
    guard entering.count == 1 else { return nil }
    if isUTurn && from == to { return ([entering[0]], entering[0] ^ 1) }
    let leaving = coursesOf(to).filter { courses.tail($0) == junction }
    return leaving.count == 1 ? ([entering[0]], leaving[0]) : nil
  }

  /// Along whole stretches of the via ways, from the junction shared with the one before to that shared with the next.
  private func detour(from: UInt32, along ways: [UInt32], to: UInt32) -> (path: [UInt32], final: UInt32)? {
    var found: [(path: [UInt32], final: UInt32)] = []
    for entering in coursesOf(from) {
      var paths = [[entering]]
      for way in ways { paths = paths.flatMap { path in continuations(of: path, along: way) } }
      for path in paths {
        for leaving in coursesOf(to) where courses.tail(leaving) == courses.head(path[path.count - 1]) {
          if leaving == path[path.count - 1] ^ 1 && ways.last != to { continue }
          found.append((path, leaving))
        }
      }
    }
    let shortest = found.map(\.path.count).min() ?? 0
    let best = found.filter { $0.path.count == shortest }
    return best.count == 1 ? best[0] : nil
  }

  /// The path, carried on along `way` in either direction by one segment and more.
  private func continuations(of path: [UInt32], along way: UInt32) -> [[UInt32]] {
    var found: [[UInt32]] = []
    for isBackward in [false, true] {
      var own = segments(of: way).map { UInt32($0) * 2 + (isBackward ? 1 : 0) }
      if isBackward { own.reverse() }
      guard let start = own.firstIndex(where: { courses.tail($0) == courses.head(path[path.count - 1]) }) else {
        continue
      }
      var longer = path
      for course in own[start...] where courses.isForMotors(course) && course != path[path.count - 1] ^ 1 {
        if courses.tail(course) != courses.head(longer[longer.count - 1]) { break }
        longer.append(course)
        found.append(longer)
      }
    }
    return found
  }

  private func segments(of way: UInt32) -> Range<Int> {
    guard Int(way) < firstSegments.count - 1 else { return 0..<0 }
    return Int(firstSegments[Int(way)])..<Int(firstSegments[Int(way) + 1])
  }

  private func coursesOf(_ way: UInt32) -> [UInt32] {
    segments(of: way).flatMap { [UInt32($0) * 2, UInt32($0) * 2 + 1] }.filter { courses.isForMotors($0) }
  }
}
