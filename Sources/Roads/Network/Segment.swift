import Territory

/// A stretch of one street between two junctions, or a barrier: a segment without length whose ends are at one place.
struct Segment: Sendable, Hashable, BitwiseCopyable {
  /// Junctions, in the order of the drawing.
  var from: UInt32
  var to: UInt32
  /// The drawing: points `firstPoint` … `lastPoint`, both ends included.
  var firstPoint: UInt32
  var lastPoint: UInt32
  var street: UInt32
  /// Along the drawing, on the ellipsoid.
  var millimetres: UInt32
  /// What a barrier leaves of the street's access; all open where there is none.
  var barrier: AccessTable
  /// What one meets who travels along the drawing, the junction at the end included and the one at the start not.
  var forward: Halts
  /// The same against the drawing.
  var backward: Halts

  /// Places where a traveller slows down or may have to halt, in one direction; never more than 255 of a kind.
  struct Halts: Sendable, Hashable, BitwiseCopyable {
    /// Humps, bumps, tables, cushions.
    var topes: UInt8 = 0
    var signals: UInt8 = 0
    var stops: UInt8 = 0
    var yields: UInt8 = 0
    var fords: UInt8 = 0
  }

  /// Whether what one meets is the same in both directions.
  var isAlikeBothWays: Bool { barrier.isOpen && forward == backward }

  func halts(isBackward: Bool) -> Halts { isBackward ? backward : forward }
}

/// How a segment rises, in millimetres, seen along its drawing; against it climb and descent change places.
///
/// Where nobody knows the heights all is 0.
struct Relief: Sendable, Hashable, BitwiseCopyable {
  /// Height of the end over the start.
  var netRise: Int32
  /// Sum of the pieces that climb; the descent is `climb - netRise`.
  var climb: Int32
  /// Length of the pieces that climb; the rest of the segment descends or is level.
  var climbLength: UInt32
  /// Mean height above the sea, metres.
  var altitude: Int16
  /// Room that alignment leaves, so that the same relief is the same bytes.
  private let spare: Int16 = 0

  var descent: Int32 { climb - netRise }
  /// Neither climbs nor descends, as far as anybody knows.
  var isLevel: Bool { netRise == 0 && climb == 0 }
}

/// A position in 1e-7 degrees.
struct Point: Sendable, Hashable, BitwiseCopyable {
  var longitude: Int32
  var latitude: Int32

  var coordinate: Coordinate { Coordinate(longitudeE7: Int(longitude), latitudeE7: Int(latitude)) }
}
