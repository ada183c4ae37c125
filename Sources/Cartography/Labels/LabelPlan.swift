/// Which names stand where on a map, and which were left out for want of room.
struct LabelPlan {
  struct Listed: Hashable, Sendable {
    var number: Int
    var name: String
  }

  var placed: [PlacedLabel] = []
  /// Numbered on the map, named in the side list.
  var listed: [Listed] = []
  /// Neither named nor numbered.
  var unnamed = 0
}

/// Names placed one after another, the ones with most claim first; none meets another nor a mark.
///
/// Source: the candidates and their order after Imhof, "Positioning names on maps" (1975); taking them greedily after
/// Christensen, Marks, Shieber, "An empirical study of algorithms for point-feature label placement" (1995).
struct Labelling {
  let map: PreparedMap
  let viewport: Viewport
  /// The area that the sheet is about, in `map.areas`; the others are quiet.
  let focus: Int?
  /// Rows in the side list.
  let capacity: Int
  let ruler: WordRuler
  /// The marks that have a claim to their names, in `content.marks`.
  let namedMarks: [Int]
  var shelf: BoxShelf
  var plan = LabelPlan()

  /// Names of marks are written out up to so many; more would cover the map.
  private static let spelledMarks = 25

  /// - Parameter taken: what no label may cover: marks, stops.
  init(
    _ map: PreparedMap, _ viewport: Viewport, focus: Int?, namedMarks: [Int], capacity: Int, taken: [Rectangle],
    ruler: WordRuler
  ) {
    self.map = map
    self.viewport = viewport
    self.focus = focus
    self.namedMarks = namedMarks
    self.capacity = capacity
    self.ruler = ruler
    shelf = BoxShelf(viewport.frame.inset(by: 0.6))
    for box in taken where box.touches(viewport.frame) { shelf.take(box) }
  }

  /// The area of the sheet and its marks come first; then the areas from the largest on.
  mutating func run() -> LabelPlan {
    let seen = map.areas.indices.filter { map.areas[$0].box.touches(viewport.shown) }
    let ordered = seen.sorted { one, other in
      if (one == focus) != (other == focus) { return one == focus }
      let (a, b) = (map.areas[one].box, map.areas[other].box)
      return (b.width * b.height, one) < (a.width * a.height, other)
    }
    var crowded: [Crowded] = []
    if focus != nil {
      crowded += nameMarks()
      crowded += nameAreas(ordered)
    } else {
      crowded += nameAreas(ordered)
      crowded += nameMarks()
    }
    number(crowded)
    return plan
  }

  /// What found no room for its name.
  enum Crowded {
    case area(Int, PlanePolygon)
    case mark(Int)
  }

  private mutating func nameMarks() -> [Crowded] {
    let marks = namedMarks.filter { viewport.frame.contains(viewport.paper(map.marks[$0])) }
    guard marks.count <= Self.spelledMarks else { return marks.map { .mark($0) } }
    return marks.compactMap { name(mark: $0) ? nil : .mark($0) }
  }

  private mutating func nameAreas(_ areas: [Int]) -> [Crowded] {
    areas.compactMap { index -> Crowded? in
      let area = map.areas[index]
      let isCut = !viewport.shown.contains(area.largest.box)
      let polygon = viewport.paper(area.largest)
      guard let visible = isCut ? polygon.clipped(to: viewport.frame) : polygon else { return nil }
      guard !name(area: index, in: visible) else { return nil }
      // What is quiet needs no list, nor does what shows only a corner.
      return !isQuiet(index) && !(isCut && focus == nil) ? .area(index, visible) : nil
    }
  }

  /// Whether an area is there only to find one's way: beside the sheet's own, or under rounds.
  func isQuiet(_ area: Int) -> Bool { focus.map { $0 != area } ?? !map.tracks.isEmpty }

  /// As many numbers as the list holds, in the order in which the map is read; where there are more, the list's last row
  /// says how many.
  private mutating func number(_ crowded: [Crowded]) {
    let rows = crowded.count >= capacity ? max(0, capacity - 1) : crowded.count
    var left = crowded.count - rows
    for one in crowded.prefix(rows).map({ ($0, line: readingOrder($0)) }).sorted(by: { $0.line < $1.line }).map(\.0) {
      let next = plan.listed.count + 1
      switch one {
      case .area(let index, let polygon):
        guard number(area: index, polygon, next) else {
          left += 1
          continue
        }
        plan.listed.append(.init(number: next, name: map.content.areas[map.areas[index].index].name.oneLine()))
      case .mark(let index):
        guard number(mark: index, next) else {
          left += 1
          continue
        }
        plan.listed.append(.init(number: next, name: map.content.marks[index].name.oneLine()))
      }
    }
    plan.unnamed = left
  }

  /// Bands of a centimetre from the top, each from the left.
  private func readingOrder(_ crowded: Crowded) -> (Int, Double) {
    let place: Point
    switch crowded {
    case .area(_, let polygon): place = polygon.pole.place
    case .mark(let index): place = viewport.paper(map.marks[index])
    }
    return (Int((place.y / 10).rounded(.down)), place.x)
  }

  mutating func place(_ label: PlacedLabel) {
    plan.placed.append(label)
    // Some air between two names.
    let box = label.box
    shelf.take(Rectangle(left: box.left - 0.3, top: box.top - 0.15, width: box.width + 0.6, height: box.height + 0.3))
  }
}

extension String {
  /// Without line ends, tabs and control signs, and no longer than can be read: at most `limit` characters.
  func oneLine(_ limit: Int = 160) -> String {
    var text = ""
    var count = 0
    var isGap = false
    for character in self {
      if character.isWhitespace || character.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .control }) {
        isGap = !text.isEmpty
        continue
      }
      guard count < limit else { return text + "…" }
      if isGap { text.append(" ") }
      isGap = false
      text.unicodeScalars.append(contentsOf: character.lowRise)
      count += 1
    }
    return text
  }
}

extension Character {
  /// The character with two marks over or under it at most: a letter under a tower of them is any height.
  fileprivate var lowRise: [Unicode.Scalar] {
    var marks = 0
    return unicodeScalars.filter { scalar in
      guard scalar.properties.generalCategory == .nonspacingMark else { return true }
      marks += 1
      return marks <= 2
    }
  }
}
