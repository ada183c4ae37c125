/// What a sheet is made of.
public enum SheetPart: String, Sendable, Hashable {
  case header, title, frame, ticks, scaleBar, datum, north, areaLegend, markLegend, trackLegend, locator, table, facts
  case list, notes, signatures, footer, page, continuation
}

/// A piece of a sheet, measured for a width, before it has its place.
struct Block {
  var part: SheetPart
  /// Millimetres.
  var height: Double
  /// How many rows of its piece it shows.
  var rows = 1
  var draw: (Canvas, Rectangle) -> Void
}

/// What every piece of a file needs to measure and to word itself.
struct Setting {
  /// Only measures.
  let canvas: Canvas
  let theme: Theme
  let words: SheetWords
  let locators: LocatorGrounds
  let ruler: WordRuler
  let pages = PageCount()

  /// - Parameter isIntricate: whether a ground of many areas is shown on many sheets.
  init(_ theme: Theme, _ words: SheetWords, size: Size, isIntricate: Bool = false) {
    canvas = .measuring(size)
    locators = LocatorGrounds(areIntricate: isIntricate)
    (self.theme, self.words) = (theme, words)
    ruler = WordRuler(canvas, theme)
  }

  /// A heading above a piece.
  var heading: TextStyle { theme.text(7.5, .bold) }
  var body: TextStyle { theme.text(7) }
  var small: TextStyle { theme.text(6, .regular, theme.quietInk) }

  func lineHeight(_ style: TextStyle) -> Double { canvas.size(of: "Ñg", style).height }
}

/// How many pages a file has: known once all are laid out, said on each.
final class PageCount {
  var count = 1
}
