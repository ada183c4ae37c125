import Territory

extension RoadNetwork {
  /// What every arc and every course costs under `terms`: linear in the network, with no memory of other terms.
  ///
  /// On one core: joining two halves was measured to take longer than weighing the second.
  func travelCosts(_ terms: TravelTerms) -> TravelCosts {
    let weigher = Weigher(self, terms)
    var courses = weigher.courses()
    weigher.markEntries(&courses)
    let weights = weigher.weights(courses)
    return TravelCosts(objective: terms.objective, courses: courses, weights: weights)
  }
}

/// Weighs a network, street by street, then course by course, then arc by arc.
struct Weigher: Sendable {
  private let network: RoadNetwork
  private let terms: TravelTerms
  /// Kind of street × 2, + 1 against the drawing.
  private let paces: ContiguousArray<StreetPace>
  private let maker: PaceMaker
  private let changes: SegmentChanges
  private let delays: DelayTable
  private let air: AirTable
  /// Whether each guard closes its arcs.
  private let guards: ContiguousArray<Bool>

  init(_ network: RoadNetwork, _ terms: TravelTerms) {
    self.network = network
    self.terms = terms
    maker = PaceMaker(terms, words: network.words)
    var paces: ContiguousArray<StreetPace> = []
    paces.reserveCapacity(2 * network.kinds.count)
    for street in network.kinds.samples {
      let forward = maker.pace(on: network.streets[Int(street)], isBackward: false)
      var backward = maker.pace(on: network.streets[Int(street)], isBackward: true)
      backward.isAsForward = backward == forward
      paces += [forward, backward]
    }
    self.paces = paces
    changes = SegmentChanges(terms.conditions, on: network, profile: terms.profile)
    delays = DelayTable(terms.profile)
    air = AirTable(isNeeded: !network.reliefs.isEmpty && terms.fuel != nil)
    guards = network.turns.closedGuards(
      to: terms.profile.mode, atMinute: terms.conditions.departure?.minuteOfWeek)
  }

  /// Segment × 2, + 1 against the drawing; entries are not marked yet.
  func courses() -> ContiguousArray<CourseCost> {
    var courses = ContiguousArray(repeating: CourseCost.closed, count: 2 * network.segments.count)
    withSpans(network.segments, network.reliefs) { fill(&courses, $0, $1) }
    return courses
  }

  private func fill(
    _ courses: inout ContiguousArray<CourseCost>, _ segments: Span<Segment>, _ reliefs: Span<Relief>
  ) {
    let (kinds, paces, marks) = (network.kinds.ofStreets.span, paces.span, changes.marks.span)
    let (air, mode, delays) = (air, terms.profile.mode, delays)
    var out = courses.mutableSpan
    for index in segments.indices {
      let segment = segments[index]
      let mark = marks.isEmpty ? SegmentChanges.none : marks[index]
      let percent = SegmentChanges.percent(mark)
      let relief = reliefs.isEmpty ? Relief.unknown : reliefs[index]
      let kind = Int(truncatingIfNeeded: kinds[Int(truncatingIfNeeded: segment.street)])
      for direction in 0..<2 {
        let isBackward = direction == 1
        var pace = paces[kind &* 2 &+ direction]
        if pace.access == .closed || percent == 0 { continue }
        if percent < 100 {
          pace = maker.pace(on: network.streets[Int(segment.street)], isBackward: isBackward, percent: percent)
        }
        let access =
          segment.barrier.isOpen ? pace.access : max(pace.access, segment.barrier[mode, isBackward: isBackward])
        let halts = segment.halts(isBackward: isBackward)
        if access == .closed || pace.closesAtFords && halts.fords > 0 { continue }
        if isBackward, pace.isAsForward, segment.isAlikeBothWays, relief.isLevel {
          // Most streets, and half of the work.
          out[index &* 2 &+ 1] = out[index &* 2]
          continue
        }
        var cost = CourseCost(
          pace, segment, halts, relief, isBackward: isBackward, delays: delays, air: air)
        if access == .destination || SegmentChanges.isLastResort(mark) { cost.use.insert(.reluctant) }
        if cost.isWhole { out[index &* 2 &+ direction] = cost }
      }
    }
  }

  /// A course that is no through way pays where it leaves the public streets.
  func markEntries(_ courses: inout ContiguousArray<CourseCost>) {
    guard courses.contains(where: { $0.use.contains(.reluctant) }) else { return }
    let streets = PublicStreets(network.segments, courses, junctionCount: network.turns.junctionCount)
    network.segments.withSpan { segments in
      var courses = courses.mutableSpan
      for course in courses.indices where courses[course].use.contains(.reluctant) {
        let segment = segments[course / 2]
        if streets.reach(course % 2 == 0 ? segment.from : segment.to) { courses[course].use.insert(.entering) }
      }
    }
  }

  /// Each arc takes its course's cost, unless a rule of turning closes it.
  func weights(_ courses: ContiguousArray<CourseCost>) -> ArcWeights {
    let count = network.turns.arcs.count
    // One by one: of three copies of one array two would be made when they are first written.
    var chosen = ContiguousArray(repeating: ArcWeights.closed, count: count)
    var first = ContiguousArray(repeating: ArcWeights.closed, count: count)
    var second = ContiguousArray(repeating: ArcWeights.closed, count: count)
    network.turns.arcs.withSpan { fill(&chosen, &first, &second, $0, courses) }
    return ArcWeights(optimised: chosen, firstCarried: first, secondCarried: second)
  }

  private func fill(
    _ chosen: inout ContiguousArray<UInt32>, _ first: inout ContiguousArray<UInt32>,
    _ second: inout ContiguousArray<UInt32>, _ arcs: Span<TurnGraph.Arc>, _ courses: ContiguousArray<CourseCost>
  ) {
    let (courses, guards, objective) = (courses.span, guards.span, terms.objective)
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
