/// The pages of an atlas by name: which unit or work is on which page.
struct AtlasIndex {
  private let rows: [AtlasSubject.Row]
  private let size: Size
  private let content: MapContent
  /// Counted from 1.
  private var pageNumbers: [AtlasSubject: Int] = [:]
  /// Pages that come before the index.
  private var before = 0
  /// Millimetres from a key's beginning to its name's.
  private let left: Double
  /// Millimetres of each row.
  private let heights: [Double]
  /// The rows of each column of all pages.
  private let filled: [Range<Int>]
  /// On each page.
  let columns: Int
  private static let gap = 7.0
  private static let rowHeight = 3.5
  /// Millimetres between the title and the first row.
  private static let top = 1.4
  /// Millimetres that a page's number takes.
  private static let number = 10.0
  /// Lines of a name.
  private static let lines = 2

  init(_ rows: [AtlasSubject.Row], _ content: MapContent, _ size: Size, _ setting: Setting) {
    (self.content, self.size, self.rows) = (content, size, rows)
    let frame = PageFrame(
      title: setting.words.index, subtitle: nil, content: content, page: 1, size: size, setting: setting)
    let room = frame.room.height - Self.top
    let keys = rows.map { setting.canvas.size(of: $0.key, Self.key(setting)).width }.max() ?? 0
    func left(_ columns: Int) -> Double {
      keys > 0 ? min(Self.width(of: columns, on: size) / 2, max(17, keys + 2)) : 0
    }
    func height(_ row: AtlasSubject.Row, _ columns: Int, lines: Int) -> Double {
      let width = Self.width(of: columns, on: size) - left(columns) - Self.number
      return setting.canvas.size(of: row.name, setting.body, width: width, lines: lines).height
    }
    func heights(_ columns: Int) -> [Double] {
      let one = setting.lineHeight(setting.body)
      return rows.map { Self.rowHeight + max(0, height($0, columns, lines: Self.lines) - one) }
    }
    // A page with room to spare gives it to names that are cut.
    let two = heights(2)
    let isBroad =
      Self.cut(two, limit: room).count <= 2
      && rows.contains { height($0, 3, lines: Self.lines + 1) > height($0, 3, lines: Self.lines) + 0.1 }
    columns = isBroad ? 2 : 3
    self.left = left(columns)
    self.heights = isBroad ? two : heights(3)
    filled = Self.filled(self.heights, room: room, columns)
  }

  /// Of a column.
  private static func width(of columns: Int, on size: Size) -> Double {
    (size.width - 2 * SheetLayout.margin - gap * Double(columns - 1)) / Double(columns)
  }

  private var width: Double { Self.width(of: columns, on: size) }

  private static func key(_ setting: Setting) -> TextStyle {
    setting.theme.text(7, .regular, setting.theme.quietInk)
  }

  /// The same index, once it is known which pages come before it and on which page each subject is.
  func placed(after before: Int, _ pageNumbers: [AtlasSubject: Int]) -> AtlasIndex {
    var index = self
    (index.before, index.pageNumbers) = (before, pageNumbers)
    return index
  }

  var pages: Int { (filled.count + columns - 1) / columns }

  /// As few pages as hold all rows, their columns about alike.
  private static func filled(_ heights: [Double], room: Double, _ columns: Int) -> [Range<Int>] {
    let full = cut(heights, limit: room)
    let count = (full.count + columns - 1) / columns * columns
    guard count > 0 else { return full }
    // A row that a column has no room for makes the next one longer.
    let share = heights.reduce(0, +) / Double(count)
    for step in 0..<20 {
      let even = cut(heights, limit: min(room, share + Double(step) * rowHeight))
      if even.count <= count { return even }
    }
    return full
  }

  private static func cut(_ heights: [Double], limit: Double) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var (first, used) = (0, 0.0)
    for (row, height) in heights.enumerated() {
      if used + height > limit + 1e-6, row > first {
        columns.append(first..<row)
        (first, used) = (row, 0)
      }
      used += height
    }
    if first < heights.count { columns.append(first..<heights.count) }
    return columns
  }

  /// - Parameter page: of the index, 0 the first.
  func draw(_ page: Int, _ setting: Setting, on canvas: Canvas) {
    let frame = PageFrame(
      title: setting.words.index, subtitle: nil, content: content, page: before + page + 1, size: size,
      setting: setting)
    for piece in frame.placed { piece.draw(canvas, piece.box) }
    let top = frame.room.top + Self.top
    for (column, rows) in filled.dropFirst(page * columns).prefix(columns).enumerated() {
      var place = Point(frame.room.left + Double(column) * (width + Self.gap), top)
      for index in rows {
        draw(self.rows[index], at: place, setting, on: canvas)
        place.y += heights[index]
      }
    }
  }

  private func draw(
    _ row: AtlasSubject.Row, at place: Point, _ setting: Setting, on canvas: Canvas
  ) {
    var number = setting.body
    number.alignment = .right
    if left > 0 { canvas.text(row.key, at: place, Self.key(setting), width: left - 1, lines: 1) }
    canvas.text(
      row.name, at: Point(place.x + left, place.y), setting.body, width: width - left - Self.number,
      lines: Self.lines)
    let page = row.subject.flatMap { pageNumbers[$0] }.map { "\($0)" } ?? "—"
    canvas.text(page, at: Point(place.x + width, place.y), number)
  }
}
