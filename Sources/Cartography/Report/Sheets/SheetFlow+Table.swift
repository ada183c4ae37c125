extension SheetFlow {
  /// A table that begins again with its headings on each sheet that it reaches.
  mutating func table(_ table: ReportTable) {
    let paper = PaperTable(table, in: frame.width, canvas, look)
    keep(leastHeight(of: paper))
    text(table.title, titleStyle)
    gap(1)
    if paper.folds > 1 { folded(paper) } else { rows(paper) }
    if let note = table.note {
      gap(1)
      text(note, noteStyle)
    }
  }

  private static let mostWhole = 8
  private var titleStyle: TextStyle { look.text(9, .bold) }
  private var noteStyle: TextStyle { look.text(7.5, .regular, ReportLook.quiet) }

  /// Millimetres of title, headings and two rows, or of all rows and what ends the table where there are no more.
  func leastHeight(of table: ReportTable) -> Double {
    leastHeight(of: PaperTable(table, in: frame.width, canvas, look))
  }

  private func leastHeight(of paper: PaperTable) -> Double {
    // A small table is not parted at all.
    let isSmall = paper.texts.count <= Self.mostWhole
    let rows = paper.texts.indices.prefix(isSmall ? Self.mostWhole : 2).map(paper.height)
    let end = isSmall ? endHeight(of: paper) : 0
    return height(of: paper.table.title, titleStyle) + 1 + paper.headHeight + rows.reduce(0, +) + end
  }

  /// Of the total and the note, which never stand without a row.
  private func endHeight(of paper: PaperTable) -> Double {
    // A long note may go over to the next sheet by itself.
    paper.totalHeight + (paper.table.note.map { min(20, height(of: $0, noteStyle)) + 1 } ?? 0)
  }

  private mutating func rows(_ paper: PaperTable) {
    let (headHeight, end) = (paper.headHeight, endHeight(of: paper))
    func head(_ flow: inout SheetFlow) {
      flow.place(headHeight) { canvas, box in paper.drawHead(on: canvas, at: Point(box.left, box.top)) }
    }
    head(&self)
    for row in paper.texts.indices {
      let isLast = row == paper.texts.count - 1
      let height = paper.height(row: row)
      if !fits(height + (isLast ? end : 0)), row > 0 {
        beginSheet()
        head(&self)
      }
      place(height) { canvas, box in
        paper.draw(row: row, height: height, on: canvas, at: Point(box.left, box.top))
      }
    }
    guard paper.totals != nil else { return }
    place(paper.totalHeight) { canvas, box in paper.drawTotal(on: canvas, at: Point(box.left, box.top)) }
  }

  /// A sheet's columns one after another, of like height on the last sheet; the total ends the last column.
  private mutating func folded(_ paper: PaperTable) {
    let heights = paper.texts.indices.map(paper.height)
    let folding = TableFolding(
      heights, head: paper.headHeight, end: paper.totalHeight, folds: paper.folds, first: left, others: frame.height)
    for (sheet, columns) in folding.sheets.enumerated() {
      if sheet > 0 { beginSheet() }
      place(min(left, folding.height(of: columns))) { canvas, box in
        for (number, rows) in columns.enumerated() {
          var place = Point(box.left + Double(number) * (paper.width + PaperTable.gap), box.top)
          paper.drawHead(on: canvas, at: place)
          place.y += paper.headHeight
          for row in rows {
            paper.draw(row: row, height: heights[row], on: canvas, at: place)
            place.y += heights[row]
          }
          if rows.upperBound == heights.count { paper.drawTotal(on: canvas, at: place) }
        }
      }
    }
  }

  /// Millimetres that the columns of a table take side by side.
  func width(of table: ReportTable) -> Double { PaperTable(table, in: frame.width, canvas, look).width }
}
