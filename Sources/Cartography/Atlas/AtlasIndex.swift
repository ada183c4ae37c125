/// The pages of an atlas by name: which unit is on which page.
struct AtlasIndex {
  private let rows: [(key: String, name: String)]
  private let size: Size
  private let content: MapContent
  /// Of each row, counted from 1.
  private var areaPages: [Int] = []
  /// Pages that come before the index.
  private var before = 0
  private static let columns = 3
  private static let rowHeight = 3.5
  private static let heading = 30.0

  init(_ map: PreparedMap, _ size: Size) {
    content = map.content
    rows = map.areas.map { (map.content.areas[$0.index].id.oneLine(24), map.content.areas[$0.index].name.oneLine()) }
    self.size = size
  }

  /// The same index, once it is known which pages come before it and on which page each area is.
  func placed(after before: Int, _ areaPages: [Int]) -> AtlasIndex {
    var index = self
    (index.before, index.areaPages) = (before, areaPages)
    return index
  }

  /// Rows that a column has room for.
  private var room: Int { Int((size.height - 2 * SheetLayout.margin - Self.heading - 34) / Self.rowHeight) }
  var pages: Int { (rows.count + Self.columns * room - 1) / (Self.columns * room) }
  /// Rows of one column, the columns of all pages alike.
  private var length: Int { (rows.count + Self.columns * pages - 1) / (Self.columns * pages) }

  /// - Parameter page: of the index, 0 the first.
  func draw(_ page: Int, _ setting: Setting, on canvas: Canvas) {
    let frame = PageFrame(
      title: setting.words.index, subtitle: nil, content: content, page: before + page + 1, size: size,
      setting: setting)
    for piece in frame.placed { piece.draw(canvas, piece.box) }
    let top = frame.room.top + 1.4
    let gap = 7.0
    let width = (frame.room.width - gap * Double(Self.columns - 1)) / Double(Self.columns)
    for column in 0..<Self.columns {
      let first = (page * Self.columns + column) * length
      for (row, index) in (first..<max(first, min(rows.count, first + length))).enumerated() {
        let place = Point(frame.room.left + Double(column) * (width + gap), top + Double(row) * Self.rowHeight)
        draw(rows[index], page: areaPages[index], at: place, width, setting, on: canvas)
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
