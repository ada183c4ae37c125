import Geometry
import Territory

/// A map with its legend and scale, without the sheet's furniture: what a report shows.
public struct MapFigure: Sendable {
  public var theme: Theme

  public init(theme: Theme = Theme()) { self.theme = theme }

  /// A picture that stands alone, as high as its map, legend and list take.
  /// - Parameters:
  ///   - width: millimetres, 60 at least.
  ///   - isBare: only the map, for a page that says legend and list as text.
  ///   - name: letters and digits that the SVG's inner names begin with, so that a page can hold several.
  /// - Throws: `DrawingError`.
  public func file(
    of content: MapContent, width: Double, isBare: Bool = false, as format: Drawing.Format = .svg, name: String? = nil
  ) throws -> [UInt8] {
    let figure = laid(content, width: width, isBare: isBare)
    let bytes = try file(of: figure, as: format)
    guard let name, format == .svg else { return bytes }
    return Drawing.prefixed(bytes, name)
  }

  /// The figure as a picture of its own.
  func file(of figure: FigureLayout, as format: Drawing.Format = .svg) throws -> [UInt8] {
    try MapSheet(theme: theme).drawing(of: figure.map.content, format, figure.size).file { canvas, _ in
      figure.draw(on: canvas, at: Point(0, 0))
    }
  }

  /// - Parameter limit: millimetres of height that the figure shall not exceed, where a lower map makes that possible.
  func laid(
    _ content: MapContent, width: Double, isBare: Bool = false, within limit: Double = .infinity
  ) -> FigureLayout {
    laid(prepared(content, width: width), width: width, isBare: isBare, within: limit)
  }

  func laid(
    _ map: PreparedMap, width: Double, isBare: Bool = false, within limit: Double = .infinity
  ) -> FigureLayout {
    let width = max(60, width)
    let setting = MapSheet(theme: theme).setting(map.content, Size(width, 300))
    let whole = FigureLayout(map, width: width, isBare: isBare, setting)
    var layout = whole
    // A lower map has fewer names on it, and so a longer list below.
    for _ in 0..<4 where layout.size.height > limit {
      let lower = layout.mapHeight - (layout.size.height - limit) - 0.05
      guard lower >= Self.leastMap else { break }
      layout = FigureLayout(map, width: width, isBare: isBare, tallest: lower, setting)
    }
    return layout.size.height <= limit ? layout : whole
  }

  /// Millimetres below which a map is better off on the next sheet.
  private static let leastMap = 62.0

  /// The content on its plane, its borders as fine as a figure so wide shows them.
  func prepared(_ content: MapContent, width: Double) -> PreparedMap {
    var content = content
    let areas = content.areas.map(\.shape)
    if let metres = Self.finest(areas + content.surroundings, width: width) {
      for (index, shape) in SharedBorders(areas).simplified(within: metres).enumerated() {
        content.areas[index].shape = shape
      }
      content.surroundings = SharedBorders(content.surroundings).simplified(within: metres)
    }
    return PreparedMap(content)
  }

  /// Millimetres of paper by which a border may run beside itself: a tenth with what `Viewport` leaves out, which nobody
  /// sees at arm's length.
  private static let fineness = 0.06
  /// Boundaries of fewer positions are not worth the trouble.
  private static let least = 4000

  /// Metres; nil where nothing is to be gained, or a position lies nowhere on earth.
  private static func finest(_ shapes: [Shape], width: Double) -> Double? {
    var box: BoundingBox?
    var (count, isOnEarth) = (0, true)
    for shape in shapes {
      shape.forEachCoordinate { place in
        count += 1
        isOnEarth = isOnEarth && abs(place.longitude) <= 180 && abs(place.latitude) < 89
        if box == nil { box = BoundingBox(around: place) } else { box!.extend(to: place) }
      }
    }
    guard let box, isOnEarth, count > least else { return nil }
    let ground = Ground(around: box)
    let corners = [(box.west, box.south), (box.east, box.north)].map {
      ground.point(Coordinate(longitude: $0.0, latitude: $0.1))
    }
    let (across, down) = (abs(corners[1].x - corners[0].x), abs(corners[1].y - corners[0].y))
    return fineness * max(across / width, down / FigureLayout.tallest)
  }
}

/// Where everything of a figure lies: the map over the whole breadth with its legend in a corner that the land leaves free
/// or below; of a land too high for that, as broad as it takes with legend and list beside it. What a list has no room for
/// beside the map stands below it.
struct FigureLayout {
  let map: PreparedMap
  private(set) var placed: [SheetLayout.Placed] = []
  private(set) var size: Size
  /// What the figure's list, or its page, says.
  private(set) var labels = LabelPlan()
  /// Whether there are too many names for a figure; then it has those of the regions around.
  private var isNameless = false
  /// Of the frame.
  private(set) var mapHeight = 0.0

  /// Millimetres of the highest map.
  static let tallest = 150.0
  /// Narrower figures have their legend below.
  private static let leastBeside = 110.0
  private static let gap = 3.0
  /// Millimetres of the column beside a map.
  private static let column = (least: 42.0, most: 68.0)
  /// Millimetres of a figure whose list has four columns.
  private static let leastOfFour = 175.0
  /// A figure with more names in its list is better off as a sheet.
  private static let mostListed = 60

  /// - Parameter tallest: millimetres of the map's frame.
  init(_ map: PreparedMap, width: Double, isBare: Bool, tallest: Double = FigureLayout.tallest, _ setting: Setting) {
    (self.map, size) = (map, Size(width, 0))
    let subject = PageSubject(map)
    let whole = Self.frame(map, width: width, tallest: tallest)
    let spare = width - whole.width - Self.gap - 0.8
    let isBeside = !isBare && width >= Self.leastBeside && spare >= Self.column.least
    var frame = whole
    if isBeside {
      frame.width = max(whole.width, width - Self.column.most - Self.gap - 0.8)
    } else if !isBare {
      frame.width = width - 0.8
    }
    mapHeight = frame.height
    let legend = isBare ? [] : legends(subject, setting)
    let viewport = Viewport(subject.extent, in: frame, isRound: false)
    let corner = isBeside ? nil : Corner(legend, map, viewport, setting)
    placeMap(subject, viewport, corner, setting)
    var bottom = placed.map(\.box.bottom).max()!
    if !isBare {
      let lists = labels.listed.isEmpty ? [] : NumberedList.lists(labels, map.content)
      var rest: [any FlowingPiece] = lists
      if isBeside {
        let beside = Rectangle(
          left: frame.right + Self.gap, top: frame.top, width: width - frame.right - Self.gap - 0.4,
          height: frame.height)
        let spread = Spread(legend + lists, in: beside, setting, columns: 1)
        bottom = max(bottom, add(spread))
        rest = spread.rest
      } else if corner == nil {
        rest = legend + lists
      }
      if let note { rest.append(NotesBlock(notes: [note])) }
      for pieces in [rest.filter { $0.part != .list }, rest.filter { $0.part == .list }] where !pieces.isEmpty {
        let below = Rectangle(left: 0.4, top: bottom + Self.gap, width: width - 0.8, height: 1000)
        let isNote = pieces.allSatisfy { $0.part == .notes }
        let isNarrow = pieces.allSatisfy { $0.part == .list } && width >= Self.leastOfFour
        bottom = max(bottom, add(Spread(pieces, in: below, setting, columns: isNote ? 1 : isNarrow ? 4 : nil)))
      }
    }
    attribute(below: bottom, setting)
  }

  /// Where the names are that it has no room for; nil where it has all, or is about its marks.
  var note: String? {
    guard isNameless, map.content.areaLegend != nil || map.content.marks.isEmpty else { return nil }
    return SheetWords(language: map.content.language).namelessFigure(map.areas.count)
  }

  func draw(on canvas: Canvas, at place: Point) {
    canvas.shifted(to: place) {
      for piece in placed { piece.draw(canvas, piece.box) }
    }
  }

  /// What the signs mean, as far as there are any.
  private func legends(_ subject: PageSubject, _ setting: Setting) -> [any FlowingPiece] {
    let title = map.content.areaLegend?.title ?? ""
    let areas = LegendBlock(title: title, rows: subject.areaRows, part: .areaLegend)
    let marks = LegendBlock(title: subject.markTitle, rows: subject.markRows, part: .markLegend)
    let tracks = TrackLegendBlock(names: map.content.tracks.map(\.name))
    // What has no heading of its own is the others' ground.
    let pieces: [any FlowingPiece] = title.isEmpty ? [marks, tracks, areas] : [areas, marks, tracks]
    return pieces.filter { $0.cut(setting, width: 40, limit: .infinity) != nil }
  }

  /// - Returns: where the spread ends.
  private mutating func add(_ spread: Spread) -> Double {
    placed += spread.placed
    return spread.placed.map(\.box.bottom).max() ?? 0
  }

  /// As high as the territory at that breadth; of a long or narrow one no longer or narrower than is of use.
  private static func frame(_ map: PreparedMap, width: Double, tallest: Double) -> Rectangle {
    let shape = map.extent.height / map.extent.width
    let height = min(tallest, width * min(1.3, max(0.4, shape)))
    let wide = min(width - 0.8, max(55, height / min(shape, 2.4) * 1.02))
    return Rectangle(left: 0.4, top: 0.4, width: wide, height: height)
  }

  /// The map with its names, the legend in its corner, and the strip below it: scale and north.
  private mutating func placeMap(_ subject: PageSubject, _ viewport: Viewport, _ corner: Corner?, _ setting: Setting) {
    let frame = viewport.frame
    let picture = MapPicture(
      map: map, viewport: viewport, theme: setting.theme, focus: nil, namedMarks: Set(map.content.marks.indices))
    name(subject, picture, picture.taken + (corner.map { [$0.box] } ?? []), setting)
    let names = labels.placed
    placed.append(.init(part: .frame, box: frame) { canvas, _ in picture.draw(names, nil, on: canvas) })
    if let corner { placed += corner.placed }
    var strip = Rectangle(
      left: frame.left, top: frame.bottom + 1.2, width: frame.width, height: NorthArrow.size.height)
    let lean = map.ground.lean(at: viewport.centre)
    placed.append(
      .init(part: .north, box: strip.takeRight(NorthArrow.size.width)) {
        NorthArrow.draw(setting, lean: lean, in: $1, on: $0)
      })
    let bar = ScaleBar(viewport, most: min(45, strip.width - 14), isNumeric: false)
    placed.append(.init(part: .scaleBar, box: strip.takeLeft(bar.length + 10)) { bar.draw(setting, in: $1, on: $0) })
  }

  private mutating func name(
    _ subject: PageSubject, _ picture: MapPicture, _ taken: [Rectangle], _ setting: Setting
  ) {
    var labelling = Labelling(of: picture, namedMarks: subject.namedMarks, taken: taken, ruler: setting.ruler)
    labels = labelling.run()
    if !map.content.marks.isEmpty { labels.forgetNumbersOfAreas() }
    let isFull = labels.nameless + labels.namelessMarks > 0 || labels.listed.count > Self.mostListed
    if isFull { (labels, isNameless) = (labels.regions, true) }
  }

  private mutating func attribute(below bottom: Double, _ setting: Setting) {
    size.height = bottom + 0.4
    guard let attribution = map.content.attribution?.oneLine(300) else { return }
    let style = setting.theme.text(5.2, .regular, setting.theme.quietInk)
    let height = setting.canvas.size(of: attribution, style, width: size.width - 0.8, lines: 2).height
    let box = Rectangle(left: 0.4, top: bottom + 1, width: size.width - 0.8, height: height)
    placed.append(
      .init(part: .footer, box: box) { canvas, box in
        canvas.text(attribution, at: Point(box.left, box.top), style, width: box.width, lines: 2)
      })
    size.height = box.bottom + 0.4
  }

  /// A corner of the frame that neither land nor mark reaches, with the legend in it.
  private struct Corner {
    let box: Rectangle
    let placed: [SheetLayout.Placed]

    private static let (inset, padding, gap) = (1.2, 1.6, 2.5)
    /// Legends higher than this share of the frame stand below it.
    private static let highest = 0.7

    /// nil where no corner is free, or there is nothing to say.
    init?(_ pieces: [any FlowingPiece], _ map: PreparedMap, _ viewport: Viewport, _ setting: Setting) {
      let frame = viewport.frame
      let inner = min(46, frame.width * 0.3)
      let blocks = pieces.compactMap { $0.cut(setting, width: inner, limit: .infinity) }
      guard !blocks.isEmpty, blocks.allSatisfy({ $0.rest == nil }) else { return nil }
      let high = blocks.reduce(-Self.gap) { $0 + $1.block.height + Self.gap }
      let size = Size(inner + 2 * Self.padding, high + 2 * Self.padding)
      guard size.height <= frame.height * Self.highest else { return nil }
      let (right, bottom) = (frame.right - size.width - Self.inset, frame.bottom - size.height - Self.inset)
      let (left, top) = (frame.left + Self.inset, frame.top + Self.inset)
      let corners = [(left, top), (right, top), (left, bottom), (right, bottom)].map {
        Rectangle(left: $0.0, top: $0.1, width: size.width, height: size.height)
      }
      guard let box = corners.first(where: { Self.isFree($0, map, viewport) }) else { return nil }
      self.box = box
      var (place, placed) = (box.inset(by: Self.padding), [SheetLayout.Placed]())
      for (number, block) in blocks.map(\.block).enumerated() {
        let row = place.takeTop(block.height)
        _ = place.takeTop(Self.gap)
        placed.append(
          .init(block, in: row, over: number == 0 ? box : nil))
      }
      self.placed = placed
    }

    private static func isFree(_ box: Rectangle, _ map: PreparedMap, _ viewport: Viewport) -> Bool {
      let window = viewport.ground(box.inset(by: -2))
      return map.marks(in: window).isEmpty && !map.tracks.contains { $0.box.touches(window) } && map.isBare(window)
    }
  }
}

extension SheetLayout.Placed {
  /// - Parameter plate: whitened before the block is drawn, so that nothing of the map shines through.
  fileprivate init(_ block: Block, in box: Rectangle, over plate: Rectangle?) {
    self.init(block, in: box)
    let draw = block.draw
    self.draw = { canvas, box in
      if let plate {
        canvas.rectangle(plate, fill: Fill(.white), stroke: Stroke(Colour(0xBDBDBD), width: 0.15))
      }
      draw(canvas, box)
    }
  }
}

extension LabelPlan {
  /// Under marks the areas only help to find one's way: those without room for their name do without a number too.
  fileprivate mutating func forgetNumbersOfAreas() {
    placed.removeAll { if case .areaNumber = $0.kind { true } else { false } }
    listed.removeAll { if case .area = $0.subject { true } else { false } }
  }
}
