import Geometry
import Territory

/// Streets joined at their junctions: what paths and matrices are found on. Constant once built.
public struct RoadNetwork: Sendable {
  /// What was read and what came of it.
  public struct Counts: Sendable, Hashable {
    /// Lines taken.
    public var lines = 0
    public var segments = 0
    public var junctions = 0
    /// Parts that no street joins to one another, one-ways aside.
    public var components = 0
    /// Metres of all segments.
    public var metres = 0.0
    public var skipped: [SkippedLine] = []
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

  struct Segment: Sendable {
    var from: UInt32
    var to: UInt32
    var firstPoint: UInt32
    /// Included.
    var lastPoint: UInt32
    var millimetres: UInt32
    /// -1 = without name.
    var name: Int32
    var category: UInt32
    var direction: RoadLine.Direction
    /// km/h; 0 = unknown.
    var limit: UInt16
    var isUnpaved: Bool
  }

  public internal(set) var counts = Counts()
  /// Metres within which two vertices are one junction.
  public let tolerance: Double
  var junctions: ContiguousArray<Coordinate> = []
  var segments: ContiguousArray<Segment> = []
  /// The positions of all segments, one after the other.
  var points: ContiguousArray<Coordinate> = []
  /// Millimetres from the segment's start, one per point.
  var offsets: ContiguousArray<UInt32> = []
  /// The segment of each point.
  var owners: ContiguousArray<UInt32> = []
  var names: ContiguousArray<String> = []
  var categories: ContiguousArray<String> = []
  var grid = PieceGrid()

  /// Joins lines at shared end points and shared vertices.
  ///
  /// The first vertex met, in the order given, founds a junction; a later one within `tolerance` of it joins, the
  /// nearest founder winning. Vertices of one line that follow each other within the tolerance count as one.
  /// - Parameter tolerance: metres, 0…50.
  public init(lines: some Sequence<RoadLine>, tolerance: Double = 1) {
    self.tolerance = min(50, max(0, tolerance))
    var builder = NetworkBuilder(tolerance: self.tolerance)
    for line in lines { builder.read(line) }
    builder.fill(&self)
    grid = PieceGrid(points: points, owners: owners)
  }

  /// A stretch of street between two junctions, as people see it.
  public struct RoadSegment: Sendable, Hashable {
    public var from, to: Int
    public var path: [Coordinate]
    public var millimetres: Int
    public var name: String?
    public var category: String
    public var direction: RoadLine.Direction
  }

  /// The segment at `index`, 0 ..< counts.segments.
  public func segment(at index: Int) -> RoadSegment {
    let segment = segments[index]
    return RoadSegment(
      from: Int(segment.from), to: Int(segment.to),
      path: Array(points[Int(segment.firstPoint)...Int(segment.lastPoint)]),
      millimetres: Int(segment.millimetres), name: name(of: index),
      category: categories[Int(segment.category)], direction: segment.direction)
  }

  func name(of segment: Int) -> String? {
    let name = segments[segment].name
    return name < 0 ? nil : names[Int(name)]
  }
}
