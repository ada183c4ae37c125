import CPangoCairo

/// A sheet to be drawn on: the same calls make SVG, PDF and PNG.
///
/// Everything is in millimetres from the upper left corner, text sizes in points.
public final class Canvas {
  /// Points of a millimetre.
  static let scale = 72 / 25.4

  public let size: Size
  let context: OpaquePointer
  let pango: OpaquePointer
  /// Texts measured before: headers, legends and names are the same on a thousand pages.
  var measured = MeasuredTexts()

  init(surface: OpaquePointer, size: Size) {
    self.size = size
    context = cairo_create(surface)
    pango = pango_cairo_create_context(context)
    // A point of type is a point of paper, and letters lie where they lie at any size of dot.
    pango_cairo_context_set_resolution(pango, 72)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(pango, options)
    // Else every letter begins at a whole point.
    pango_context_set_round_glyph_positions(pango, 0)
    cairo_font_options_destroy(options)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    // Rings are one shape with holes, whatever their direction.
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
  }

  /// One that only measures.
  static func measuring(_ size: Size) -> Canvas {
    let surface: OpaquePointer = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil)
    // The canvas holds it from here on.
    defer { cairo_surface_destroy(surface) }
    return Canvas(surface: surface, size: size)
  }

  deinit {
    g_object_unref(gpointer(pango))
    cairo_destroy(context)
  }

  public var sheet: Rectangle { Rectangle(left: 0, top: 0, width: size.width, height: size.height) }

  /// Draws only inside `box` while `body` runs.
  public func clipped(to box: Rectangle, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    defer { cairo_restore(context) }
    trace(box)
    cairo_clip(context)
    try body()
  }

  /// Draws with the sheet's corner at `place` while `body` runs.
  func shifted(to place: Point, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, place.x * Self.scale, place.y * Self.scale)
    try body()
  }

  func set(_ colour: Colour) {
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.opacity)
  }

  func trace(_ box: Rectangle) {
    cairo_rectangle(
      context, box.left * Self.scale, box.top * Self.scale, box.width * Self.scale, box.height * Self.scale)
  }

  func trace(_ path: [Point], isClosed: Bool) {
    guard let first = path.first else { return }
    cairo_move_to(context, first.x * Self.scale, first.y * Self.scale)
    for point in path.dropFirst() { cairo_line_to(context, point.x * Self.scale, point.y * Self.scale) }
    if isClosed { cairo_close_path(context) }
  }
}
