/// A piece that is cut between its rows: what a column does not hold goes on in the next one, or on the next page.
protocol FlowingPiece {
  var part: SheetPart { get }

  /// As many rows as `limit` millimetres hold, and what is left; nil where not one does, or where there is none.
  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut?

  /// The same as it goes on in the column right beside the one it was cut in.
  /// - Parameter isLevel: whether both parts begin at one height.
  func goingOnBeside(isLevel: Bool) -> any FlowingPiece
}

extension FlowingPiece {
  func goingOnBeside(isLevel: Bool) -> any FlowingPiece { self }
}

/// What a column holds of a piece, and the rest of it.
struct Cut {
  var block: Block
  var rest: (any FlowingPiece)?
}

/// Rows of a piece that fit under its heading.
struct RowFit {
  /// One after another.
  let heights: [Double]
  /// Of heading and rows.
  let height: Double
  /// Whether all rows are among them.
  let isWhole: Bool

  /// Rows are measured as long as they fit, and no longer.
  /// - Parameters:
  ///   - first, last: rows that must stay together where the others go on elsewhere, so that no row, and no sum, is
  ///     alone.
  ///   - row: the height of the row so numbered, in millimetres.
  init?(_ count: Int, under heading: Double, limit: Double, first: Int = 1, last: Int = 1, row: (Int) -> Double) {
    var heights: [Double] = []
    var height = heading
    while heights.count < count {
      let next = row(heights.count)
      guard height + next <= limit + 1e-6 else { break }
      heights.append(next)
      height += next
    }
    isWhole = heights.count == count
    if !isWhole {
      while !heights.isEmpty, count - heights.count < last { height -= heights.removeLast() }
    }
    guard heights.count >= (isWhole ? 1 : first) else { return nil }
    (self.heights, self.height) = (heights, height)
  }
}

extension Setting {
  /// A heading, as it stands above what goes on.
  func heading(_ title: String, isContinued: Bool) -> String {
    isContinued && !title.isEmpty ? words.continued(title) : title
  }
}
