import Territory

/// A network under some terms: who travels, what is to be least, what is different today. It answers questions.
public struct WeighedNetwork: Sendable {
  public let network: RoadNetwork
  public let terms: TravelTerms
  /// Segment × 2, + 1 against the drawing.
  let courses: Column<CourseCost>
  let open: OpenSegments
  package let metric: Metric
  /// Whether the rules of each guard close its arcs.
  let closedGuards: ContiguousArray<Bool>

  init(
    network: RoadNetwork, terms: TravelTerms, courses: Column<CourseCost>, open: OpenSegments, metric: Metric
  ) {
    (self.network, self.terms) = (network, terms)
    (self.courses, self.open, self.metric) = (courses, open, metric)
    closedGuards = network.turns.closedGuards(
      to: terms.profile.mode, atMinute: terms.conditions.departure?.minuteOfWeek)
  }

  /// The point nearest to `position` on a segment that may be travelled in one direction at least, and that is no
  /// pocket of one-ways without way in or out, both on an ordinary day: what is different today moves nobody. Who
  /// stands on a street that is closed, or that a closure cuts off, has no way.
  /// - Parameters:
  ///   - reach: metres beyond which there is no answer.
  ///   - index: how the error counts the position, from 0.
  /// - Throws: `RoadsError.farFromRoad`.
  public func snapped(
    _ position: Coordinate, reach: Double = RoadNetwork.defaultReach, index: Int = 0
  ) throws(RoadsError) -> SnappedPosition {
    try network.snapped(position, open: open, reach: reach, index: index, profile: terms.profile.name)
  }

  func approach(_ position: Coordinate, reach: Double, index: Int) throws(RoadsError) -> Approach {
    Approach(position, try snapped(position, reach: reach, index: index), on: self)
  }

  /// What a stretch takes; a whole is the sum of its parts to the unit.
  func figures(of stretch: Stretch) -> TravelFigures {
    let cost = courses[stretch.course]
    let length = Int(network.segments[stretch.segment].millimetres)
    func part(_ whole: UInt32) -> Int {
      guard length > 0 else { return 0 }
      return abs(Int(whole) * stretch.to / length - Int(whole) * stretch.from / length)
    }
    return TravelFigures(
      milliseconds: part(cost.milliseconds), millimetres: part(cost.millimetres), microlitres: part(cost.microlitres))
  }

  /// Between a position and its street, in a straight line over open ground.
  func access(_ approach: Approach) -> TravelFigures {
    let millimetres = approach.snapped.accessMillimetres
    let speed = max(1, terms.profile.offRoadSpeed)
    var stretch = DrivenStretch(metres: Double(millimetres) / 1000, kilometresPerHour: Double(speed))
    stretch.surface = .unpaved
    return TravelFigures(
      milliseconds: dividedHalfUp(millimetres * 3600, by: speed * 1000), millimetres: millimetres,
      microlitres: terms.fuel?.microlitres(on: stretch, loadKilograms: terms.loadKilograms) ?? 0)
  }

  /// The whole way out of the figures of its roads and both accesses.
  func whole(_ roads: TravelFigures, _ from: Approach, _ to: Approach) -> TravelFigures {
    var whole = roads + access(from) + access(to)
    // By length alone there is one rounding, at the end.
    if case .economy(let economy) = terms.fuel {
      whole.microlitres = dividedHalfUp(whole.millimetres * 1000, by: economy.metresPerLitre)
    }
    return whole
  }
}

/// Time, distance and fuel of a way or a part of one.
struct TravelFigures: Sendable, Hashable {
  var milliseconds = 0
  var millimetres = 0
  var microlitres = 0

  init(milliseconds: Int = 0, millimetres: Int = 0, microlitres: Int = 0) {
    (self.milliseconds, self.millimetres, self.microlitres) = (milliseconds, millimetres, microlitres)
  }

  /// Of all of a segment.
  init(_ cost: CourseCost) {
    self.init(
      milliseconds: Int(cost.milliseconds), millimetres: Int(cost.millimetres), microlitres: Int(cost.microlitres))
  }

  static func + (a: TravelFigures, b: TravelFigures) -> TravelFigures {
    TravelFigures(
      milliseconds: a.milliseconds + b.milliseconds, millimetres: a.millimetres + b.millimetres,
      microlitres: a.microlitres + b.microlitres)
  }
}

extension Objective {
  /// The figures as weights hold them: the objective first, the other two in the order time, distance, fuel.
  func figures(_ travel: TravelFigures) -> Figures {
    let (time, distance, fuel) = (
      UInt32(clamping: travel.milliseconds), UInt32(clamping: travel.millimetres), UInt32(clamping: travel.microlitres)
    )
    return switch self {
    case .time: Figures(optimised: time, firstCarried: distance, secondCarried: fuel)
    case .distance: Figures(optimised: distance, firstCarried: time, secondCarried: fuel)
    case .fuel: Figures(optimised: fuel, firstCarried: time, secondCarried: distance)
    }
  }

  /// The way back, less what was paid to enter streets that are no through way.
  /// - Parameter straightMillimetres: between the ends.
  func travel(_ figures: Figures, straightMillimetres: Int) -> TravelFigures {
    let (first, second) = (Int(figures.firstCarried), Int(figures.secondCarried))
    let own = figure(ofSum: Int(figures.optimised), firstCarried: first, straightMillimetres: straightMillimetres)
    return switch self {
    case .time: TravelFigures(milliseconds: own, millimetres: first, microlitres: second)
    case .distance: TravelFigures(milliseconds: first, millimetres: own, microlitres: second)
    case .fuel: TravelFigures(milliseconds: first, millimetres: second, microlitres: own)
    }
  }

  func optimised(_ travel: TravelFigures) -> Int {
    switch self {
    case .time: travel.milliseconds
    case .distance: travel.millimetres
    case .fuel: travel.microlitres
    }
  }
}
