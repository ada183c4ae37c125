/// The columns beside or below a map, filled from the top.
struct Columns {
  private var free: [Rectangle]
  /// Where each of them begins.
  private let tops: [Double]
  private var used = 0.0
  let height: Double
  /// Below the columns, for what is said of all of them.
  private(set) var foot: Rectangle
  private let areBelow: Bool
  private static let gap = 4.5
  /// Between the map and the column beside it.
  static let beside = 5.0
  /// No column beside a map is narrower.
  static let leastBreadth = 48.0

  /// Of the column beside a map on paper so wide between its margins.
  static func breadth(_ width: Double) -> Double { min(84, max(58, width * 0.24)) }

  /// Less room than this begins nothing that goes on elsewhere.
  private static let leastPart = 12.0

  /// Of the one beside the map.
  var breadth: Double { free[0].width }

  /// Millimetres that each of them has.
  var width: Double { free.map(\.width).min()! }

  /// One on the right, and after it those of a strip below the map.
  /// - Parameters:
  ///   - breadth: millimetres of the one on the right; nil: as broad as columns usually are.
  ///   - foot: millimetres below it.
  ///   - strip: millimetres of the strip with the gap above it; 0: none.
  init(besideOf room: inout Rectangle, breadth: Double? = nil, foot: Double, strip: Double = 0) {
    var column = room.takeRight(breadth ?? Self.breadth(room.width))
    _ = room.takeRight(Self.beside)
    self.foot = column.takeBottom(foot)
    (height, areBelow) = (column.height, false)
    var columns = [column]
    if strip > 0 {
      var below = room.takeBottom(strip)
      _ = below.takeTop(Self.gap)
      // About as wide as the one beside the map.
      columns += Self.split(below, into: max(1, Int((below.width + 5) / (column.width * 0.85 + 5))), gap: 5)
    }
    (free, tops) = (columns, columns.map(\.top))
  }

  /// Three below, as high as the map leaves them.
  init(below room: inout Rectangle, mapOf extent: Rectangle, panel: Double?, foot: Double) {
    // Ticks and the strip with the scale take some of the map's room.
    let shape = max(Viewport.height(of: extent, width: room.width - 3.8), room.width * 0.45)
    let map = shape + NorthArrow.size.height + 5 + 4
    var panel = room.takeBottom(panel ?? min(room.height * 0.6, max(room.height * 0.3, room.height - map)))
    _ = room.takeBottom(4)
    self.foot = panel.takeBottom(foot)
    free = Self.split(panel, into: 3, gap: 6)
    (tops, height, areBelow) = (free.map(\.top), panel.height, true)
  }

  private static func split(_ room: Rectangle, into count: Int, gap: Double) -> [Rectangle] {
    let width = (room.width - Double(count - 1) * gap) / Double(count)
    return (0..<count).map {
      Rectangle(left: room.left + Double($0) * (width + gap), top: room.top, width: width, height: room.height)
    }
  }

  /// Metres of a millimetre, about, with the columns beside the map and below it: titles, ticks and scale take their
  /// part of the paper too.
  static func coarseness(of extent: Rectangle, _ size: Size) -> (beside: Double, below: Double) {
    let (wide, high) = (size.width - 2 * SheetLayout.margin, size.height - 2 * SheetLayout.margin - 60)
    func metres(_ wide: Double, _ high: Double) -> Double { max(extent.width / wide, extent.height / high) }
    return (metres(wide - breadth(wide) - 9, high), metres(wide - 4, (high + 15) * 0.7 - 15))
  }

  static func areBeside(_ extent: Rectangle, _ size: Size) -> Bool {
    let coarseness = coarseness(of: extent, size)
    return coarseness.beside <= coarseness.below
  }

  /// Millimetres that the longest of those below the map has filled; nil for one beside it, which cannot be shorter.
  var usedBelow: Double? { areBelow ? used : nil }

  private mutating func take(_ height: Double, from column: Int) -> Rectangle {
    let box = free[column].takeTop(height)
    used = max(used, self.height - free[column].height)
    _ = free[column].takeTop(Self.gap)
    return box
  }

  /// Places a piece whole, else part after part from the first column that takes one.
  /// - Parameter kept: millimetres at a column's end that the piece leaves free.
  /// - Returns: what found no room.
  mutating func place(
    _ piece: any FlowingPiece, _ setting: Setting, keeping kept: Double = 0, into placed: inout [SheetLayout.Placed]
  ) -> (any FlowingPiece)? {
    func cut(_ piece: any FlowingPiece, _ column: Int) -> Cut? {
      piece.cut(setting, width: free[column].width, limit: free[column].height - kept)
    }
    for column in free.indices {
      guard let whole = cut(piece, column), whole.rest == nil else { continue }
      put(whole.block, column, &placed)
      return nil
    }
    var open = piece
    var last: (column: Int, top: Double)?
    for column in free.indices {
      if let last, areBeside(last.column, column), free[column].top == tops[column] {
        open = open.goingOnBeside(isLevel: last.top == tops[column])
      }
      guard let part = cut(open, column), part.rest == nil || free[column].height - kept >= Self.leastPart else {
        continue
      }
      last = (column, free[column].top)
      put(part.block, column, &placed)
      guard let rest = part.rest else { return nil }
      open = rest
    }
    return open
  }

  /// Whether the second is the next one to the right of the first.
  private func areBeside(_ one: Int, _ other: Int) -> Bool { other == one + 1 && (areBelow || one > 0) }

  /// Places a piece that cannot be cut, not wider than `width`; false where no column has room for it.
  mutating func place(_ block: Block, into placed: inout [SheetLayout.Placed]) -> Bool {
    guard let column = free.firstIndex(where: { $0.height >= block.height }) else { return false }
    put(block, column, &placed)
    return true
  }

  /// Places short rows in two narrow columns in what one beside the map has left; false where it does not hold them all.
  mutating func placeInTwo(
    _ pieces: [any FlowingPiece], _ setting: Setting, into placed: inout [SheetLayout.Placed]
  ) -> Bool {
    guard free.count == 1 else { return false }
    let spread = Spread(pieces, in: free[0], setting, columns: 2)
    guard spread.rest.isEmpty else { return false }
    _ = take(spread.height, from: 0)
    placed += spread.placed
    return true
  }

  /// The height of the emptiest column.
  var mostRoom: Double { free.map(\.height).max() ?? 0 }

  private mutating func put(_ block: Block, _ column: Int, _ placed: inout [SheetLayout.Placed]) {
    placed.append(.init(block, in: take(block.height, from: column)))
  }
}
