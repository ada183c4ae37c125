/// What one direction of a segment costs those who travel all of it, and whether they may.
struct CourseCost: Sendable, Hashable, BitwiseCopyable {
  /// Who may travel a course.
  struct Use: OptionSet, Sendable, Hashable, BitwiseCopyable {
    let rawValue: UInt8
    static let open = Use(rawValue: 1)
    /// Only by those bound for a place on it or behind it, or as a last resort.
    static let reluctant = Use(rawValue: 2)
    /// Leads from the public streets into those: pays `ArcWeights.entry`.
    static let entering = Use(rawValue: 4)
  }

  /// Without what is paid for entering.
  var milliseconds: UInt32
  var millimetres: UInt32
  var microlitres: UInt32
  var use: Use
  /// Room that alignment leaves, so that the same cost is the same bytes.
  private let spare: UInt8 = 0
  private let spares: UInt16 = 0

  static let closed = CourseCost(milliseconds: 0, millimetres: 0, microlitres: 0, use: [])

  /// Whether it may be travelled at all: positions are put only on segments with such a direction.
  var isUsable: Bool { use.contains(.open) }
}

/// A network's costs under one set of terms.
struct TravelCosts: Sendable {
  var objective: Objective
  /// Segment × 2, + 1 against the drawing.
  var courses: ContiguousArray<CourseCost>
  /// What paths are found by.
  ///
  /// Optimised is the objective; carried are the other two in the order time, distance, fuel: milliseconds, millimetres,
  /// microlitres. So fastest carries distance and fuel, shortest time and fuel, least fuel time and distance.
  var weights: ArcWeights
}

extension ArcWeights {
  /// What the optimised figure pays, once, to enter streets that are no through way: private ones, those behind gates,
  /// areas of last resort. 37 hours, 134 km or 134 l: no detour is dearer, and a figure that is whole is found again
  /// under it (`Objective.figure(ofSum:firstCarried:straightMillimetres:)`).
  static let entry: UInt32 = 1 << 27
}

extension Objective {
  /// The figure of a path whose optimised weights sum to `sum`, without what it paid to enter streets that are no
  /// through way: the least that the sum may stand for and that the path cannot be below.
  /// - Parameters:
  ///   - firstCarried: the path's own.
  ///   - straightMillimetres: between its ends; 0 where unknown, good for distances below 134 km.
  func figure(ofSum sum: Int, firstCarried: Int, straightMillimetres: Int) -> Int {
    let bound =
      switch self {
      // Nothing drives faster than 200 km/h.
      case .time: firstCarried * 3600 / 200_000
      case .distance: straightMillimetres
      case .fuel: 0
      }
    let entry = Int(ArcWeights.entry)
    return sum - max(0, sum - bound) / entry * entry
  }
}
