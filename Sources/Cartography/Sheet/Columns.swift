/// The columns beside or below a map, filled from the top.
struct Columns {
  private var free: [Rectangle]
  private var used = 0.0
  let height: Double
  /// Below the columns, for what is said of all of them.
  private(set) var foot: Rectangle
  private static let gap = 4.5
  /// Less room than this begins nothing that goes on elsewhere.
  private static let leastPart = 12.0

  var width: Double { free[0].width }
  var indices: Range<Int> { free.indices }

  /// One on the right.
  /// - Parameter foot: millimetres below it.
  init(besideOf room: inout Rectangle, foot: Double) {
    var column = room.takeRight(min(84, max(58, room.width * 0.24)))
    _ = room.takeRight(5)
    self.foot = column.takeBottom(foot)
    (free, height) = ([column], column.height)
  }

  /// Three below, as high as the map leaves them.
  init(below room: inout Rectangle, mapOf extent: Rectangle, panel: Double?, foot: Double) {
    // Ticks and the strip with the scale take some of the map's room.
    let shape = max(Viewport.height(of: extent, width: room.width - 3.8), room.width * 0.45)
    let map = shape + NorthArrow.size.height + 5 + 4
    var panel = room.takeBottom(panel ?? min(room.height * 0.6, max(room.height * 0.3, room.height - map)))
    _ = room.takeBottom(4)
    self.foot = panel.takeBottom(foot)
    let width = (panel.width - 2 * 6) / 3
    free = (0..<3).map {
      Rectangle(left: panel.left + Double($0) * (width + 6), top: panel.top, width: width, height: panel.height)
    }
    height = panel.height
  }

  /// Metres of a millimetre, about, with the columns beside the map and below it: titles, ticks and scale take their
  /// part of the paper too.
  static func coarseness(of extent: Rectangle, _ size: Size) -> (beside: Double, below: Double) {
    let (wide, high) = (size.width - 2 * SheetLayout.margin, size.height - 2 * SheetLayout.margin - 60)
    func metres(_ wide: Double, _ high: Double) -> Double { max(extent.width / wide, extent.height / high) }
    return (metres(wide - min(84, max(58, wide * 0.24)) - 9, high), metres(wide - 4, (high + 15) * 0.7 - 15))
  }

  static func areBeside(_ extent: Rectangle, _ size: Size) -> Bool {
    let coarseness = coarseness(of: extent, size)
    return coarseness.beside <= coarseness.below
  }

  /// Millimetres that the longest of several columns has filled; nil for one beside the map, which cannot be shorter.
  var usedBelow: Double? { free.count > 1 ? used : nil }

  private func first(with height: Double) -> Int? { free.firstIndex { $0.height >= height } }

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
    if let whole = piece.cut(setting, width: width, limit: height - kept), whole.rest == nil,
      let column = first(with: whole.block.height + kept)
    {
      put(whole.block, column, &placed)
      return nil
    }
    var rest: (any FlowingPiece)? = piece
    for column in free.indices where free[column].height - kept >= Self.leastPart {
      guard let open = rest, let cut = open.cut(setting, width: width, limit: free[column].height - kept) else {
        continue
      }
      put(cut.block, column, &placed)
      rest = cut.rest
      if rest == nil { return nil }
    }
    return rest
  }

  /// Places a piece that cannot be cut; false where no column has room for it.
  mutating func place(_ block: Block, into placed: inout [SheetLayout.Placed]) -> Bool {
    guard let column = first(with: block.height) else { return false }
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
