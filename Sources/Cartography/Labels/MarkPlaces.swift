/// How large the marks of a map are on paper and where each stands: those of one place side by side, so that the map
/// shows as many as its legend counts.
struct MarkPlaces {
  /// Of a mark, millimetres.
  let radius: Double
  /// The marks in the frame or on its edge, in `content.marks`, and beside them where they stand.
  private(set) var near: [Int]
  private(set) var places: [Point]
  private let frame: Rectangle
  /// Places in `places`, by the frame's squares.
  private var cells: [[Int32]]
  private let columns, rows: Int

  private static let side = 5.0
  /// Marks of more than so many in one place are not set apart: they would be a map of their own.
  private static let mostTogether = 37
  /// Between the middles of two that stand side by side, in radii.
  private static let pitch = 2.2

  init(_ map: PreparedMap, _ viewport: Viewport) {
    frame = viewport.frame
    radius = map.markRoom.radius(metre: 1 / viewport.metres(1))
    let room = viewport.metres(3)
    near = map.marks(in: viewport.shown.inset(by: -room))
    places = near.map { viewport.paper(map.marks[$0]) }
    columns = max(1, Int((frame.width / Self.side).rounded(.up)))
    rows = max(1, Int((frame.height / Self.side).rounded(.up)))
    cells = []
    setApart(map, viewport)
    cells = [[Int32]](repeating: [], count: columns * rows)
    for (index, place) in places.enumerated() { cells[cell(place)].append(Int32(index)) }
  }

  /// Millimetres from `box` to the nearest mark's edge, found up to `reach`; a larger number where none is so near.
  func gap(to box: Rectangle, reach: Double, except own: Int? = nil) -> Double {
    guard !places.isEmpty else { return .infinity }
    let far = reach + radius
    let (left, right) = (column(box.left - far), column(box.right + far))
    let (top, bottom) = (row(box.top - far), row(box.bottom + far))
    var least = Double.infinity
    for row in top...bottom {
      for column in left...right {
        for index in cells[row * columns + column] where near[Int(index)] != own {
          least = min(least, box.distance(to: places[Int(index)]))
        }
      }
    }
    return least - radius
  }

  /// Where a mark stands; nil beyond the frame.
  func place(of mark: Int) -> Point? {
    // `near` rises.
    var (low, high) = (0, near.count)
    while low < high {
      let middle = (low + high) / 2
      if near[middle] < mark { low = middle + 1 } else { high = middle }
    }
    return low < near.count && near[low] == mark ? places[low] : nil
  }

  private func column(_ x: Double) -> Int { Int(min(Double(columns - 1), max(0, (x - frame.left) / Self.side))) }
  private func row(_ y: Double) -> Int { Int(min(Double(rows - 1), max(0, (y - frame.top) / Self.side))) }
  private func cell(_ place: Point) -> Int { row(place.y) * columns + column(place.x) }

  /// Marks of one place stand around it, the first one uppermost or leftmost, where that covers no other place and
  /// rather within their own area; else they stay on one another. Those that hide a good part of one another make room,
  /// each on its side and in its own area.
  private mutating func setApart(_ map: PreparedMap, _ viewport: Viewport) {
    let (alike, hidden) = (radius * Self.alike, radius * Self.hidden)
    let piles = Self.groups(places, reach: alike) { max(abs($0.x - $1.x), abs($0.y - $1.y)) < alike }
    let heaps = Self.groups(piles.map { places[$0[0]] }, reach: hidden) { Self.square($0, $1) < hidden * hidden }
    guard heaps.count < places.count else { return }
    var shelf = BoxShelf(frame.inset(by: -3))
    let half = radius * Self.half
    for pile in piles { shelf.take(Rectangle(around: places[pile[0]], radius: half)) }
    for heap in heaps.map({ $0.map { piles[$0] } }) {
      if heap.count > 1, makeRoom(heap, map, viewport, &shelf) { continue }
      for pile in heap where (2...Self.mostTogether).contains(pile.count) { spread(pile, map, viewport, &shelf) }
    }
  }

  /// Marks of one place around it.
  private mutating func spread(_ pile: [Int], _ map: PreparedMap, _ viewport: Viewport, _ shelf: inout BoxShelf) {
    let middle = places[pile[0]]
    let home = map.area(at: map.marks[near[pile[0]]])
    let own = [Rectangle(around: middle, radius: radius * Self.half)]
    let choices = Self.turns.map { slots(pile.count, around: middle, turn: $0) }.filter { isFree($0, shelf, own) }
    let atHome = choices.first { choice in choice.allSatisfy { map.area(at: viewport.ground($0)) == home } }
    if let choice = atHome ?? choices.first { stand(pile, at: choice, &shelf) }
  }

  /// Marks of neighbouring places around their middle, each in the slot nearest to its own; false where that covers
  /// another one, or takes one out of its area.
  private mutating func makeRoom(
    _ heap: [[Int]], _ map: PreparedMap, _ viewport: Viewport, _ shelf: inout BoxShelf
  ) -> Bool {
    let marks = heap.joined().sorted()
    guard marks.count <= Self.mostNeighbours else { return false }
    let count = Double(marks.count)
    let middle = Point(
      marks.reduce(0) { $0 + places[$1].x } / count, marks.reduce(0) { $0 + places[$1].y } / count)
    let own = heap.map { Rectangle(around: places[$0[0]], radius: radius * Self.half) }
    let first = places[marks[0]]
    let lean = arctangent(first.y - middle.y, first.x - middle.x) * 180 / .pi
    let begin = marks.count == 2 ? lean - 180 : lean + 90
    for turn in Self.leans {
      var free = slots(marks.count, around: middle, turn: begin + turn)
      guard isFree(free, shelf, own) else { continue }
      let choice = marks.map { mark -> Point in
        let place = places[mark]
        return free.remove(at: free.indices.min { Self.square(free[$0], place) < Self.square(free[$1], place) }!)
      }
      let areAtHome = zip(marks, choice).allSatisfy { mark, place in
        map.area(at: viewport.ground(place)) == map.area(at: map.marks[near[mark]])
      }
      guard areAtHome else { continue }
      stand(marks, at: choice, &shelf)
      return true
    }
    return false
  }

  private mutating func stand(_ marks: [Int], at choice: [Point], _ shelf: inout BoxShelf) {
    for (mark, place) in zip(marks, choice) {
      places[mark] = place
      shelf.take(Rectangle(around: place, radius: radius * Self.half))
    }
  }

  private func slots(_ count: Int, around middle: Point, turn: Double) -> [Point] {
    let step = Self.pitch * radius
    return Self.around(count, turn: turn).map { Point(middle.x + $0.x * step, middle.y + $0.y * step) }
  }

  private func isFree(_ slots: [Point], _ shelf: BoxShelf, _ own: [Rectangle]) -> Bool {
    slots.allSatisfy { shelf.isFree(Rectangle(around: $0, radius: radius * Self.half), but: own) }
  }

  private static func square(_ one: Point, _ other: Point) -> Double {
    (one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)
  }

  /// In radii: apart by less the eye takes two places for one; by less one mark hides a quarter of the other, with its
  /// rim more; and half of a mark.
  private static let (alike, hidden, half) = (0.5, 1.3, 0.95)
  /// Marks of neighbouring places that make room for one another; more are a street of them.
  private static let mostNeighbours = 6

  /// Of `places` those near the first of them, in the order of their first ones.
  private static func groups(_ places: [Point], reach: Double, isNear: (Point, Point) -> Bool) -> [[Int]] {
    struct Cell: Hashable { var x, y: Int }
    var groups: [[Int]] = []
    var known: [Cell: [Int]] = [:]
    for (index, place) in places.enumerated() {
      let (x, y) = (Int((place.x / reach).rounded(.down)), Int((place.y / reach).rounded(.down)))
      var found: Int?
      search: for cell in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
        for group in known[Cell(x: x + cell.0, y: y + cell.1)] ?? [] where isNear(places[groups[group][0]], place) {
          found = group
          break search
        }
      }
      if let found {
        groups[found].append(index)
      } else {
        known[Cell(x: x, y: y), default: []].append(groups.count)
        groups.append([index])
      }
    }
    return groups
  }

  /// Degrees by which a ring is turned to find room.
  private static let turns = [0.0, 90, 45, 135]
  /// And from the line that two marks already are on.
  private static let leans = [0.0, 30, -30, 60, -60, 90]

  /// The places of `count` things side by side around a middle, one apart: a ring, or from seven on a comb.
  private static func around(_ count: Int, turn: Double) -> [Point] {
    func ring(_ places: Int, _ radius: Double, _ first: Double) -> [Point] {
      (0..<places).map { place in
        let angle = (first + turn) * .pi / 180 + Double(place) / Double(places) * 2 * .pi
        return Point(radius * cosine(angle), radius * sine(angle))
      }
    }
    guard count > 6 else { return ring(count, 0.5 / sine(.pi / Double(count)), count == 2 ? 180 : -90) }
    var places = [Point(0, 0)]
    for round in 1... {
      guard places.count < count else { break }
      places += ring(min(6 * round, count - places.count), Double(round), -90)
    }
    return places
  }
}

/// How much room the marks of a map have on the ground.
struct MarkRoom: Sendable {
  /// Metres to the third nearest place, half of the places have less; infinite for few.
  private let spacing: Double
  /// Marks of a place.
  private let crowd: Double

  /// Millimetres; a dot smaller than the least is no sign any more.
  private static let (least, most) = (0.45, 1.35)
  /// Of a place's distance to the third nearest; at random places some seventh of the ground is then covered.
  private static let share = 0.22
  /// Places that are asked for their neighbours.
  private static let sample = 400

  /// - Parameter marks: metres on the plane; those beyond it count for nothing.
  init(_ marks: [Point]) {
    let drawn = marks.filter { $0.x < 1e9 }
    var seen = Set<Point>()
    let places = drawn.filter { seen.insert($0).inserted }
    crowd = Double(drawn.count) / Double(max(1, places.count))
    guard places.count > 3, let box = Rectangle(around: places) else {
      spacing = .infinity
      return
    }
    let grid = PlaneGrid(places.map { Rectangle(around: $0, radius: 0) })
    let first = max(1, (max(box.width * box.height, 1) / Double(places.count)).squareRoot())
    let step = max(1, places.count / Self.sample)
    let distances = stride(from: 0, to: places.count, by: step).map { Self.third(places[$0], places, grid, first) }
    spacing = distances.sorted()[distances.count / 2]
  }

  /// Metres from `place` to the third nearest other one.
  private static func third(_ place: Point, _ places: [Point], _ grid: PlaneGrid, _ first: Double) -> Double {
    var radius = first
    while true {
      let squares = grid.touching(Rectangle(around: place, radius: radius)).map { index -> Double in
        let (x, y) = (places[index].x - place.x, places[index].y - place.y)
        return x * x + y * y
      }
      // The place itself is the nearest.
      if squares.count > 3 {
        let third = squares.sorted()[3].squareRoot()
        if third <= radius || squares.count == places.count { return third }
      }
      radius *= 2
    }
  }

  /// Millimetres of a mark's radius where a metre has so many: as large as the room lets it be, and no larger than a
  /// sign needs to be.
  func radius(metre: Double) -> Double {
    min(Self.most, max(Self.least, Self.share * spacing * metre / crowd.squareRoot()))
  }
}

extension Rectangle {
  /// From its nearest side to `point`; nought inside.
  func distance(to point: Point) -> Double {
    let (x, y) = (max(left - point.x, point.x - right, 0), max(top - point.y, point.y - bottom, 0))
    return (x * x + y * y).squareRoot()
  }
}
