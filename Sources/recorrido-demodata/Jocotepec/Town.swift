import Territory

/// A made town: a tilted grid of streets around the locality's point, the plaza.
struct Town {
  let locality: String
  /// Blocks from the plaza in each direction; the lake and the hills are the reason they differ.
  let west, east, south, north: Int
  let tilt: Double
  /// Metres.
  let block: Double

  private init(_ locality: String, _ west: Int, _ east: Int, _ south: Int, _ north: Int, tilt: Double, block: Double) {
    self.locality = locality
    (self.west, self.east, self.south, self.north) = (west, east, south, north)
    (self.tilt, self.block) = (tilt, block)
  }

  static let all: [Town] = [
    Town("140500001", 12, 9, 8, 11, tilt: 9, block: 98),
    Town("140500002", 5, 5, 3, 5, tilt: -6, block: 92),
    Town("140500003", 3, 3, 3, 3, tilt: 14, block: 88),
    Town("140500004", 4, 4, 3, 4, tilt: 24, block: 90),
    Town("140500007", 3, 4, 3, 3, tilt: -12, block: 86),
    Town("140500008", 6, 5, 4, 2, tilt: 4, block: 88),
    Town("140500011", 10, 9, 2, 6, tilt: -3, block: 96),
    Town("140500014", 3, 4, 3, 2, tilt: 18, block: 86),
    Town("140500017", 5, 5, 4, 5, tilt: 31, block: 92),
    Town("140509905", 2, 3, 2, 2, tilt: -20, block: 84),
    Town("140509907", 1, 2, 1, 1, tilt: 12, block: 80),
    Town("140509910", 2, 2, 1, 2, tilt: -8, block: 84),
  ]

  /// Where the main streets leave town, the junctions at the ends of the plaza's two streets, and which way they point.
  struct Gate {
    let junction: Int
    let outward: Offset
    /// The pieces between the plaza and the gate.
    let street: [Int]
  }
}

extension Town {
  private static let mainNames = [("Hidalgo", "Morelos"), ("Juárez", "Zaragoza"), ("Allende", "Independencia")]

  /// Draws the town into `network`.
  /// - Returns: its gates, and the plaza's junction.
  func draw(into network: inout StreetNetwork, on paper: Paper, _ chance: inout Chance) -> (gates: [Gate], plaza: Int) {
    let centre = paper.offset(of: LocalityFact.named(locality).point)
    let junctions = setJunctions(into: &network, on: paper, around: centre, &chance)
    let main = chance.one(of: Town.mainNames)
    var pieceAt: [Corner: [Int]] = [:]
    for corner in corners {
      for (step, isRow) in [(Corner(1, 0), true), (Corner(0, 1), false)] {
        let next = Corner(corner.column + step.column, corner.row + step.row)
        guard let from = junctions[corner], let to = junctions[next] else { continue }
        let line = isRow ? corner.row : corner.column
        // A town's edge is ragged: one piece in ten is missing, never of the plaza's own streets.
        if line != 0, chance.fraction() < 0.1 { continue }
        pieceAt[isRow ? Corner(1, 0) : Corner(0, 1), default: []] += line == 0 ? [network.pieces.count] : []
        network.pieces.append(
          .init(
            from: from, to: to, name: name(ofLine: line, isRow: isRow, main: main), category: .residential,
            way: way(ofLine: line, isRow: isRow), surface: surface(of: corner, line: line)))
      }
    }
    let row = pieceAt[Corner(1, 0)] ?? []
    let column = pieceAt[Corner(0, 1)] ?? []
    let gates = [
      gate(Corner(1, 0), junctions, row, network), gate(Corner(-1, 0), junctions, row, network),
      gate(Corner(0, 1), junctions, column, network), gate(Corner(0, -1), junctions, column, network),
    ]
    return (gates, junctions[Corner(0, 0)]!)
  }

  private struct Corner: Hashable {
    let column, row: Int
    init(_ column: Int, _ row: Int) { (self.column, self.row) = (column, row) }
  }

  /// All corners of the frame, in a fixed order.
  private var corners: [Corner] {
    (-west...east).flatMap { column in (-south...north).map { Corner(column, $0) } }
  }

  /// The corners within a rounded frame; those of the plaza's streets always.
  private func setJunctions(
    into network: inout StreetNetwork, on paper: Paper, around centre: Offset, _ chance: inout Chance
  ) -> [Corner: Int] {
    var junctions: [Corner: Int] = [:]
    for corner in corners {
      let wide = Double(corner.column) / (Double(corner.column < 0 ? west : east) + 0.4)
      let high = Double(corner.row) / (Double(corner.row < 0 ? south : north) + 0.4)
      let isPlaza = corner == Corner(0, 0)
      let isMain = corner.column == 0 || corner.row == 0
      let shake = isPlaza ? 0 : isMain ? 3.0 : 8.0
      let moved = Offset(east: chance.number(in: -1...1), north: chance.number(in: -1...1)) * shake
      guard isMain || abs(wide * wide * wide) + abs(high * high * high) <= chance.number(in: 0.8...1.15) else {
        continue
      }
      let onGrid = Offset(east: Double(corner.column), north: Double(corner.row)) * block
      junctions[corner] = network.add(paper.position(centre + onGrid.turned(byDegrees: tilt) + moved))
    }
    return junctions
  }

  private func gate(_ way: Corner, _ junctions: [Corner: Int], _ street: [Int], _ network: StreetNetwork) -> Gate {
    let reach = way.column > 0 ? east : way.column < 0 ? west : way.row > 0 ? north : south
    let between = Set((0...reach).map { junctions[Corner(way.column * $0, way.row * $0)]! })
    return Gate(
      junction: junctions[Corner(way.column * reach, way.row * reach)]!,
      outward: Offset(east: Double(way.column), north: Double(way.row)).turned(byDegrees: tilt),
      street: street.filter { between.contains(network.pieces[$0].from) && between.contains(network.pieces[$0].to) })
  }

  private func name(ofLine line: Int, isRow: Bool, main: (String, String)) -> String {
    if line == 0 { return "Calle \(isRow ? main.0 : main.1)" }
    let side = isRow ? (line > 0 ? "Norte" : "Sur") : (line > 0 ? "Oriente" : "Poniente")
    return "Calle \(abs(line)) \(side)"
  }

  /// Only the larger towns have one-way streets, in turn this way and that, near the plaza.
  private func way(ofLine line: Int, isRow: Bool) -> StreetNetwork.Piece.Way {
    guard west >= 10, line != 0, abs(line) <= 4 else { return .both }
    return (line % 2 == 0) == isRow ? .forward : .backward
  }

  /// Main streets are paved, the streets around them cobbled, the last ones bare.
  private func surface(of corner: Corner, line: Int) -> String {
    if line == 0 { return west >= 5 ? "asphalt" : "cobblestone" }
    return max(abs(corner.column) * 2 / max(west, east), abs(corner.row) * 2 / max(south, north)) >= 2
      ? "unpaved" : "cobblestone"
  }
}
