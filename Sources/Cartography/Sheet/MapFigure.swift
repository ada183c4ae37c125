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
    let bytes = try MapSheet(theme: theme).drawing(of: content, format, figure.size).file { canvas, _ in
      figure.draw(on: canvas, at: Point(0, 0))
    }
    guard let name, format == .svg else { return bytes }
    return Drawing.prefixed(bytes, name)
  }

  /// - Parameter limit: millimetres of height that the figure shall not exceed, where a lower map makes that possible.
  func laid(
    _ content: MapContent, width: Double, isBare: Bool = false, within limit: Double = .infinity
  ) -> FigureLayout {
    let width = max(60, width)
    let setting = MapSheet(theme: theme).setting(content, Size(width, 300))
    let whole = FigureLayout(PreparedMap(content), width: width, isBare: isBare, setting)
    let excess = whole.size.height - limit
    guard excess > 0.01, whole.mapHeight - excess >= Self.leastMap else { return whole }
    return FigureLayout(whole.map, width: width, isBare: isBare, tallest: whole.mapHeight - excess, setting)
  }

  /// Millimetres below which a map is better off on the next sheet.
  private static let leastMap = 80.0
}

/// Where everything of a figure lies: the map as broad and high as its territory, the legend on its right where that is
/// broad enough, else below, and the names left out under both.
struct FigureLayout {
  let map: PreparedMap
  private(set) var placed: [SheetLayout.Placed] = []
  private(set) var size: Size
  /// What the figure's list, or its page, says.
  private(set) var labels = LabelPlan()
  /// Whether there are too many names for a figure; then it has none.
  private(set) var isNameless = false
  /// Of the frame.
  private(set) var mapHeight = 0.0

  /// Narrower figures have their legend below.
  private static let leastBeside = 110.0
  private static let gap = 3.0
  /// A figure with more names in its list is better off as a sheet.
  private static let mostListed = 60

  /// - Parameter tallest: millimetres of the map's frame.
  init(_ map: PreparedMap, width: Double, isBare: Bool, tallest: Double = 150, _ setting: Setting) {
    (self.map, size) = (map, Size(width, 0))
    let subject = PageSubject(map)
    let isBeside = !isBare && width >= Self.leastBeside
    let column = isBeside ? min(52, width * 0.3) : 0
    let frame = Self.frame(map, width: width - (isBeside ? column + Self.gap : 0), tallest: tallest)
    mapHeight = frame.height
    let inner = width - 0.8
    placeMap(map, subject, frame, setting)
    var bottom = placed.map(\.box.bottom).max()!
    if !isBare {
      let left = isBeside ? frame.right + Self.gap : 0.4
      let room = Rectangle(
        left: left, top: isBeside ? frame.top : bottom + Self.gap, width: isBeside ? width - left - 0.4 : inner,
        height: 1000)
      let pieces: [any FlowingPiece] = [
        LegendBlock(title: map.content.areaLegend?.title ?? "", rows: subject.areaRows, part: .areaLegend),
        LegendBlock(title: subject.markTitle, rows: subject.markRows, part: .markLegend),
        TrackLegendBlock(names: map.content.tracks.map(\.name)),
      ].filter { ($0 as any FlowingPiece).cut(setting, width: 40, limit: .infinity) != nil }
      bottom = max(bottom, add(Spread(pieces, in: room, setting, columns: isBeside ? 1 : nil)))
      let below = Rectangle(left: 0.4, top: bottom + Self.gap, width: inner, height: 1000)
      if !labels.listed.isEmpty {
        bottom = add(Spread(NumberedList.lists(labels, map.content), in: below, setting))
      } else if isNameless {
        let note = NotesBlock(notes: [setting.words.namelessFigure(map.areas.count)])
        bottom = add(Spread([note], in: below, setting, columns: 1))
      }
    }
    if let attribution = map.content.attribution?.oneLine(300) {
      let style = setting.theme.text(5.2, .regular, setting.theme.quietInk)
      let height = setting.canvas.size(of: attribution, style, width: inner, lines: 2).height
      let box = Rectangle(left: 0.4, top: bottom + 1, width: inner, height: height)
      placed.append(
        .init(part: .footer, box: box) { canvas, box in
          canvas.text(attribution, at: Point(box.left, box.top), style, width: box.width, lines: 2)
        })
      bottom = box.bottom
    }
    size.height = bottom + 0.4
  }

  func draw(on canvas: Canvas, at place: Point) {
    canvas.shifted(to: place) {
      for piece in placed { piece.draw(canvas, piece.box) }
    }
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
    return Rectangle(left: 0.4, top: 0.4, width: shape > 1 ? wide : width - 0.8, height: height)
  }

  /// The map with its names, and the strip below it: scale and north.
  private mutating func placeMap(
    _ map: PreparedMap, _ subject: PageSubject, _ frame: Rectangle, _ setting: Setting
  ) {
    let viewport = Viewport(subject.extent, in: frame, isRound: false)
    let picture = MapPicture(
      map: map, viewport: viewport, theme: setting.theme, focus: nil, namedMarks: Set(map.content.marks.indices))
    var labelling = Labelling(
      map, viewport, focus: nil, namedMarks: subject.namedMarks, taken: picture.taken, ruler: setting.ruler)
    labels = labelling.run()
    if labels.nameless > 0 || labels.listed.count > Self.mostListed { (labels, isNameless) = (labels.regions, true) }
    let names = labels.placed
    placed.append(.init(part: .frame, box: frame) { canvas, _ in picture.draw(names, nil, on: canvas) })
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
}
