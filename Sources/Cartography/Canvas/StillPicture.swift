import CPangoCairo

/// A picture drawn once and shown on many sheets: a PDF holds it once.
final class StillPicture {
  fileprivate let surface: OpaquePointer
  let size: Size

  init(_ size: Size, draw: (Canvas) -> Void) {
    self.size = size
    var box = cairo_rectangle_t(x: 0, y: 0, width: size.width * Canvas.scale, height: size.height * Canvas.scale)
    surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &box)
    draw(Canvas(surface: surface, size: size))
  }

  deinit { cairo_surface_destroy(surface) }
}

extension Canvas {
  /// `picture` with its upper left corner at `place`.
  func show(_ picture: StillPicture, at place: Point) {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_set_source_surface(context, picture.surface, place.x * Self.scale, place.y * Self.scale)
    trace(Rectangle(left: place.x, top: place.y, width: picture.size.width, height: picture.size.height))
    cairo_fill(context)
  }
}
