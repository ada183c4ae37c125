/// Which names stand where on a map, and which were left out for want of room.
struct LabelPlan {
  /// A name that the side list says.
  struct Listed: Hashable, Sendable {
    enum Subject: Hashable, Sendable {
      /// In `PreparedMap.areas`.
      case area(Int)
      /// In `content.marks`.
      case mark(Int)
    }

    var subject: Subject
    /// As it stands on the map; nil where not even a number has room.
    var number: Int?
    var name: String
    /// What else it is known by.
    var key = ""
  }

  var placed: [PlacedLabel] = []
  /// Whatever has a claim to a name and does not bear it: areas before marks, each by number, the ones without at the end.
  var listed: [Listed] = []
  /// How many areas have a claim to a name and neither bear it nor stand in the list.
  var nameless = 0
  /// The same of marks.
  var namelessMarks = 0

  /// Without the list's marks.
  var withoutMarks: LabelPlan {
    var plan = self
    plan.listed.removeAll { if case .mark = $0.subject { true } else { false } }
    return plan
  }

  /// Without the names and numbers of areas and marks.
  var regions: LabelPlan {
    var plan = LabelPlan()
    plan.placed = placed.filter { $0.kind == .region }
    return plan
  }
}

/// Names placed one after another, the ones with most claim first; none meets another nor a mark.
///
/// Areas come before marks, but for the area of a sheet of its own, where its marks come first. Areas without room for
/// their names have numbers and stand in a list. Where they are more than `mostNumbered` they have neither: a map full
/// of numbers shows nothing, and nobody looks for a unit in a list of seven pages when an atlas and a page give it. Then
/// the regions around, the municipalities, say where one is, unless most of the areas have their names. So it is with
/// marks.
///
/// Source: the candidates and their order after Imhof, "Positioning names on maps" (1975); taking them greedily after
/// Christensen, Marks, Shieber, "An empirical study of algorithms for point-feature label placement" (1995).
struct Labelling {
  let map: PreparedMap
  let viewport: Viewport
  /// The area that the sheet is about, in `map.areas`; the others are quiet.
  let focus: Int?
  let ruler: WordRuler
  /// The marks that have a claim to their names, in `content.marks`.
  let namedMarks: [Int]
  /// The mark that the sheet is about, in `content.marks`: the title has its name.
  let about: Int?
  let marks: MarkPlaces
  /// Whether the sheet's own area has its marks in a table, by number.
  let listsMarks: Bool
  var shelf: BoxShelf
  var plan = LabelPlan()

  /// Names of marks are written out up to so many; more would cover the map.
  private static let spelledMarks = 25
  /// Areas, and marks, without their names beyond which there is no list of them.
  private static let mostNumbered = 150

  /// Millimetres between a name and the map's frame.
  static let offFrame = 1.5

  /// - Parameter taken: what no label may cover: marks, stops.
  init(
    of picture: MapPicture, namedMarks: [Int], listsMarks: Bool = true, about: Int? = nil, taken: [Rectangle],
    ruler: WordRuler
  ) {
    (map, viewport, focus, marks) = (picture.map, picture.viewport, picture.focus, picture.marks)
    (self.namedMarks, self.listsMarks, self.about, self.ruler) = (namedMarks, listsMarks, about, ruler)
    shelf = BoxShelf(viewport.frame.inset(by: Self.offFrame))
    for box in taken where box.touches(viewport.frame) { shelf.take(box) }
  }

  /// The area of the sheet and its marks come first; then the areas from the largest on.
  mutating func run() -> LabelPlan {
    let ordered = map.areas(touching: viewport.shown).sorted { one, other in
      if (one == focus) != (other == focus) { return one == focus }
      let (a, b) = (map.areas[one].box, map.areas[other].box)
      return (b.width * b.height, one) < (a.width * a.height, other)
    }
    if focus != nil {
      let marks = nameMarks()
      _ = nameAreas(ordered)
      list(marks)
    } else {
      let bare = self
      let crowded = nameAreas(ordered)
      if crowded.count <= Self.mostNumbered {
        list(crowded)
      } else {
        let named = plan.placed.count
        if named < crowded.count { self = bare }
        plan.nameless = crowded.count + (named < crowded.count ? named : 0)
        if named < crowded.count { for region in map.regions { name(region: region) } }
      }
      let marks = nameMarks()
      if marks.count <= Self.mostNumbered || about != nil {
        list(marks)
      } else {
        plan.namelessMarks = marks.count
      }
    }
    return plan
  }

  /// - Returns: those without room for their names.
  private mutating func nameMarks() -> [Int] {
    // What has no place on the map has none for a number either: a note says so.
    let marks = namedMarks.filter { map.isDrawn(mark: $0) }
    guard marks.count <= Self.spelledMarks else { return marks }
    var named: [Int] = []
    for mark in marks where isShown(mark) && !named.contains(where: { areTwins(mark, $0) }) {
      if name(mark: mark) { named.append(mark) }
    }
    return marks.filter { mark in !named.contains { $0 == mark || areTwins(mark, $0) } }
  }

  private func isShown(_ mark: Int) -> Bool { viewport.frame.contains(viewport.paper(map.marks[mark])) }

  /// - Returns: those without room for their names that the list must say.
  private mutating func nameAreas(_ areas: [Int]) -> [(index: Int, pole: Point)] {
    areas.compactMap { index -> (index: Int, pole: Point)? in
      let area = map.areas[index]
      let (isCut, isQuiet) = (!viewport.shown.contains(area.largest.box), isQuiet(index))
      // What needs no list is not looked at where it is smaller than a letter.
      let isTiny = area.pole.radius <= viewport.metres(Self.leastRadius)
      if isQuiet, isTiny { return nil }
      let needsList = !isQuiet && focus == nil
      if isTiny, !isCut { return needsList ? (index, viewport.paper(area.pole.place)) : nil }
      guard let visible = visible(area.largest) else { return nil }
      let pole: (place: Point, radius: Double) =
        isCut ? visible.thinned.pole : (viewport.paper(area.pole.place), area.pole.radius / viewport.metres(1))
      guard !name(area: index, in: visible, around: pole) else { return nil }
      // What is quiet needs no list, nor what the sheet's title names.
      return needsList ? (index, pole.place) : nil
    }
  }

  /// What of the polygon lies in the frame, on paper.
  private func visible(_ polygon: PlanePolygon) -> PlanePolygon? {
    let drawn = viewport.paper(polygon)
    return viewport.shown.contains(polygon.box) ? drawn : drawn.clipped(to: viewport.frame)
  }

  /// Whether an area is there only to find one's way: beside the sheet's own, or under rounds.
  func isQuiet(_ area: Int) -> Bool { focus.map { $0 != area } ?? !map.tracks.isEmpty }

  /// Millimetres inside an area's border that its outline takes: that of the sheet's own is broad.
  func rim(of area: Int) -> Double { area == focus ? 0.9 : 0 }

  /// Numbers in the order in which the map is read: bands of a centimetre from the top, each from the left.
  private mutating func list(_ crowded: [(index: Int, pole: Point)]) {
    func line(_ pole: Point) -> (Double, Double) { ((pole.y / 10).rounded(.down), pole.x) }
    var without: [LabelPlan.Listed] = []
    for one in crowded.sorted(by: { line($0.pole) < line($1.pole) }) {
      let area = map.content.areas[map.areas[one.index].index]
      let next = plan.listed.count + 1
      var listed = LabelPlan.Listed(
        subject: .area(one.index), number: next, name: area.name.oneLine(), key: area.id.oneLine(24))
      let polygon = visible(map.areas[one.index].largest)
      if let polygon, number(area: one.index, polygon, around: one.pole, next) {
        plan.listed.append(listed)
      } else {
        listed.number = nil
        without.append(listed)
      }
    }
    plan.listed += without
  }

  /// Marks follow the areas' numbers; on the sheet of an area or a mark they have those of its table.
  private mutating func list(_ crowded: [Int]) {
    func line(_ mark: Int) -> (Double, Double) {
      let place = viewport.paper(map.marks[mark])
      return ((place.y / 10).rounded(.down), place.x)
    }
    var next = plan.listed.count { $0.number != nil } + 1
    let isTabled = focus != nil || about != nil
    let ordered = isTabled ? crowded.filter { $0 != about } : crowded.sorted { line($0) < line($1) }
    var without: [LabelPlan.Listed] = []
    for mark in ordered {
      let wanted = isTabled ? namedMarks.firstIndex(of: mark)! + 1 : next
      var listed = LabelPlan.Listed(subject: .mark(mark), number: wanted, name: map.content.marks[mark].name.oneLine())
      if isShown(mark), number(mark: mark, wanted) {
        plan.listed.append(listed)
        next += 1
      } else {
        listed.number = nil
        without.append(listed)
      }
    }
    plan.listed += without
  }

  mutating func place(_ label: PlacedLabel) {
    plan.placed.append(label)
    // Some air between two names.
    let box = label.box
    shelf.take(Rectangle(left: box.left - 0.3, top: box.top - 0.15, width: box.width + 0.6, height: box.height + 0.3))
  }
}
