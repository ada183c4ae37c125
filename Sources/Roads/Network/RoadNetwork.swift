import Geometry
import Territory

/// Streets joined at their junctions: what paths and matrices are found on. Constant once built.
///
/// Its whole state are columns of plain records and one list of words: `words`, `streets`, those of `kinds`,
/// `segments`, `points`, `reliefs`, those of `turns` and those of `pieces`.
public struct RoadNetwork: Sendable {
  /// What was read and what came of it.
  public struct Counts: Sendable, Hashable {
    /// Lines or ways taken.
    public var lines = 0
    /// Ways that nobody may travel.
    public var closedWays = 0
    public var segments = 0
    public var junctions = 0
    /// Parts that no street joins to one another, one-ways aside.
    public var components = 0
    /// Metres of all segments.
    public var metres = 0.0
    public var skipped: [SkippedLine] = []
    public var restrictions = RestrictionCounts()
  }

  /// What came of the restrictions of turns.
  public struct RestrictionCounts: Sendable, Hashable {
    public var read = 0
    /// Those that bind a mode and stand in the network.
    public var kept = 0
    /// Those that bind others only: buses, lorries, bicycles.
    public var forOthers = 0
    /// Members are missing, do not meet, or meet in more than one way.
    public var unplaced = 0
    /// A kind of restriction that nobody here knows.
    public var unknownKind = 0
    /// Kept, with hours or conditions that could not be read: taken to bind at all times.
    public var unreadHours = 0
  }

  /// A line that is not in the network.
  public struct SkippedLine: Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
      /// Fewer than two positions.
      case tooFewPositions
      /// A position that is not a finite longitude and latitude.
      case invalidPosition
      /// All its positions fall into one junction.
      case shorterThanTolerance
      /// Longer than `RoadNetwork.longestLine`: a mistaken position or coordinates of another system.
      case tooLong
    }

    /// Place among the lines given, from 0.
    public var line: Int
    public var reason: Reason
  }

  /// Metres; no street between two vertices of a file is longer.
  public static let longestLine = 500_000.0

  public internal(set) var counts = Counts()
  /// Categories, names and references of streets.
  var words: [String] = []
  var streets: ContiguousArray<Street> = []
  var kinds = StreetKinds()
  /// Those with a length first, then the barriers.
  var segments: Column<Segment> = []
  /// The drawings of all segments, one after the other.
  var points: Column<Point> = []
  /// One a segment; none where no heights were given.
  var reliefs: Column<Relief> = []
  var turns = TurnGraph()
  var pieces = PieceTree()

  /// No streets.
  init() {}

  /// Cuts the ways at their junctions.
  public init(_ data: StreetData) {
    var builder = SegmentBuilder(data)
    builder.fill(&self)
    kinds = StreetKinds(streets)
    var manoeuvres = ManoeuvreFinder(data, self, firstSegments: builder.firstSegments, junctions: builder.junctions)
    manoeuvres.findAll()
    counts.restrictions = manoeuvres.counts
    turns = TurnGraphBuilder(self, positions: builder.positions, manoeuvres).graph
    pieces = PieceTree(segments: segments.copied(), points: points.copied())
    countAll()
  }

  /// Joins lines at shared end points and shared vertices.
  /// - Parameter tolerance: metres within which two vertices are one junction, 0…50.
  public init(lines: some Sequence<RoadLine>, tolerance: Double = 1) {
    var skipped: [SkippedLine] = []
    self.init(StreetData(lines: lines, tolerance: tolerance, skipped: &skipped))
    counts.skipped = skipped
  }

  private mutating func countAll() {
    counts.segments = segments.count
    counts.junctions = turns.junctionCount
    counts.metres = segments.reduce(0) { $0 + Double($1.millimetres) } / 1000
    var union = NodeUnion(count: turns.junctionCount)
    for segment in segments { union.join(segment.from, segment.to) }
    counts.components = union.roots().enumerated().lazy.filter { UInt32($0.offset) == $0.element }.count
  }

  /// A stretch of street between two junctions, as people see it.
  public struct RoadSegment: Sendable, Hashable {
    public var from, to: Int
    public var path: [Coordinate]
    public var millimetres: Int
    public var name: String?
    public var category: String
    /// The way of motor vehicles; where they do not go, of those on foot.
    public var direction: RoadLine.Direction
  }

  /// The segment at `index`, 0 ..< counts.segments.
  public func segment(at index: Int) -> RoadSegment {
    let segment = segments[index]
    return RoadSegment(
      from: Int(segment.from), to: Int(segment.to),
      path: points[Int(segment.firstPoint)...Int(segment.lastPoint)].map(\.coordinate),
      millimetres: Int(segment.millimetres), name: name(of: index),
      category: words[Int(streets[Int(segment.street)].category)], direction: direction(of: index))
  }

  private func direction(of index: Int) -> RoadLine.Direction {
    let access = streets[Int(segments[index].street)].access
    for mode in TravelMode.allCases {
      let isForward = access[mode, isBackward: false] != .closed
      let isBackward = access[mode, isBackward: true] != .closed
      if isForward || isBackward { return isForward == isBackward ? .both : isForward ? .forward : .backward }
    }
    return .both
  }

  func name(of segment: Int) -> String? { word(streets[Int(segments[segment].street)].name) }

  func word(_ place: UInt32) -> String? { place == Street.noWord ? nil : words[Int(place)] }

  /// What the street's rules and a barrier together leave open.
  func access(of segment: Int) -> AccessTable {
    streets[Int(segments[segment].street)].access.narrowed(by: segments[segment].barrier)
  }
}
