import Foundation
import Territory

/// The made street grid of Iztacalco: avenues and streets of no real city, drawn by rule over the outline.
///
/// Lines 190 m (columns) and 125 m (rows) apart, more or less, bent by a slow wave and shaken by a few metres; every
/// fourth is an avenue, every eighth a main avenue; some blocks are joined, some streets are one-way, one main avenue
/// runs across the blocks.
struct IztacalcoStreets {
  private static let columns = 0...45, rows = 0...41
  private static let middle = (column: 22, row: 20)
  private let paper = Paper(at: Coordinate(longitude: -99.1375, latitude: 19.3755))
  private var network = StreetNetwork()
  private var junctionAt: [[Int?]] = []
  private var chance: Chance

  static func network(_ chance: inout Chance) -> StreetNetwork {
    var streets = IztacalcoStreets(chance: Chance(seed: chance.next()))
    streets.setJunctions()
    streets.joinRows()
    streets.joinColumns()
    streets.joinDiagonal()
    let start = streets.junctionAt[middle.column][middle.row]!
    streets.network.keepConnected(to: start)
    streets.mergeBlocks(keeping: start)
    streets.network.freeTraps(from: start)
    return streets.network
  }

  private init(chance: Chance) { self.chance = chance }

  /// Where the lines cross inside the outline.
  private mutating func setJunctions() {
    let easts = lines(count: IztacalcoStreets.columns.count, apart: 190)
    let norths = lines(count: IztacalcoStreets.rows.count, apart: 125)
    for east in easts {
      var column: [Int?] = []
      for north in norths {
        let bend = Offset(east: 70 * sin(north / 900) + 40 * sin(east / 1500), north: 110 * sin(east / 1300 + 0.6))
        let shake = Offset(east: chance.number(in: -9...9), north: chance.number(in: -9...9))
        let position = paper.position(Offset(east: east, north: north) + bend + shake)
        column.append(contains(iztacalcoOutline, position) ? network.add(position) : nil)
      }
      junctionAt.append(column)
    }
  }

  private mutating func lines(count: Int, apart: Double) -> [Double] {
    (0..<count).map { Double($0) * apart + chance.number(in: -0.16...0.16) * apart }
  }

  private static func category(ofLine line: Int) -> StreetNetwork.Category {
    line % 8 == 4 ? .primary : line % 4 == 2 ? .secondary : .residential
  }

  private static func name(_ category: StreetNetwork.Category, _ number: Int, _ sides: (String, String)) -> String {
    let kind = category == .primary ? "Calzada" : category == .secondary ? "Avenida" : "Calle"
    if number == 0 { return "\(kind) Central \(sides.0)-\(sides.1)" }
    return "\(kind) \(abs(number)) \(number > 0 ? sides.0 : sides.1)"
  }

  /// Two of three residential lines are one-way, in turn this way and that.
  private mutating func way(_ category: StreetNetwork.Category, _ line: Int) -> StreetNetwork.Piece.Way {
    guard category == .residential, line % 3 != 0 else { return .both }
    return line % 2 == 0 ? .forward : .backward
  }

  private mutating func joinRows() {
    for row in IztacalcoStreets.rows {
      let category = IztacalcoStreets.category(ofLine: row)
      let way = way(category, row)
      let name = IztacalcoStreets.name(category, row - IztacalcoStreets.middle.row, ("Norte", "Sur"))
      for column in IztacalcoStreets.columns.dropLast() {
        join((column, row), (column + 1, row), name, category, way)
      }
    }
  }

  private mutating func joinColumns() {
    for column in IztacalcoStreets.columns {
      let category = IztacalcoStreets.category(ofLine: column + 1)
      let way = way(category, column)
      let name = IztacalcoStreets.name(category, column - IztacalcoStreets.middle.column, ("Oriente", "Poniente"))
      for row in IztacalcoStreets.rows.dropLast() {
        join((column, row), (column, row + 1), name, category, way)
      }
    }
  }

  /// From the south-west to the north of the middle, one block east and one north at a time.
  private mutating func joinDiagonal() {
    for step in 0..<20 {
      join((7 + step, 7 + step), (8 + step, 8 + step), "Calzada Diagonal", .primary, .both)
    }
  }

  private mutating func join(
    _ a: (column: Int, row: Int), _ b: (column: Int, row: Int), _ name: String, _ category: StreetNetwork.Category,
    _ way: StreetNetwork.Piece.Way
  ) {
    guard let from = junctionAt[a.column][a.row], let to = junctionAt[b.column][b.row] else { return }
    network.pieces.append(.init(from: from, to: to, name: name, category: category, way: way))
  }

  /// Takes away one in nine residential pieces where both ends keep three others and nothing is cut off.
  private mutating func mergeBlocks(keeping start: Int) {
    for index in network.pieces.indices.reversed()
    where network.pieces[index].category == .residential && chance.fraction() < 0.11 {
      let piece = network.pieces[index]
      let degrees = network.degrees
      guard degrees[piece.from] > 3, degrees[piece.to] > 3 else { continue }
      network.pieces.remove(at: index)
      if !network.reached(from: start, ignoringOneWays: true)[piece.from]
        || !network.reached(from: start, ignoringOneWays: true)[piece.to]
      {
        network.pieces.insert(piece, at: index)
      }
    }
  }
}
