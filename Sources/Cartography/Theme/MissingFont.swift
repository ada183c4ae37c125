import CPangoCairo
import Territory

extension MapSheet {
  /// Families of the theme that this machine does not have, so that the usual letters stand in for them.
  public var missingFonts: [MissingFont] {
    let canvas = Canvas.measuring(Size(10, 10))
    let asked = [theme.font] + (theme.titleFont.map { [$0] } ?? [])
    return asked.filter { font in
      let families = font.split(separator: ",").map { $0.trimmingPrefix { $0.isWhitespace } }
      return !families.contains { canvas.has(family: String($0)) }
    }.map { MissingFont(font: $0) }
  }
}

/// That letters are drawn in another family than the theme asks for.
public struct MissingFont: BilingualRefusal, Hashable {
  public var font: String

  public var spanish: String {
    "El tipo de letra «\(font)» del tema no está instalado; se usa DejaVu Sans. Instálelo o cambie el tema."
  }

  public var english: String {
    "The theme's font “\(font)” is not installed; DejaVu Sans is used. Install it or change the theme."
  }
}

extension Canvas {
  /// Whether letters of the family are its own and not another's in its place.
  fileprivate func has(family: String) -> Bool {
    // Names that stand for whatever the machine has.
    if ["sans-serif", "sans", "serif", "monospace"].contains(family.lowercased()) { return true }
    let asked = pango_font_description_new()
    defer { pango_font_description_free(asked) }
    pango_font_description_set_family(asked, family)
    guard let font = pango_context_load_font(pango, asked) else { return false }
    defer { g_object_unref(gpointer(font)) }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    return pango_font_description_get_family(found).map { String(cString: $0).lowercased() } == family.lowercased()
  }
}
