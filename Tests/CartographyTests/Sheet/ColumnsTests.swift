import Territory
import Testing

@testable import Cartography

/// Where pieces go in the columns beside and below a map.
struct ColumnsTests {
  /// Rows of 5 mm under a heading of 5 mm.
  private struct Rows: FlowingPiece {
    var count: Int
    var part: SheetPart { .list }

    func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
      guard let fit = RowFit(count, under: 5, limit: limit, row: { _ in 5 }) else { return nil }
      let block = Block(part: part, height: fit.height, rows: fit.heights.count) { _, _ in }
      return Cut(block: block, rest: fit.isWhole ? nil : Rows(count: count - fit.heights.count))
    }
  }

  private static var setting: Setting {
    MapSheet().setting(MapContent(title: "", cutOff: LocalDate("2024-12-31")!), Size(280, 216))
  }

  /// 250 × 100 mm with a column of 60 mm on the right, and three below where there is a strip.
  private static func beside(strip: Double = 0) -> (columns: Columns, map: Rectangle) {
    var room = Rectangle(left: 0, top: 0, width: 250, height: 100)
    let columns = Columns(besideOf: &room, foot: 0, strip: strip)
    return (columns, room)
  }

  private static func place(_ counts: [Int], keeping kept: Double = 0, in columns: inout Columns) -> [[Int]] {
    var placed: [SheetLayout.Placed] = []
    let rests = counts.map { count -> Int in
      let rest = columns.place(Rows(count: count), setting, keeping: kept, into: &placed)
      return (rest as? Rows)?.count ?? 0
    }
    for (place, piece) in placed.enumerated() {
      #expect(!placed[..<place].contains { $0.box.meets(piece.box) })
    }
    return [placed.map(\.rows), rests]
  }

  @Test("a piece goes whole into the first column that holds it, else part after part into all of them")
  func whole() {
    var columns = Self.beside(strip: 44.5).columns
    // 100 mm beside the map, 40 in each of the three below it.
    #expect(Self.place([9, 10], in: &columns) == [[9, 8, 2], [0, 0]])
    columns = Self.beside(strip: 44.5).columns
    #expect(Self.place([16, 5], in: &columns) == [[16, 5], [0, 0]])
    columns = Self.beside(strip: 44.5).columns
    #expect(Self.place([60], in: &columns) == [[19, 7, 7, 7], [20]])
  }

  @Test("what little a column has left begins nothing that goes on elsewhere, and may end it")
  func leastPart() {
    var columns = Self.beside(strip: 14.5).columns
    // 10 mm in each of those below: a heading and a row.
    #expect(Self.place([20], in: &columns) == [[19, 1], [0]])
    columns = Self.beside(strip: 14.5).columns
    #expect(Self.place([21], in: &columns) == [[19], [2]])
  }

  /// Rows that say, as their part, whether they have a heading: facts stand under the one beside them.
  private struct HeadedRows: FlowingPiece {
    var count: Int
    var isBeside = false
    var part: SheetPart { isBeside ? .facts : .list }

    func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
      guard let fit = RowFit(count, under: 5, limit: limit, row: { _ in 5 }) else { return nil }
      let block = Block(part: part, height: fit.height, rows: fit.heights.count) { _, _ in }
      return Cut(block: block, rest: fit.isWhole ? nil : HeadedRows(count: count - fit.heights.count))
    }

    func goingOnBeside(isLevel: Bool) -> any FlowingPiece {
      #expect(isLevel)
      return HeadedRows(count: count, isBeside: true)
    }
  }

  @Test("one heading stands over columns beside each other, and another one where the strip below the map begins")
  func oneHeading() {
    var columns = Self.beside(strip: 44.5).columns
    var placed: [SheetLayout.Placed] = []
    let rest = columns.place(HeadedRows(count: 60), Self.setting, into: &placed)
    #expect(placed.map(\.part) == [.list, .list, .facts, .facts] && placed.map(\.rows) == [19, 7, 7, 7])
    // On the next page it has its heading again.
    #expect(rest?.part == .list)
    let room = Rectangle(left: 0, top: 0, width: 200, height: 50)
    let spread = Spread([HeadedRows(count: 20)], in: room, Self.setting, columns: 3, isEven: false)
    #expect(spread.placed.map(\.part) == [.list, .facts, .facts] && spread.placed.map(\.rows) == [9, 9, 2])
  }

  @Test("rows stay together where the others go on elsewhere: as many at least above the cut as asked, and below")
  func together() {
    func rows(_ count: Int, _ limit: Double) -> Int? {
      RowFit(count, under: 5, limit: limit, first: min(3, count), last: min(3, count), row: { _ in 5 })?.heights.count
    }
    #expect(rows(9, 50) == 9 && rows(9, 45) == 6 && rows(9, 20) == 3 && rows(9, 15) == nil)
    #expect(rows(5, 25) == nil && rows(5, 30) == 5 && rows(1, 10) == 1)
  }

  @Test("room that is kept for what comes after a piece stays free")
  func kept() {
    var columns = Self.beside().columns
    #expect(Self.place([19], keeping: 20, in: &columns) == [[15], [4]])
    #expect(columns.mostRoom >= 15)
  }

  @Test("the strip is the map's alone: columns of about the breadth of the one beside it, within the map's breadth")
  func strip() {
    let (without, map) = Self.beside()
    let (columns, lower) = Self.beside(strip: 30)
    #expect(lower.width == map.width && map.height - lower.height == 30)
    #expect(without.width == 60 && columns.width > 50 && columns.width < 62 && columns.height == 100)
    // Nothing to be given back to the map.
    #expect(without.usedBelow == nil && columns.usedBelow == nil)
  }

  @Test("of three columns below a map the longest tells what they use")
  func below() {
    var room = Rectangle(left: 0, top: 0, width: 192, height: 220)
    let land = Rectangle(left: 0, top: 0, width: 4000, height: 3000)
    var columns = Columns(below: &room, mapOf: land, panel: 60, foot: 0)
    #expect(columns.width == 60 && columns.usedBelow == 0 && room.height == 156)
    #expect(Self.place([3, 9], in: &columns) == [[3, 9], [0, 0]])
    #expect(columns.usedBelow == 50)
  }

  @Test("short rows stand in two narrow columns where these hold them all, and nowhere else")
  func inTwo() {
    var columns = Self.beside().columns
    var placed: [SheetLayout.Placed] = []
    #expect(columns.placeInTwo([Rows(count: 30)], Self.setting, into: &placed))
    #expect(placed.map(\.rows).reduce(0, +) == 30 && Set(placed.map(\.box.left)).count == 2)
    #expect(placed.allSatisfy { $0.box.width < 30 && $0.box.bottom <= 100 })
    columns = Self.beside().columns
    placed = []
    #expect(!columns.placeInTwo([Rows(count: 39)], Self.setting, into: &placed) && placed.isEmpty)
    columns = Self.beside(strip: 30).columns
    #expect(!columns.placeInTwo([Rows(count: 4)], Self.setting, into: &placed) && placed.isEmpty)
  }

  @Test("a piece that cannot be cut goes where it has room, or nowhere")
  func block() {
    var columns = Self.beside(strip: 44.5).columns
    var placed: [SheetLayout.Placed] = []
    func place(_ height: Double) -> Bool {
      columns.place(Block(part: .locator, height: height) { _, _ in }, into: &placed)
    }
    #expect(place(80) && place(30) && !place(41))
    #expect(placed.map(\.box.top) == [0, 60])
  }
}
