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
  /// rather within their own area; else they stay on one another.
  private mutating func setApart(_ map: PreparedMap, _ viewport: Viewport) {
    let groups = groups()
    guard groups.contains(where: { $0.count > 1 }) else { return }
    var shelf = BoxShelf(frame.inset(by: -3))
    let half = radius * 0.95
    for group in groups { shelf.take(Rectangle(around: places[group[0]], radius: half)) }
    for group in groups where (2...Self.mostTogether).contains(group.count) {
      let middle = places[group[0]]
      let own = Rectangle(around: middle, radius: half)
      let home = map.area(at: map.marks[near[group[0]]])
      let choices = Self.turns.map { turn in
        Self.around(group.count, turn: turn).map { offset -> Point in
          let step = Self.pitch * radius
          return Point(middle.x + offset.x * step, middle.y + offset.y * step)
        }
      }.filter { choice in
        choice.allSatisfy { shelf.isFree(Rectangle(around: $0, radius: half), but: own) }
      }
      let atHome = choices.first { choice in
        choice.allSatisfy { map.area(at: viewport.ground($0)) == home }
      }
      guard let choice = atHome ?? choices.first else { continue }
      for (index, place) in zip(group, choice) {
        places[index] = place
        shelf.take(Rectangle(around: place, radius: half))
      }
    }
  }

  /// The marks, in `near`, whose places the eye does not tell apart, in the order of their first ones.
  private func groups() -> [[Int]] {
    struct Cell: Hashable { var x, y: Int }
    let reach = radius * 0.5
    var groups: [[Int]] = []
    var known: [Cell: [Int]] = [:]
    for (index, place) in places.enumerated() {
      let (x, y) = (Int((place.x / reach).rounded(.down)), Int((place.y / reach).rounded(.down)))
      var found: Int?
      search: for cell in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
        for group in known[Cell(x: x + cell.0, y: y + cell.1)] ?? [] {
          let first = places[groups[group][0]]
          guard abs(first.x - place.x) < reach, abs(first.y - place.y) < reach else { continue }
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
