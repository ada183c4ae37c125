import Territory

/// A map with its legend and scale, without the sheet's furniture: what a report shows.
public struct MapFigure: Sendable {
  public var theme: Theme

  public init(theme: Theme = Theme()) { self.theme = theme }

  /// A picture that stands alone.
  /// - Parameters:
  ///   - size: millimetres, 60 a side at least.
  ///   - name: letters and digits that the SVG's inner names begin with, so that a page can hold several.
  /// - Throws: `DrawingError`.
  public func file(of content: MapContent, size: Size, as format: Drawing.Format = .svg, name: String? = nil) throws
    -> [UInt8]
  {
    let size = Size(max(60, size.width), max(60, size.height))
    let bytes = try MapSheet(theme: theme).drawing(of: content, format, size).file { canvas, _ in
      draw(content, on: canvas, in: canvas.sheet)
    }
    guard let name, format == .svg else { return bytes }
    return Drawing.prefixed(bytes, name)
  }

  /// The map in `box` of a canvas: its legend on the right where the box is broad, else below.
  public func draw(_ content: MapContent, on canvas: Canvas, in box: Rectangle) {
    for piece in pieces(PreparedMap(content), canvas, in: box) { piece.draw(canvas, piece.box) }
  }

  func pieces(_ map: PreparedMap, _ canvas: Canvas, in box: Rectangle) -> [SheetLayout.Placed] {
    let content = map.content
    let setting = MapSheet(theme: theme).setting(content, canvas)
    let subject = PageSubject(map)
    var placed: [SheetLayout.Placed] = []
    var room = box.inset(by: 0.4)
    if let attribution = content.attribution?.oneLine(300) {
      let style = setting.theme.text(5.2, .regular, setting.theme.quietInk)
      let width = room.width
      let height = canvas.size(of: attribution, style, width: width, lines: 2).height
      placed.append(
        .init(part: .footer, box: room.takeBottom(height)) { canvas, box in
          canvas.text(attribution, at: Point(box.left, box.top), style, width: width, lines: 2)
        })
      _ = room.takeBottom(1)
    }
    let isBroad = room.width > room.height * 1.15
    var legends = isBroad ? room.takeRight(min(52, room.width * 0.32)) : room.takeBottom(room.height * 0.3)
    _ = isBroad ? room.takeRight(3) : room.takeBottom(3)
    placed += Self.legends(subject, setting, &legends, isBroad: isBroad)
    var strip = room.takeBottom(NorthArrow.size.height)
    _ = room.takeBottom(1.2)
    let viewport = Viewport(subject.extent, in: room, isRound: false)
    let north = strip.takeRight(NorthArrow.size.width)
    let lean = map.ground.lean(at: viewport.centre)
    placed.append(.init(part: .north, box: north) { NorthArrow.draw(setting, lean: lean, in: $1, on: $0) })
    let bar = ScaleBar(viewport, most: min(45, strip.width - 14), isNumeric: false)
    placed.append(.init(part: .scaleBar, box: strip.takeLeft(bar.length + 10)) { bar.draw(setting, in: $1, on: $0) })
    let picture = MapPicture(
      map: map, viewport: viewport, theme: setting.theme, focus: nil, namedMarks: Set(content.marks.indices))
    var labelling = Labelling(
      map, viewport, focus: nil, namedMarks: subject.namedMarks, capacity: 0, taken: picture.taken,
      ruler: WordRuler(canvas, setting.theme))
    let plan = labelling.run().placed
    // A few names among many nameless units say nothing.
    let labels = plan.count * 2 >= map.areas.count ? plan : []
    placed.append(.init(part: .frame, box: room) { canvas, _ in picture.draw(labels, nil, on: canvas) })
    return placed
  }

  private static func legends(
    _ subject: PageSubject, _ setting: Setting, _ room: inout Rectangle, isBroad: Bool
  ) -> [SheetLayout.Placed] {
    let content = subject.map.content
    let width = isBroad ? room.width : (room.width - 6) / 2
    let legends: [(Double) -> Block?] = [
      {
        LegendBlock(title: content.areaLegend?.title ?? "", rows: subject.areaRows, isOfMarks: false)
          .block(setting, part: .areaLegend, width: width, limit: $0)
      },
      {
        LegendBlock(title: subject.markTitle, rows: subject.markRows, isOfMarks: true)
          .block(setting, part: .markLegend, width: width, limit: $0)
      },
      { TrackLegendBlock(names: content.tracks.map(\.name)).block(setting, width: width, limit: $0) },
    ]
    var columns = isBroad ? [room] : [room.takeLeft(width), room.takeRight(width)]
    var placed: [SheetLayout.Placed] = []
    for build in legends {
      guard let whole = build(.infinity) else { continue }
      let column =
        columns.firstIndex { $0.height >= whole.height } ?? columns.indices.max {
          columns[$0].height < columns[$1].height
        }!
      guard let block = build(columns[column].height) else { continue }
      placed.append(.init(part: block.part, box: columns[column].takeTop(block.height), draw: block.draw))
      _ = columns[column].takeTop(4)
    }
    return placed
  }
}
