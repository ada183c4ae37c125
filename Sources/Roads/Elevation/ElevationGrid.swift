import Territory

/// Heights of the ground over a rectangle of longitudes and latitudes, at regular distances.
public struct ElevationGrid: Sendable, Equatable {
  /// Where the samples lie: degrees.
  struct Frame: Sendable, Equatable {
    /// Of the north-western sample.
    var west: Double
    var north: Double
    /// Between neighbours, both positive: eastward and southward.
    var stepEast: Double
    var stepSouth: Double
    var columns: Int
    var rows: Int
    /// A sample speaks for a cell around it, so the rectangle reaches half a step beyond the outermost samples.
    var reachesHalfStep: Bool
  }

  /// Above this no grid is read: a tile of one second has 13 million samples.
  static let sampleLimit = 200_000_000
  /// A sample is in steps of 0.2 m from 1,000 m below the sea, up to 12,106.8 m; this one knows nothing.
  static let void = UInt16.max
  static let lowest = -1_000.0
  static let stepsPerMetre = 5.0

  let frame: Frame
  /// By rows from the north, each from the west.
  let samples: ContiguousArray<UInt16>

  /// The nearest sample to a height; `void` for what no ground has.
  static func sample(metres: Double) -> UInt16 {
    let steps = ((metres - lowest) * stepsPerMetre).rounded()
    return steps >= 0 && steps < Double(void) ? UInt16(steps) : void
  }

  public var columns: Int { frame.columns }
  public var rows: Int { frame.rows }
  /// Samples without a height.
  public var voidCount: Int { samples.lazy.filter { $0 == Self.void }.count }

  /// The south-western and north-eastern corners of where `metres(at:)` answers.
  public var corners: (southWest: Coordinate, northEast: Coordinate) {
    let reach = frame.reachesHalfStep ? 0.5 : 0
    let (east, south) = (Double(columns - 1) + reach, Double(rows - 1) + reach)
    return (
      Coordinate(
        longitude: frame.west - reach * frame.stepEast, latitude: frame.north - south * frame.stepSouth),
      Coordinate(
        longitude: frame.west + east * frame.stepEast, latitude: frame.north + reach * frame.stepSouth)
    )
  }

  /// The height of the ground at a position, between the four samples around it; metres above the sea.
  ///
  /// One void among the four is passed over, and the other three count by their weights; samples of no weight are not
  /// asked.
  /// - Returns: nil outside the grid, and where two or more of the samples that count are void.
  public func metres(at position: Coordinate) -> Double? {
    guard let (column, east) = cell((position.longitude - frame.west) / frame.stepEast, count: columns),
      let (row, south) = cell((frame.north - position.latitude) / frame.stepSouth, count: rows)
    else { return nil }
    var (sum, weights) = (0.0, 0.0)
    var (known, unknown) = (0, 0)
    for (down, across, weight) in [
      (0, 0, (1 - south) * (1 - east)), (0, 1, (1 - south) * east), (1, 0, south * (1 - east)), (1, 1, south * east),
    ] where weight > 0 {
      let sample = samples[(row + down) * columns + column + across]
      if sample == Self.void {
        unknown += 1
      } else {
        known += 1
        sum += weight * Double(sample)
        weights += weight
      }
    }
    guard unknown == 0 || known == 3 else { return nil }
    return sum / weights / Self.stepsPerMetre + Self.lowest
  }

  /// The cell in which a place on one axis lies, and how far in it, 0 … 1; nil outside.
  private func cell(_ place: Double, count: Int) -> (index: Int, share: Double)? {
    // What degrees as Double leave over at the edge: a billionth of a cell.
    let reach = frame.reachesHalfStep ? 0.5 : 1e-9
    let last = Double(count - 1)
    guard place >= -reach, place <= last + reach else { return nil }
    let inside = min(max(place, 0), last)
    let index = min(Int(inside), count - 2)
    return (index, inside - Double(index))
  }
}
