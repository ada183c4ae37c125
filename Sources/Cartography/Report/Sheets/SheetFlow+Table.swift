extension SheetFlow {
  private static let padding = 1.2
  /// Lines that a cell may take: a name of ten thousand letters is cut and not a sheet of its own.
  private static let cellLines = 8
  private static let headLines = 4

  /// Many columns make do with smaller letters.
  private static func size(of table: ReportTable) -> Double { table.columns.count > 7 ? 6.8 : 7.5 }
  private static func cellStyle(of table: ReportTable) -> TextStyle { ReportLook.text(size(of: table)) }
  private static func headStyle(of table: ReportTable) -> TextStyle { ReportLook.text(size(of: table), .bold) }

  /// A table that begins again with its headings on each sheet that it reaches.
  mutating func table(_ table: ReportTable) {
    let widths = columnWidths(of: table)
    let headHeight = headHeight(of: table, widths)
    keep(leastHeight(of: table, widths))
    text(table.title, Self.titleStyle)
    gap(1)
    head(of: table, widths, headHeight)
    let rows = table.rows.map { $0.map(\.text) }
    let end = endHeight(of: table, widths)
    for (number, row) in rows.enumerated() {
      let isLast = number == rows.count - 1
      let height = height(of: row, widths, Self.cellStyle(of: table), Self.cellLines)
      if !fits(height + (isLast ? end : 0)), number > 0 {
        beginSheet()
        head(of: table, widths, headHeight)
      }
      self.row(row, table, widths, height, Self.cellStyle(of: table), Self.cellLines, rule: (ReportLook.rule, 0.1))
    }
    if let total = table.total {
      let cells = total.map { $0 == .none ? "" : $0.text }
      let height = height(of: cells, widths, Self.headStyle(of: table), Self.cellLines)
      self.row(cells, table, widths, height, Self.headStyle(of: table), Self.cellLines, rule: (ReportLook.accent, 0.3))
    }
    if let note = table.note {
      gap(1)
      text(note, Self.noteStyle)
    }
  }

  private static let mostWhole = 8
  private static let titleStyle = ReportLook.text(9, .bold)
  private static let noteStyle = ReportLook.text(7.5, .regular, ReportLook.quiet)

  /// Millimetres of title, headings and two rows, or of all rows and what ends the table where there are no more.
  func leastHeight(of table: ReportTable) -> Double { leastHeight(of: table, columnWidths(of: table)) }

  private func leastHeight(of table: ReportTable, _ widths: [Double]) -> Double {
    // A small table is not parted at all.
    let isSmall = table.rows.count <= Self.mostWhole
    let rows = table.rows.prefix(isSmall ? Self.mostWhole : 2).map {
      height(of: $0.map(\.text), widths, Self.cellStyle(of: table), Self.cellLines)
    }
    let end = isSmall ? endHeight(of: table, widths) : 0
    return height(of: table.title, Self.titleStyle) + 1 + headHeight(of: table, widths) + rows.reduce(0, +) + end
  }

  private func headHeight(of table: ReportTable, _ widths: [Double]) -> Double {
    height(of: table.columns.map(\.heading), widths, Self.headStyle(of: table), Self.headLines)
  }

  /// Of the total and the note, which never stand without a row.
  private func endHeight(of table: ReportTable, _ widths: [Double]) -> Double {
    let total = table.total.map {
      height(of: $0.map(\.text), widths, Self.headStyle(of: table), Self.cellLines)
    }
    // A long note may go over to the next sheet by itself.
    let note = table.note.map { min(20, height(of: $0, Self.noteStyle)) + 1 }
    return (total ?? 0) + (note ?? 0)
  }

  private mutating func head(of table: ReportTable, _ widths: [Double], _ height: Double) {
    row(
      table.columns.map(\.heading), table, widths, height, Self.headStyle(of: table), Self.headLines,
      rule: (ReportLook.accent, 0.4), fill: ReportLook.tint)
  }

  private mutating func row(
    _ cells: [String], _ table: ReportTable, _ widths: [Double], _ height: Double, _ style: TextStyle, _ lines: Int,
    rule: (colour: Colour, width: Double), fill: Colour? = nil
  ) {
    place(height) { canvas, box in
      let box = Rectangle(left: box.left, top: box.top, width: widths.reduce(0, +), height: box.height)
      if let fill { canvas.rectangle(box, fill: Fill(fill)) }
      var left = box.left
      for (index, cell) in cells.enumerated() {
        var style = style
        style.alignment = table.columns[index].isNumber ? .right : .left
        canvas.text(
          cell, at: Point(left + Self.padding, box.top + Self.padding * 0.7), style,
          width: widths[index] - 2 * Self.padding, lines: lines)
        left += widths[index]
      }
      canvas.line(
        [Point(box.left, box.bottom), Point(box.right, box.bottom)], Stroke(rule.colour, width: rule.width))
    }
  }

  private func height(of cells: [String], _ widths: [Double], _ style: TextStyle, _ lines: Int) -> Double {
    let heights = zip(cells, widths).map { cell, width in
      canvas.size(of: cell, style, width: width - 2 * Self.padding, lines: lines).height
    }
    return (heights.max() ?? 0) + 1.6 * Self.padding
  }

  /// Numbers and keys get what their longest takes; words share what is left, none less than its longest word.
  private func columnWidths(of table: ReportTable) -> [Double] {
    let wanted = table.columns.indices.map { wantedWidth(of: $0, in: table) }
    let least = table.columns.indices.map { table.isWhole($0) ? wanted[$0] : leastWidth(of: $0, in: table) }
    let (total, needed) = (wanted.reduce(0, +), least.reduce(0, +))
    // Room to spare sets the columns apart, but not so far that a row is hard to follow.
    if total <= frame.width { return wanted.map { $0 * min(1.25, frame.width / total) } }
    // More than the sheet's width takes: all give way alike.
    if needed >= frame.width { return least.map { $0 * frame.width / needed } }
    let share = (frame.width - needed) / (total - needed)
    return zip(wanted, least).map { $1 + ($0 - $1) * share }
  }

  /// What the longest word takes, within reason.
  private func leastWidth(of column: Int, in table: ReportTable) -> Double {
    let words = table.rows.flatMap { $0[column].text.split(separator: " ") }.sorted { $0.count > $1.count }.prefix(3)
    let cells = words.map { min(32, canvas.size(of: String($0), Self.cellStyle(of: table)).width) }
    return max(headingWidth(of: column, in: table), cells.max() ?? 0) + 2 * Self.padding + 0.3
  }

  /// A heading may break between words, and no farther.
  private func headingWidth(of column: Int, in table: ReportTable) -> Double {
    let parts = table.columns[column].heading.split(separator: " ")
    return parts.map { canvas.size(of: String($0), Self.headStyle(of: table)).width }.max() ?? 0
  }

  private func wantedWidth(of column: Int, in table: ReportTable) -> Double {
    var widest = headingWidth(of: column, in: table)
    let cells = table.rows.map { $0[column].text }.sorted { $0.count > $1.count }
    for cell in cells.prefix(5) {
      widest = max(widest, min(90, canvas.size(of: String(cell.prefix(200)), Self.cellStyle(of: table)).width))
    }
    if let total = table.total, total[column] != .none {
      widest = max(widest, canvas.size(of: total[column].text, Self.headStyle(of: table)).width)
    }
    return widest + 2 * Self.padding + 0.3
  }
}
