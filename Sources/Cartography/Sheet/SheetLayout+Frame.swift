/// What decides how much of a sheet is the map's, and how the map's frame is made up.
extension SheetLayout {
  /// Of the column beside the map: narrower than columns usually are where the map gains a scale by that and neither
  /// legend nor table takes more lines.
  static func breadth(_ subject: PageSubject, _ room: Rectangle, _ setting: Setting) -> Double {
    let usual = Columns.breadth(room.width)
    // Pages of an atlas are alike.
    guard subject.isWhole else { return usual }
    func scale(_ breadth: Double) -> Int {
      Viewport(
        subject.extent,
        in: Rectangle(
          left: 0, top: 0, width: room.width - breadth - Columns.beside - besideFrame,
          height: room.height - belowFrame)
      ).denominator
    }
    func lines(_ breadth: Double) -> Double {
      pieces(subject).reduce(0) { $0 + ($1.cut(setting, width: breadth, limit: .infinity)?.block.height ?? 0) }
    }
    let narrower = stride(from: usual, to: Columns.leastBreadth, by: -2).dropFirst().first { scale($0) < scale(usual) }
    guard let narrower, lines(narrower) <= lines(usual) + 0.01 else { return usual }
    return narrower
  }

  /// Legends and the table of totals, all of one breadth, so that their numbers end at one line.
  static func pieces(_ subject: PageSubject) -> [any FlowingPiece] {
    let columns = subject.table.map { max($0.headings.count, $0.rows.first?.count ?? 0) } ?? 0
    let breadth = columns > 3 ? Double.infinity : 62
    var areas = LegendBlock(
      title: subject.map.content.areaLegend?.title ?? "", rows: subject.areaRows, part: .areaLegend)
    var marks = LegendBlock(title: subject.markTitle, rows: subject.markRows, part: .markLegend)
    (areas.breadth, marks.breadth) = (breadth, breadth)
    guard let table = subject.table else { return [areas, marks] }
    var block = TableBlock(table: table)
    // The page of a unit has names in its table.
    if subject.isWhole { block.breadth = breadth }
    return [areas, marks, block]
  }

  /// Millimetres of ticks and names beside a frame; of ticks, scale and north below it.
  private static let (besideFrame, belowFrame) = (3.8, NorthArrow.size.height + 0.8 + 3.6)

  /// The frame with its ticks, and the strip below it: scale, datum, north.
  static func placeMap(
    _ subject: PageSubject, _ room: Rectangle, _ setting: Setting, _ place: (Block, Rectangle) -> Void
  ) -> Viewport {
    var room = room
    var strip = room.takeBottom(NorthArrow.size.height)
    _ = room.takeBottom(0.8)
    let below = room.takeBottom(3.6)
    let beside = room.takeLeft(besideFrame)
    let viewport = Viewport(subject.extent, in: room)
    let ground = subject.map.ground
    let graticule = Graticule(viewport, ground)
    place(
      Block(part: .ticks, height: below.height) { canvas, _ in graticule.draw(setting, viewport.frame, on: canvas) },
      Rectangle(left: room.left, top: below.top, width: room.width, height: below.height))
    place(Block(part: .ticks, height: beside.height) { _, _ in }, beside)
    let north = strip.takeRight(NorthArrow.size.width)
    let lean = ground.lean(at: viewport.centre)
    place(
      Block(part: .north, height: north.height) { NorthArrow.draw(setting, lean: lean, in: $1, on: $0) }, north)
    _ = strip.takeLeft(3.8)
    let bar = ScaleBar(viewport, most: min(60, strip.width * 0.4))
    place(
      Block(part: .scaleBar, height: ScaleBar.height) { bar.draw(setting, in: $1, on: $0) },
      strip.takeLeft(bar.length + 10))
    _ = strip.takeRight(3)
    _ = strip.takeLeft(3)
    let datum = setting.words.datum(ground)
    place(
      Block(part: .datum, height: strip.height) { canvas, box in
        canvas.text(
          datum, at: Point(box.left, box.top), setting.theme.text(5.6, .regular, setting.theme.quietInk),
          width: box.width, lines: 4)
      }, strip)
    return viewport
  }
}
