import Territory

/// A grid of about as many cells as boxes; each cell lists the boxes that meet it, in their order.
struct BoxGrid: Sendable {
  private let extent: BoundingBox?
  private let side: Int
  private let starts: ContiguousArray<Int>
  private let boxes: ContiguousArray<UInt32>

  init(_ boxes: [BoundingBox?]) {
    let present = boxes.compactMap(\.self)
    side = max(1, Int(Double(present.count).squareRoot()))
    guard var extent = present.first else {
      (self.extent, starts, self.boxes) = (nil, [0, 0], [])
      return
    }
    for box in present {
      extent.extend(to: Coordinate(longitude: box.west, latitude: box.south))
      extent.extend(to: Coordinate(longitude: box.east, latitude: box.north))
    }
    self.extent = extent
    let side = side
    let numbered = boxes.enumerated().compactMap { index, box in box.map { (UInt32(index), $0) } }
    let byRow = numbered.flatMap { index, box in
      let first = Self.cell(box.west, box.south, in: extent, side: side)
      let last = Self.cell(box.east, box.north, in: extent, side: side)
      return (first.row...last.row).map { (index, ($0 * side + first.column)...($0 * side + last.column)) }
    }
    let laid = banded(ContiguousArray(byRow), into: side * side) { $0.1 }
    starts = laid.starts
    self.boxes = ContiguousArray(laid.items.map(\.0))
  }

  /// The numbers of the boxes that may hold a position, rising.
  func candidates(at position: Coordinate) -> Slice<ContiguousArray<UInt32>> {
    guard let extent, extent.contains(position) else { return Slice(base: boxes, bounds: 0..<0) }
    let (column, row) = Self.cell(position.longitude, position.latitude, in: extent, side: side)
    let cell = row * side + column
    return Slice(base: boxes, bounds: starts[cell]..<starts[cell + 1])
  }

  /// Calls `body` with the numbers of every two boxes that share a cell, and may meet: once a cell that they share.
  func forEachPair(_ body: (Int, Int) -> Void) {
    for cell in starts.indices.dropLast() {
      let members = boxes[starts[cell]..<starts[cell + 1]]
      for place in members.indices {
        for other in members[(place + 1)...] { body(Int(members[place]), Int(other)) }
      }
    }
  }

  private static func cell(
    _ x: Double, _ y: Double, in extent: BoundingBox, side: Int
  ) -> (column: Int, row: Int) {
    let column = Int((x - extent.west) / (extent.east - extent.west) * Double(side))
    let row = Int((y - extent.south) / (extent.north - extent.south) * Double(side))
    return (max(0, min(column, side - 1)), max(0, min(row, side - 1)))
  }
}
