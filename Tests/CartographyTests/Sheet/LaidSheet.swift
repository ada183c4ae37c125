import CPangoCairo
import Territory
import Testing

@testable import Cartography

/// What one map or page is, laid out but not yet a file.
struct LaidSheet {
  let layout: SheetLayout
  private let map: PreparedMap
  private let subject: PageSubject
  /// The pages that follow it.
  let more: [ContinuationPage]
  /// Where each piece really leaves ink; nil: nowhere.
  private let inks: [Rectangle?]

  init(_ content: MapContent, _ sheet: MapSheet = MapSheet(), area: Int? = nil) {
    map = PreparedMap(content)
    let size = sheet.paper.size(isLandscape: sheet.isLandscape ?? sheet.isBroad(map.extent))
    let map = map
    subject = area.map { PageSubject(map, area: $0, .init(content)) } ?? PageSubject(map)
    let setting = sheet.setting(content, size)
    setting.pages.count = 57
    layout = SheetLayout(subject, page: 1, size: size, setting: setting)
    more = ContinuationPage.pages(layout.rest, of: subject, after: 1, size: size, setting: setting)
    inks = layout.placed.map { Self.ink($0, size) }
  }

  /// All pages' pieces of one kind.
  func pieces(_ part: SheetPart) -> [SheetLayout.Placed] {
    (layout.placed + more.flatMap(\.placed)).filter { $0.part == part }
  }

  /// The rows of one kind of piece on all pages.
  func rows(_ part: SheetPart) -> Int { pieces(part).reduce(0) { $0 + $1.rows } }

  /// Of each piece of one kind, millimetres from its left side to where its ink ends.
  func ends(of part: SheetPart) -> [Double] {
    zip(layout.placed, inks).filter { $0.0.part == part }.compactMap { piece, ink in
      ink.map { $0.right - piece.box.left }
    }
  }

  /// Draws one piece alone and measures its ink.
  private static func ink(_ piece: SheetLayout.Placed, _ size: Size) -> Rectangle? {
    var paper = cairo_rectangle_t(x: -500, y: -500, width: 3000, height: 3000)
    let surface: OpaquePointer = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &paper)
    defer { cairo_surface_destroy(surface) }
    piece.draw(Canvas(surface: surface, size: size), piece.box)
    var (left, top, width, height) = (0.0, 0.0, 0.0, 0.0)
    cairo_recording_surface_ink_extents(surface, &left, &top, &width, &height)
    guard width > 0, height > 0 else { return nil }
    return Rectangle(
      left: left / Canvas.scale, top: top / Canvas.scale, width: width / Canvas.scale, height: height / Canvas.scale)
  }

  /// Whether nothing lies on anything else or beyond the margins, and names and numbers are whole.
  func judge(_ what: Comment) {
    let pieces = layout.placed
    for (place, piece) in pieces.enumerated() {
      #expect(layout.bounds.inset(by: -0.01).contains(piece.box), "\(piece.part) beyond the margins, \(what)")
      for other in pieces[..<place] {
        let box = piece.box.inset(by: 0.01)
        #expect(!other.box.meets(box), "\(piece.part) on \(other.part), \(what)")
      }
      // The two strips of ticks are drawn as one, beyond the frame's left and lower side.
      guard let ink = inks[place], piece.part != .ticks else { continue }
      #expect(
        piece.box.inset(by: -0.6).contains(ink), "\(piece.part) drawn beyond its box: \(ink) \(piece.box), \(what)")
    }
    #expect(pieces.contains { $0.part == .frame && $0.box.width > 50 && $0.box.height > 50 }, what)
    for page in more { judge(page, what) }
    Self.judgeLabels(layout, what)
    judgeMarks(what)
  }

  private func judge(_ page: ContinuationPage, _ what: Comment) {
    for (place, piece) in page.placed.enumerated() {
      #expect(layout.bounds.inset(by: -0.01).contains(piece.box), "\(piece.part) beyond a page's margins, \(what)")
      for other in page.placed[..<place] {
        #expect(!other.box.meets(piece.box.inset(by: 0.01)), "\(piece.part) on \(other.part) of a page, \(what)")
      }
    }
  }

  private static func judgeLabels(_ layout: SheetLayout, _ what: Comment) {
    let labels = layout.labels
    for (place, label) in labels.placed.enumerated() {
      #expect(layout.viewport.frame.inset(by: 1.49).contains(label.box), "\(label.lines) at the frame, \(what)")
      #expect(!labels.placed[..<place].contains { $0.box.meets(label.box) }, "labels meet: \(label.lines), \(what)")
      #expect(!layout.taken.contains { $0.meets(label.box) }, "a label on a mark: \(label.lines), \(what)")
    }
    let numbers = labels.placed.compactMap { label -> Int? in
      switch label.kind {
      case .areaNumber, .markNumber: Int(label.lines[0])
      default: nil
      }
    }
    let listed = labels.listed.compactMap(\.number)
    #expect(numbers.sorted() == listed, "numbers and list differ, \(what)")
    // An area's own page has the numbers of its table.
    let isTable = listed.count < numbers.count || layout.placed.contains { $0.part == .facts }
    #expect(isTable || listed == Array(1..<(listed.count + 1)), what)
    judgeOrder(labels, what)
  }

  /// Whether every label of a mark is nearer to it than to any other mark, whole, and on no other unit's ground; and the
  /// numbers of units keep away from marks.
  private func judgeMarks(_ what: Comment) {
    let marks = MarkPlaces(map, layout.viewport)
    func edge(_ mark: Int, _ box: Rectangle) -> Double {
      let place = marks.places[mark]
      let (x, y) = (
        max(box.left - place.x, 0, place.x - box.right), max(box.top - place.y, 0, place.y - box.bottom)
      )
      return (x * x + y * y).squareRoot() - marks.radius
    }
    for label in layout.labels.placed {
      if case .areaNumber = label.kind {
        let gap = marks.places.indices.map { edge($0, label.box) }.min() ?? 9
        #expect(gap >= 0.8 - 1e-9, "\(label.lines) \(gap) mm from a mark, \(what)")
      }
      guard let mark = label.kind.mark, let own = marks.near.firstIndex(of: mark) else { continue }
      let (gap, name) = (max(0, edge(own, label.box)), map.content.marks[mark].name.oneLine())
      for other in marks.near.indices where other != own {
        #expect(edge(other, label.box) >= gap + 0.4, "\(label.lines) is nearer to another mark, \(what)")
      }
      guard case .mark = label.kind else { continue }
      #expect(label.lines.joined(separator: " ") == name, what)
      judgeGround(label, of: mark, what)
    }
    judgeClaims(marks, what)
  }

  /// A name lies within the unit of its mark, or in no unit where the mark is in none.
  private func judgeGround(_ label: PlacedLabel, of mark: Int, _ what: Comment) {
    let home = map.area(at: map.marks[mark])
    for step in 0..<45 {
      let (column, row) = (Double(step % 9), Double(step / 9))
      let place = Point(
        label.box.left + label.box.width * column / 8, label.box.top + label.box.height * (0.12 + 0.76 * row / 4))
      #expect(map.area(at: layout.viewport.ground(place)) == home, "\(label.lines) on another unit, \(what)")
    }
  }

  /// Whatever has a claim to a name bears it or stands in the list, or is counted in a note.
  private func judgeClaims(_ marks: MarkPlaces, _ what: Comment) {
    guard subject.focus == nil else { return }
    let labels = layout.labels
    let named = Set(labels.placed.compactMap { if case .mark(let mark) = $0.kind { mark } else { nil } })
    let listed = Set(
      labels.listed.compactMap { row -> Int? in if case .mark(let mark) = row.subject { mark } else { nil } })
    #expect(named.isDisjoint(with: listed), what)
    let drawn = subject.namedMarks.filter(map.isDrawn)
    if labels.namelessMarks > 0 {
      #expect(listed.isEmpty && labels.namelessMarks == drawn.count - named.count, what)
      return
    }
    for mark in drawn where !map.content.marks[mark].name.oneLine().isEmpty {
      // A visit of a work's name in the work's place needs no second one.
      let hasTwin = named.contains {
        map.content.marks[$0].name == map.content.marks[mark].name && map.marks[$0] == map.marks[mark]
      }
      #expect(
        named.contains(mark) || listed.contains(mark) || hasTwin, "\(map.content.marks[mark].name.prefix(40)), \(what)")
    }
  }

  /// Areas before marks, and of each those with a number first.
  private static func judgeOrder(_ labels: LabelPlan, _ what: Comment) {
    let order = labels.listed.map { row in
      if case .area = row.subject { row.number == nil ? 1 : 0 } else { row.number == nil ? 3 : 2 }
    }
    #expect(order == order.sorted(), "units and works are mixed, \(what)")
  }
}
