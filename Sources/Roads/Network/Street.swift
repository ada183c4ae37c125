/// A way of travelling that rules of access tell apart.
public enum TravelMode: UInt8, Sendable, Hashable, CaseIterable {
  case motorcar, motorcycle, foot
}

/// Whether a way, or a barrier on it, may be passed.
public enum Access: UInt8, Sendable, Hashable, Comparable {
  case open
  /// Only by those who are bound for a place on it or behind it: private streets, gates, customers.
  case destination
  case closed

  public static func < (a: Access, b: Access) -> Bool { a.rawValue < b.rawValue }
}

/// The access of each mode in each direction of the drawing, two bits each.
struct AccessTable: Sendable, Hashable, BitwiseCopyable {
  private(set) var bits: UInt16 = 0

  /// All open.
  init() {}

  static let closed = AccessTable(all: .closed)

  init(all access: Access) {
    for mode in TravelMode.allCases {
      self[mode, isBackward: false] = access
      self[mode, isBackward: true] = access
    }
  }

  subscript(mode: TravelMode, isBackward isBackward: Bool) -> Access {
    get { Access(rawValue: UInt8(truncatingIfNeeded: bits >> Self.shift(mode, isBackward) & 3)) ?? .closed }
    set {
      let shift = Self.shift(mode, isBackward)
      bits = bits & ~(3 << shift) | UInt16(newValue.rawValue) << shift
    }
  }

  /// What is left where both hold: the stricter of the two in each cell.
  func narrowed(by other: AccessTable) -> AccessTable {
    guard other.bits != 0 else { return self }
    var table = self
    for mode in TravelMode.allCases {
      for isBackward in [false, true] {
        table[mode, isBackward: isBackward] =
          max(self[mode, isBackward: isBackward], other[mode, isBackward: isBackward])
      }
    }
    return table
  }

  private static func shift(_ mode: TravelMode, _ isBackward: Bool) -> UInt16 {
    UInt16(mode.rawValue) * 4 + (isBackward ? 2 : 0)
  }
}

/// What a street's ground is made of, as far as wheels feel it.
public enum Surface: UInt8, Sendable, Hashable, CaseIterable {
  case unknown
  case asphalt, concrete, pavingStones, cobblestone, otherPaved
  /// Rolled or bound: `compacted`, `fine_gravel`, INEGI's `revestida`.
  case compacted
  case gravel
  /// `dirt`, `ground`, `earth`, `unpaved` without more, terracería.
  case dirt
  /// `sand`, `mud`, `grass`, `rock`.
  case loose

  public var isUnpaved: Bool { rawValue >= Surface.compacted.rawValue }
}

/// What the tags of a way say of it: one record for all ways that are tagged alike.
struct Street: Sendable, Hashable, BitwiseCopyable {
  /// Stands for a word that is not there.
  static let noWord = UInt32.max
  /// Stands for a road without limit (`maxspeed=none`) in `forwardLimit` and `backwardLimit`.
  static let unlimited: UInt8 = 255

  struct Features: OptionSet, Sendable, Hashable, BitwiseCopyable {
    let rawValue: UInt16
    static let unpaved = Features(rawValue: 1)
    static let ferry = Features(rawValue: 2)
    static let roundabout = Features(rawValue: 4)
    static let toll = Features(rawValue: 8)
    static let tunnel = Features(rawValue: 16)
    static let bridge = Features(rawValue: 32)
    static let ford = Features(rawValue: 64)
    /// `traffic_calming` on the way itself and not on a node.
    static let calmed = Features(rawValue: 128)
  }

  /// Place in the network's words of `highway`'s word, `ferry` for a ferry.
  var category: UInt32
  /// Places in the network's words; `noWord` = none.
  var name: UInt32
  var ref: UInt32
  /// Metres an hour of a ferry whose duration is told, waiting aside; 0 = unknown.
  var ferrySpeed: UInt32
  /// One-ways and `access` tags together.
  var access: AccessTable
  var features: Features
  /// km/h as posted, along the drawing and against it; 0 = unknown.
  var forwardLimit: UInt8
  var backwardLimit: UInt8
  /// Raw value of `Surface`.
  var surfaceCode: UInt8
  /// `grade1` … `grade5`; 0 = unknown.
  var trackGrade: UInt8
  /// 1 `excellent`, `good`, `intermediate`, `bad`, `very_bad`, `horrible`, `very_horrible`, 8 `impassable`; 0 = unknown.
  var smoothness: UInt8
  /// Room that alignment leaves, so that the same street is the same bytes.
  private let spare: UInt8 = 0
  private let spares: UInt16 = 0

  var surface: Surface { Surface(rawValue: surfaceCode) ?? .unknown }
  var isFerry: Bool { features.contains(.ferry) }
  /// By its surface; where that is not told, tracks of grade 2 to 5 or of no grade are unpaved.
  var isUnpaved: Bool { features.contains(.unpaved) }
}
