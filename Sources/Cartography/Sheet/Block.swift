/// What a sheet is made of.
public enum SheetPart: String, Sendable, Hashable {
  case header, title, frame, ticks, scaleBar, datum, north, areaLegend, markLegend, trackLegend, locator, table, facts
  case list, notes, signatures, footer, page
}

/// A piece of a sheet, measured for a width, before it has its place.
struct Block {
  var part: SheetPart
  /// Millimetres.
  var height: Double
  var draw: (Canvas, Rectangle) -> Void
}

/// What every piece needs to measure and to word itself.
struct Setting {
  let canvas: Canvas
  let theme: Theme
  let words: SheetWords
  let locators: LocatorGrounds

  /// A heading above a piece.
  var heading: TextStyle { theme.text(7.5, .bold) }
  var body: TextStyle { theme.text(7) }
  var small: TextStyle { theme.text(6, .regular, theme.quietInk) }

  func lineHeight(_ style: TextStyle) -> Double { canvas.size(of: "Ñg", style).height }
}
