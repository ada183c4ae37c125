import Territory

extension RoadNetwork {
  /// What every arc and every course costs under `terms`: linear in the network, with no memory of other terms.
  func metric(_ terms: TravelTerms) -> Metric {
    let weigher = Weigher(self, terms)
    let courses = weigher.courses()
    return Metric(
      objective: terms.objective, courses: courses, weights: weigher.weights(of: turns, courses))
  }
}

/// Weighs a network, street by street, then course by course, then arc by arc.
struct Weigher {
  private let network: RoadNetwork
  private let terms: TravelTerms
  private let paces: ContiguousArray<StreetPace>
  private let maker: PaceMaker
  private let changes: SegmentChanges
  private let delays: DelayTable

  init(_ network: RoadNetwork, _ terms: TravelTerms) {
    self.network = network
    self.terms = terms
    maker = PaceMaker(terms, words: network.words)
    var paces: ContiguousArray<StreetPace> = []
    paces.reserveCapacity(2 * network.streets.count)
    for street in network.streets {
      for isBackward in [false, true] { paces.append(maker.pace(on: street, isBackward: isBackward)) }
    }
    self.paces = paces
    changes = SegmentChanges(terms.conditions, on: network, profile: terms.profile)
    delays = DelayTable(terms.profile)
  }

  /// Segment × 2, + 1 against the drawing.
  func courses() -> ContiguousArray<CourseCost> {
    var courses = ContiguousArray(repeating: CourseCost.closed, count: 2 * network.segments.count)
    fill(&courses)
    markEntries(&courses)
    return courses
  }

  private func fill(_ courses: inout ContiguousArray<CourseCost>) {
    let (segments, paces, reliefs, marks) = (
      network.segments.span, paces.span, network.reliefs.span, changes.marks.span
    )
    let (air, mode, delays) = (
      AirTable(isNeeded: !network.reliefs.isEmpty && terms.fuel != nil), terms.profile.mode, delays
    )
    var out = courses.mutableSpan
    for index in segments.indices {
      let segment = segments[index]
      let mark = marks.isEmpty ? SegmentChanges.none : marks[index]
      let percent = SegmentChanges.percent(mark)
      let relief = reliefs.isEmpty ? Relief.unknown : reliefs[index]
      for direction in 0..<2 {
        let isBackward = direction == 1
        var pace = paces[Int(truncatingIfNeeded: segment.street) &* 2 &+ direction]
        if pace.access == .closed || percent == 0 { continue }
        if percent < 100 {
          pace = maker.pace(on: network.streets[Int(segment.street)], isBackward: isBackward, percent: percent)
        }
        let access =
          segment.barrier.isOpen ? pace.access : max(pace.access, segment.barrier[mode, isBackward: isBackward])
        let halts = segment.halts(isBackward: isBackward)
        if access == .closed || pace.closesAtFords && halts.fords > 0 { continue }
        var cost = CourseCost(
          pace, segment, halts, relief, isBackward: isBackward, delays: delays, air: air)
        if access == .destination || SegmentChanges.isLastResort(mark) { cost.use.insert(.reluctant) }
        if cost.isWhole { out[index &* 2 &+ direction] = cost }
      }
    }
  }

  /// A course that is no through way pays where it leaves the public streets.
  private func markEntries(_ courses: inout ContiguousArray<CourseCost>) {
    guard courses.contains(where: { $0.use.contains(.reluctant) }) else { return }
    let streets = PublicStreets(network.segments, courses, junctionCount: network.turns.junctionCount)
    for course in courses.indices where courses[course].use.contains(.reluctant) {
      let segment = network.segments[course / 2]
      if streets.reach(course % 2 == 0 ? segment.from : segment.to) { courses[course].use.insert(.entering) }
    }
  }

  /// Arcs take their course's cost, unless a rule of turning closes them.
  func weights(of turns: TurnGraph, _ courses: ContiguousArray<CourseCost>) -> ArcWeights {
    let guards = turns.closedGuards(to: terms.profile.mode, atMinute: terms.conditions.departure?.minuteOfWeek)
    let closed = ContiguousArray(repeating: ArcWeights.closed, count: turns.arcs.count)
    var (chosen, first, second) = (closed, closed, closed)
    fill(&chosen, &first, &second, turns.arcs, courses, guards)
    return ArcWeights(optimised: chosen, firstCarried: first, secondCarried: second)
  }

  private func fill(
    _ chosen: inout ContiguousArray<UInt32>, _ first: inout ContiguousArray<UInt32>,
    _ second: inout ContiguousArray<UInt32>, _ arcs: ContiguousArray<TurnGraph.Arc>,
    _ courses: ContiguousArray<CourseCost>, _ guards: ContiguousArray<Bool>
  ) {
    let (arcs, courses, guards, objective) = (arcs.span, courses.span, guards.span, terms.objective)
    var chosen = chosen.mutableSpan
    var first = first.mutableSpan
    var second = second.mutableSpan
    for index in arcs.indices {
      let arc = arcs[index]
      let cost = courses[Int(truncatingIfNeeded: arc.course)]
      if !cost.isUsable || guards[Int(truncatingIfNeeded: arc.guard)] { continue }
      let entry = cost.use.contains(.entering) ? ArcWeights.entry : 0
      let (time, distance, fuel) = (cost.milliseconds, cost.millimetres, cost.microlitres)
      switch objective {
      case .time: (chosen[index], first[index], second[index]) = (time &+ entry, distance, fuel)
      case .distance: (chosen[index], first[index], second[index]) = (distance &+ entry, time, fuel)
      case .fuel: (chosen[index], first[index], second[index]) = (fuel &+ entry, time, distance)
      }
    }
  }
}
