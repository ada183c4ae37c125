/// What a key means to roads: which objects keep it, and which rules look at its value.
struct RoadKey: OptionSet, Hashable {
  let rawValue: UInt16

  static let way = RoadKey(rawValue: 1)
  static let node = RoadKey(rawValue: 2)
  static let relation = RoadKey(rawValue: 4)
  /// On nodes only together with a barrier.
  static let access = RoadKey(rawValue: 8)
  /// Makes a node matter by itself.
  static let mark = RoadKey(rawValue: 16)
  static let highway = RoadKey(rawValue: 32)
  static let route = RoadKey(rawValue: 64)
  static let area = RoadKey(rawValue: 128)
  static let type = RoadKey(rawValue: 256)
  static let barrier = RoadKey(rawValue: 512)
  /// `restriction`, `restriction:motorcycle` …: the word of a relation.
  static let word = RoadKey(rawValue: 1024)

  /// Keys whose value decides whether an object is kept.
  static let deciding: RoadKey = [.highway, .route, .area, .type]

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Source: OpenStreetMap wiki, "Key:access", "Key:maxspeed", "Conditional restrictions", "Relation:restriction".
  init(_ key: String) {
    if let known = Self.known[key] {
      self = known
    } else if key.hasPrefix("oneway:") {
      self = .way
    } else if key.hasPrefix("restriction:") {
      self = [.relation, .word]
    } else {
      self = []
    }
  }

  private static let known: [String: RoadKey] = {
    var known: [String: RoadKey] = [
      "highway": [.way, .node, .highway], "route": [.way, .route], "area": .area, "type": .type,
      "barrier": [.node, .mark, .barrier], "traffic_calming": [.way, .node, .mark], "ford": [.way, .node, .mark],
      "restriction": [.relation, .word],
    ]
    for key in ["access", "vehicle", "motor_vehicle", "motorcar", "motorcycle", "foot", "goods"] {
      known[key] = [.way, .node, .access]
      known[key + ":conditional"] = [.way, .node, .access]
      known[key + ":forward"] = .way
      known[key + ":backward"] = .way
    }
    let ways = [
      "name", "ref", "junction", "oneway", "maxspeed", "maxspeed:forward", "maxspeed:backward", "maxspeed:conditional",
      "maxspeed:forward:conditional", "maxspeed:backward:conditional", "maxspeed:type", "source:maxspeed",
      "zone:maxspeed", "zone:traffic", "surface", "smoothness", "tracktype", "service", "bridge", "tunnel", "toll",
      "duration", "lanes", "incline", "lit", "motorroad", "conveying", "ferry",
    ]
    for key in ways { known[key] = .way }
    for key in ["direction", "traffic_signals:direction", "crossing"] { known[key] = .node }
    for key in ["except", "day_on", "day_off", "hour_on", "hour_off"] { known[key] = .relation }
    return known
  }()
}

/// What a value says where a `RoadKey.deciding` key has it.
struct RoadValue: OptionSet {
  let rawValue: UInt8

  /// A `highway` on which nobody travels: planned, gone, or no way at all.
  static let noRoad = RoadValue(rawValue: 1)
  /// A `highway` of a node that slows or stops somebody.
  static let nodeHighway = RoadValue(rawValue: 2)
  static let ferry = RoadValue(rawValue: 4)
  static let yes = RoadValue(rawValue: 8)
  static let restriction = RoadValue(rawValue: 16)
  /// `type=restriction:…`: the type itself holds the word's suffix.
  static let typedRestriction = RoadValue(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ value: String) {
    if let known = Self.known[value] {
      self = known
    } else {
      self = value.hasPrefix("restriction:") ? [.restriction, .typedRestriction] : []
    }
  }

  private static let known: [String: RoadValue] = {
    var known: [String: RoadValue] = ["ferry": .ferry, "yes": .yes, "restriction": .restriction]
    let noRoads = [
      "proposed", "planned", "construction", "razed", "abandoned", "demolished", "dismantled", "removed", "disused",
      "historic", "no", "none", "platform", "rest_area", "services", "bus_stop",
    ]
    for value in noRoads { known[value] = .noRoad }
    let nodes = [
      "traffic_signals", "stop", "give_way", "crossing", "mini_roundabout", "turning_circle", "turning_loop",
    ]
    for value in nodes { known[value] = .nodeHighway }
    return known
  }()
}

/// What the deciding tags of one object say together.
struct RoadDecision {
  private var highway: RoadValue?
  private var isFerry = false
  private var isArea = false
  private(set) var isRestriction = false

  mutating func hear(_ key: RoadKey, _ value: RoadValue) {
    if key.contains(.highway) { highway = value }
    if key.contains(.route), value.contains(.ferry) { isFerry = true }
    if key.contains(.area), value.contains(.yes) { isArea = true }
    if key.contains(.type), value.contains(.restriction) { isRestriction = true }
  }

  private var isTravelled: Bool { isFerry || highway.map { !$0.contains(.noRoad) } ?? false }
  var isRoad: Bool { isTravelled && !isArea }
  var isRoadArea: Bool { isTravelled && isArea }
}
