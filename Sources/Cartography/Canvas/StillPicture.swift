import CPangoCairo

/// A picture drawn once and shown on many sheets: a PDF holds it once.
///
/// What a PDF shows of a recording is gone through again for each sheet, all its lines; a picture of dots is not.
final class StillPicture {
  fileprivate let surface: OpaquePointer
  /// Dots of a millimetre; 0: lines and letters, as sharp as they are looked at.
  fileprivate let density: Double
  let size: Size

  /// - Parameters:
  ///   - name: no other picture of the file has it.
  ///   - density: dots of an inch; nil: drawn as lines.
  init(_ size: Size, name: String, density: Double? = nil, draw: (Canvas) -> Void) {
    self.size = size
    self.density = (density ?? 0) / 25.4
    if density != nil {
      surface = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32((size.width * self.density).rounded(.up)),
        Int32((size.height * self.density).rounded(.up)))
    } else {
      var box = cairo_rectangle_t(x: 0, y: 0, width: size.width * Canvas.scale, height: size.height * Canvas.scale)
      surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &box)
    }
    let canvas = Canvas(surface: surface, size: size)
    if density != nil { cairo_scale(canvas.context, self.density / Canvas.scale, self.density / Canvas.scale) }
    draw(canvas)
    // By this name the PDF knows it again on the next sheet.
    let bytes = Array(name.utf8)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    let kept = cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_UNIQUE_ID, copy, UInt(bytes.count), { $0?.deallocate() }, copy)
    if kept != CAIRO_STATUS_SUCCESS { copy.deallocate() }
  }

  deinit { cairo_surface_destroy(surface) }
}

extension Canvas {
  /// `picture` with its upper left corner at `place`.
  func show(_ picture: StillPicture, at place: Point) {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, place.x * Self.scale, place.y * Self.scale)
    trace(Rectangle(left: 0, top: 0, width: picture.size.width, height: picture.size.height))
    cairo_clip(context)
    if picture.density > 0 { cairo_scale(context, Self.scale / picture.density, Self.scale / picture.density) }
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_paint(context)
  }
}
