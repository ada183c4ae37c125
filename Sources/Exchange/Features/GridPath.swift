/// Positions of one line or ring as they are written: on a grid, equal neighbours left out.
struct GridPath {
  let grid: DecimalGrid
  private(set) var positions: ContiguousArray<GridPosition> = []
  /// Holds every position taken; nil before the first.
  private(set) var box: (west: Int, south: Int, east: Int, north: Int)?

  init(decimals: Int) { grid = DecimalGrid(decimals: decimals) }

  /// Rounds positions `from` up to `to` and widens the box; those that become equal to the one before are left out while
  /// `least` remain.
  mutating func take(_ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int, least: Int) {
    round(geometry, from, to)
    collapse(least: least)
  }

  @inline(__always)
  private mutating func round(_ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int) {
    let source = geometry.numbers.span
    if positions.count < to &- from {
      positions.append(contentsOf: repeatElement(GridPosition(x: 0, y: 0), count: to &- from &- positions.count))
    } else {
      positions.removeLast(positions.count &- (to &- from))
    }
    guard to > from else { return }
    var box = self.box ?? (Int.max, Int.max, Int.min, Int.min)
    let grid = self.grid
    var target = positions.mutableSpan
    for index in 0..<to &- from {
      let x = grid.steps(source[2 &* (from &+ index)])
      let y = grid.steps(source[2 &* (from &+ index) &+ 1])
      if x < box.west { box.west = x }
      if x > box.east { box.east = x }
      if y < box.south { box.south = y }
      if y > box.north { box.north = y }
      target[index] = GridPosition(x: x, y: y)
    }
    self.box = box
  }

  private mutating func collapse(least: Int) {
    guard least > 0, positions.count > least else { return }
    var kept = 1
    for index in 1..<positions.count where positions[index] != positions[index &- 1] { kept &+= 1 }
    guard kept < positions.count, kept >= least else { return }
    var target = 1
    for index in 1..<positions.count where positions[index] != positions[target &- 1] {
      positions[target] = positions[index]
      target &+= 1
    }
    positions.removeLast(positions.count &- target)
  }

  /// Twice the signed area of the ring at hand; positive runs counter-clockwise. Judged as written: rounding may turn a
  /// sliver over.
  var doubleArea: Double {
    let source = positions.span
    guard source.count > 0 else { return 0 }
    let origin = source[0]
    var (sum, before) = (0.0, (x: 0.0, y: 0.0))
    for index in 0..<source.count {
      let position = source[index]
      let (x, y) = (Double(position.x &- origin.x), Double(position.y &- origin.y))
      sum += before.x * y - x * before.y
      before = (x, y)
    }
    return sum
  }
}
