import Territory

/// Junctions and the pieces of street between them. Every piece ends at a junction, so that shared ends are exact.
struct StreetNetwork {
  struct Piece {
    enum Way: String {
      case both = "B"
      case forward = "F"
      case backward = "T"
    }

    var from, to: Int
    /// Positions between the two junctions, in order.
    var bends: [Coordinate] = []
    var name: String
    var category: Category
    var way = Way.both
    var surface: String?
  }

  /// How much a street carries, with the speed we sign on it, in km/h: invented, of the usual size.
  enum Category: String {
    case primary, secondary, tertiary, residential, track

    var maxspeed: Int {
      switch self {
      case .primary: 60
      case .secondary: 50
      case .tertiary: 40
      case .residential: 30
      case .track: 20
      }
    }
  }

  var junctions: [Coordinate] = []
  var pieces: [Piece] = []

  mutating func add(_ junction: Coordinate) -> Int {
    junctions.append(junction)
    return junctions.count - 1
  }

  /// How many pieces meet at each junction.
  var degrees: [Int] {
    pieces.reduce(into: Array(repeating: 0, count: junctions.count)) { degrees, piece in
      degrees[piece.from] += 1
      degrees[piece.to] += 1
    }
  }

  /// Which junctions can be driven to from `start`; against the traffic, which it can be driven to from.
  func reached(from start: Int, againstTraffic: Bool = false, ignoringOneWays: Bool = false) -> [Bool] {
    var onward: [[Int]] = Array(repeating: [], count: junctions.count)
    for piece in pieces {
      let forward = ignoringOneWays || piece.way != (againstTraffic ? .forward : .backward)
      let backward = ignoringOneWays || piece.way != (againstTraffic ? .backward : .forward)
      if forward { onward[piece.from].append(piece.to) }
      if backward { onward[piece.to].append(piece.from) }
    }
    var reached = Array(repeating: false, count: junctions.count)
    reached[start] = true
    var open = [start]
    while let junction = open.popLast() {
      for next in onward[junction] where !reached[next] {
        reached[next] = true
        open.append(next)
      }
    }
    return reached
  }

  /// Leaves out the pieces that hang together with `start` by no way.
  mutating func keepConnected(to start: Int) {
    let reached = reached(from: start, ignoringOneWays: true)
    pieces.removeAll { !reached[$0.from] }
  }

  /// Opens to both ways the one-way streets that would trap a car, until every junction reaches every other.
  mutating func freeTraps(from start: Int) {
    while true {
      let out = reached(from: start)
      let back = reached(from: start, againstTraffic: true)
      let trapped = pieces.indices.filter { index in
        let piece = pieces[index]
        return piece.way != .both && [piece.from, piece.to].contains { !out[$0] || !back[$0] }
      }
      if trapped.isEmpty { return }
      for index in trapped { pieces[index].way = .both }
    }
  }

  /// The pieces as lines with `name`, `category`, `oneway` (B both, F as drawn, T against), `maxspeed` in km/h and,
  /// where it is known, `surface`.
  var features: [Feature] {
    pieces.map { piece in
      var properties: [(name: String, value: Feature.Value)] = [
        ("name", .text(piece.name)), ("category", .text(piece.category.rawValue)),
        ("oneway", .text(piece.way.rawValue)),
        ("maxspeed", .whole(piece.category.maxspeed)),
      ]
      if let surface = piece.surface { properties.append(("surface", .text(surface))) }
      return Feature(
        properties: properties, shape: .line([junctions[piece.from]] + piece.bends + [junctions[piece.to]]))
    }
  }
}
