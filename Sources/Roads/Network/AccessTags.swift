/// The words of access: who may pass, by OpenStreetMap's hierarchy from `access` down to one kind of vehicle.
/// Source: OpenStreetMap wiki, Key:access, "Transport mode restrictions" and "Access tag values"; Key:barrier.

extension AccessTable {
  /// What a way's class, its one-ways and its access tags leave open.
  init(wayTags tags: [String: String], category: String) {
    self.init()
    for mode in TravelMode.allCases {
      let usual = mode.usualAccess(category: category, tags: tags)
      let way = mode.oneWay(tags, category: category)
      for isBackward in [false, true] {
        let isAgainst = way == (isBackward ? .forward : .backward)
        self[mode, isBackward: isBackward] =
          isAgainst ? .closed : mode.access(tags, usually: usual, suffix: isBackward ? 1 : 0)
      }
    }
  }

  /// What a barrier on a node leaves open; nil where the tags name none or one that stops nobody.
  init?(barrierTags tags: [String: String]) {
    guard let barrier = tags["barrier"], !openBarriers.contains(barrier) else { return nil }
    let isLocked = tags["locked"] == "yes"
    self.init()
    for mode in TravelMode.allCases {
      let usual: Access =
        if isLocked { .closed } else if mode == .foot { .open } else {
          gates.contains(barrier) ? .destination : .closed
        }
      let access = mode.access(tags, usually: usual, suffix: nil)
      self[mode, isBackward: false] = access
      self[mode, isBackward: true] = access
    }
    if bits == 0 { return nil }
  }
}

/// Barriers that everybody passes.
private let openBarriers: Set = [
  "no", "entrance", "cattle_grid", "border_control", "toll_booth", "kerb", "height_restrictor", "coupure", "checkpoint",
  "arch",
]

/// Barriers that open for those who are bound for a place behind them: a private street's gate, a car park's bar.
private let gates: Set = [
  "gate", "lift_gate", "swing_gate", "sliding_gate", "sliding_beam", "hampshire_gate", "bump_gate", "sally_port",
  "wicket_gate", "chain", "spikes",
]

/// Classes of ways on which motor vehicles are at home.
private let motorCategories: Set = [
  "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary", "secondary_link",
  "tertiary", "tertiary_link", "unclassified", "residential", "living_street", "service", "road", "track",
]

/// Classes of ways that are for walking.
private let walkingCategories: Set = [
  "pedestrian", "footway", "path", "steps", "cycleway", "bridleway", "corridor", "elevator", "platform",
]

extension TravelMode {
  /// What the class of a way alone says.
  fileprivate func usualAccess(category: String, tags: [String: String]) -> Access {
    switch self {
    case .foot:
      if category.hasPrefix("motorway") || tags["motorroad"] == "yes" { return .closed }
      return motorCategories.contains(category) || walkingCategories.contains(category) || category == "ferry"
        ? .open : .closed
    case .motorcar, .motorcycle:
      if tags["smoothness"] == "impassable" { return .closed }
      // A ferry takes vehicles where its tags say so, or where it continues a road of some class.
      if category == "ferry" { return tags["ferry"].map(motorCategories.contains) ?? false ? .open : .closed }
      return motorCategories.contains(category) ? .open : .closed
    }
  }

  /// From the most general key to the mode's own; each with `:forward` and `:backward`.
  private var keys: [[String]] {
    switch self {
    case .motorcar: motorcarKeys
    case .motorcycle: motorcycleKeys
    case .foot: footKeys
    }
  }

  /// What the access tags make of the usual access; the most special key has the last word.
  ///
  /// A general key (`access`, `vehicle`) closes what is usually open and never opens what is usually closed: a footpath
  /// with `access=yes` is none for cars.
  /// - Parameter suffix: 0 for along the drawing, 1 for against it, nil where there is no direction.
  fileprivate func access(_ tags: [String: String], usually usual: Access, suffix: Int?) -> Access {
    var access = usual
    for (rank, key) in keys.enumerated() {
      for word in [tags[key[0]], suffix.flatMap { tags[key[$0 + 1]] }] {
        guard let word, let said = Access(word: word) else { continue }
        let isGeneral = rank < (self == .foot ? 1 : 2)
        if !isGeneral || usual != .closed || said == .closed { access = said }
      }
    }
    return access
  }

  /// Which way traffic of this mode goes by the `oneway` tags; those on foot are bound by `oneway:foot` only.
  fileprivate func oneWay(_ tags: [String: String], category: String) -> RoadLine.Direction {
    for key in oneWayKeys {
      if let word = tags[key], let direction = RoadLine.Direction(sourceWord: word) { return direction }
    }
    if self == .foot { return tags["conveying"].flatMap(RoadLine.Direction.init(sourceWord:)) ?? .both }
    return category == "motorway" || Street.isRound(tags) ? .forward : .both
  }

  private var oneWayKeys: [String] {
    switch self {
    case .motorcar: ["oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway"]
    case .motorcycle: ["oneway:motorcycle", "oneway:motor_vehicle", "oneway:vehicle", "oneway"]
    case .foot: ["oneway:foot"]
    }
  }
}

private func withDirections(_ keys: [String]) -> [[String]] { keys.map { [$0, $0 + ":forward", $0 + ":backward"] } }
private let motorcarKeys = withDirections(["access", "vehicle", "motor_vehicle", "motorcar"])
private let motorcycleKeys = withDirections(["access", "vehicle", "motor_vehicle", "motorcycle"])
private let footKeys = withDirections(["access", "foot"])

extension Access {
  /// nil for a word that says nothing.
  fileprivate init?(word: String) {
    switch word {
    case "yes", "designated", "permissive", "official", "public", "discouraged": self = .open
    case "destination", "customers", "delivery", "private", "residents", "permit", "visitors", "employees":
      self = .destination
    case "no", "agricultural", "forestry", "military", "emergency", "psv", "bus", "use_sidepath", "restricted":
      self = .closed
    default: return nil
    }
  }
}
