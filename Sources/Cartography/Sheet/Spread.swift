/// What one page's columns did not hold, in columns over the breadth of a page or of a band below the sheet.
struct Spread {
  private(set) var placed: [SheetLayout.Placed] = []
  private(set) var rest: [any FlowingPiece] = []
  /// Millimetres of the longest column.
  private(set) var height = 0.0

  private static let gap = 5.0
  /// Millimetres that a column has at least.
  private static let narrowest = 44.0

  /// Columns of like length where all fits into `room`, else full ones.
  /// - Parameters:
  ///   - columns: nil: as many as have room beside one another.
  ///   - isEven: else one column after another is filled, and what is short stays together.
  init(
    _ pieces: [any FlowingPiece], in room: Rectangle, _ setting: Setting, columns: Int? = nil, isEven: Bool = true
  ) {
    let count = columns ?? max(1, Int((room.width + Self.gap) / (Self.narrowest + Self.gap)))
    let whole = Self.filled(pieces, Rectangle(left: 0, top: 0, width: room.width, height: room.height), count, setting)
    (placed, rest, height) = (whole.placed, whole.rest, whole.height)
    if isEven, whole.rest.isEmpty {
      let share = placed.reduce(0) { $0 + $1.box.height } / Double(count)
      // A heading again at the top of each column takes some more than its share.
      for step in 0..<30 {
        let high = min(room.height, share + 6 + Double(step) * 0.04 * share)
        let even = Self.filled(
          pieces, Rectangle(left: 0, top: 0, width: room.width, height: high), count, setting)
        guard even.rest.isEmpty, even.height < height else { continue }
        (placed, height) = (even.placed, even.height)
        break
      }
    }
    for index in placed.indices {
      placed[index].box.left += room.left
      placed[index].box.top += room.top
    }
  }

  private static func filled(
    _ pieces: [any FlowingPiece], _ room: Rectangle, _ count: Int, _ setting: Setting
  ) -> (placed: [SheetLayout.Placed], rest: [any FlowingPiece], height: Double) {
    var placed: [SheetLayout.Placed] = []
    var rest: [any FlowingPiece] = []
    var height = 0.0
    var columns = (0..<count).map { column in
      let width = (room.width - Double(count - 1) * gap) / Double(count)
      return Rectangle(
        left: room.left + Double(column) * (width + gap), top: room.top, width: width, height: room.height)
    }[...]
    for piece in pieces {
      var open: (any FlowingPiece)? = piece
      var before: Double?
      while let next = open, let column = columns.first {
        let next = before.map { next.goingOnBeside(isLevel: $0 == column.top) } ?? next
        guard let cut = next.cut(setting, width: column.width, limit: column.height) else {
          columns.removeFirst()
          continue
        }
        before = column.top
        let box = columns[columns.startIndex].takeTop(cut.block.height)
        height = max(height, box.bottom - room.top)
        placed.append(.init(cut.block, in: box))
        _ = columns[columns.startIndex].takeTop(4)
        open = cut.rest
        if open != nil { columns.removeFirst() }
      }
      if let open { rest.append(open) }
    }
    return (placed, rest, height)
  }
}

/// A page for what goes on after the map.
struct ContinuationPage {
  private(set) var placed: [SheetLayout.Placed] = []
  private(set) var rest: [any FlowingPiece] = []

  init(_ pieces: [any FlowingPiece], of subject: PageSubject, page: Int, size: Size, setting: Setting) {
    var frame = PageFrame(
      title: setting.words.continued(subject.title), subtitle: subject.subtitle, content: subject.map.content,
      page: page, size: size, setting: setting)
    _ = frame.room.takeTop(2)
    let spread = Spread(pieces, in: frame.room, setting, isEven: false)
    (placed, rest) = (frame.placed + spread.placed, spread.rest)
  }

  /// All pages that the pieces take.
  static func pages(
    _ pieces: [any FlowingPiece], of subject: PageSubject, after page: Int, size: Size, setting: Setting
  ) -> [ContinuationPage] {
    var (rest, pages) = (pieces, [ContinuationPage]())
    while !rest.isEmpty {
      let next = ContinuationPage(rest, of: subject, page: page + pages.count + 1, size: size, setting: setting)
      pages.append(next)
      // A page takes a row at least: no row is as high as a page.
      precondition(!next.placed.isEmpty)
      rest = next.rest
    }
    return pages
  }

  func draw(on canvas: Canvas) {
    for piece in placed { piece.draw(canvas, piece.box) }
  }
}

/// Header, title and footer of a page, and the room between them.
struct PageFrame {
  private(set) var placed: [SheetLayout.Placed] = []
  var room: Rectangle

  init(title: String, subtitle: String?, content: MapContent, page: Int, size: Size, setting: Setting) {
    room = Rectangle(left: 0, top: 0, width: size.width, height: size.height).inset(by: SheetLayout.margin)
    let width = room.width
    let header = Header(theme: setting.theme).block(setting, width: width)
    placed.append(.init(header, in: room.takeTop(header.height)))
    _ = room.takeTop(2.4)
    let title = TitleBlock(title: title, subtitle: subtitle).block(setting, width: width)
    placed.append(.init(title, in: room.takeTop(title.height)))
    _ = room.takeTop(2.6)
    let footer = Footer(content: content, page: page).block(setting, width: width)
    placed.append(.init(footer, in: room.takeBottom(footer.height)))
    _ = room.takeBottom(2)
  }
}
