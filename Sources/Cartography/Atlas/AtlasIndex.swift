/// The pages of an atlas by name: which unit is on which page.
struct AtlasIndex {
  private let rows: [(key: String, name: String)]
  private let size: Size
  private let content: MapContent
  private static let columns = 3
  private static let rowHeight = 3.5
  private static let heading = 30.0

  init(_ map: PreparedMap, _ size: Size) {
    content = map.content
    rows = map.areas.map { (map.content.areas[$0.index].id.oneLine(24), map.content.areas[$0.index].name.oneLine()) }
    self.size = size
  }

  /// Rows that a column has room for.
  private var room: Int { Int((size.height - 2 * SheetLayout.margin - Self.heading - 34) / Self.rowHeight) }
  var pages: Int { (rows.count + Self.columns * room - 1) / (Self.columns * room) }
  /// Rows of one column, the columns of all pages alike.
  private var length: Int { (rows.count + Self.columns * pages - 1) / (Self.columns * pages) }

  /// - Parameter page: of the index, 0 the first.
  func draw(_ page: Int, of pages: Int, _ setting: Setting, on canvas: Canvas) {
    let bounds = Rectangle(left: 0, top: 0, width: size.width, height: size.height).inset(by: SheetLayout.margin)
    var rest = bounds
    let header = Header(theme: setting.theme).block(setting, width: bounds.width)
    header.draw(canvas, rest.takeTop(header.height))
    _ = rest.takeTop(2.4)
    let title = TitleBlock(title: setting.words.index, subtitle: nil).block(setting, width: bounds.width)
    title.draw(canvas, rest.takeTop(title.height))
    let footer = Footer(content: content, page: page + 2, pages: pages).block(setting, width: bounds.width)
    footer.draw(canvas, rest.takeBottom(footer.height))
    let top = rest.top + 4
    let gap = 7.0
    let width = (bounds.width - gap * Double(Self.columns - 1)) / Double(Self.columns)
    let before = 1 + self.pages
    for column in 0..<Self.columns {
      let first = (page * Self.columns + column) * length
      for (row, index) in (first..<max(first, min(rows.count, first + length))).enumerated() {
        let place = Point(
          bounds.left + Double(column) * (width + gap), top + Double(row) * Self.rowHeight)
        draw(rows[index], page: before + index + 1, at: place, width, setting, on: canvas)
      }
    }
  }

  private func draw(
    _ row: (key: String, name: String), page: Int, at place: Point, _ width: Double, _ setting: Setting,
    on canvas: Canvas
  ) {
    var number = setting.body
    number.alignment = .right
    let key = row.key.isEmpty ? 0 : 17.0
    canvas.text(row.key, at: place, setting.theme.text(7, .regular, setting.theme.quietInk), width: 16, lines: 1)
    canvas.text(row.name, at: Point(place.x + key, place.y), setting.body, width: width - key - 10, lines: 1)
    canvas.text(String(page), at: Point(place.x + width, place.y), number)
  }
}
