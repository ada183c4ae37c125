import CPangoCairo

/// A picture for the header, judged once.
public struct Logo: Sendable, Hashable {
  let png: [UInt8]
  /// Dots.
  let width, height: Int

  /// - Throws: `ThemeRefusal.logoNotRead` for what is no PNG, or one of more than 4000 dots a side.
  public init(png: [UInt8]) throws(ThemeRefusal) {
    let surface = PictureSource.surface(of: png)
    defer { cairo_surface_destroy(surface) }
    let (width, height) = (cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface))
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, (1...4000).contains(width), (1...4000).contains(height)
    else { throw .logoNotRead }
    (self.png, self.width, self.height) = (png, Int(width), Int(height))
  }

  /// Millimetres wide at `height` millimetres.
  func width(atHeight height: Double) -> Double { height * Double(width) / Double(self.height) }
}

extension Canvas {
  /// Draws `logo` in `box`, whole and undistorted, in its left middle; in grey as a photocopier sees it.
  func picture(_ logo: Logo, in box: Rectangle, isGrey: Bool) {
    let surface = PictureSource.surface(of: logo.png)
    defer { cairo_surface_destroy(surface) }
    let scale = min(box.width / Double(logo.width), box.height / Double(logo.height)) * Self.scale
    cairo_save(context)
    defer { cairo_restore(context) }
    let top = box.top * Self.scale + (box.height * Self.scale - scale * Double(logo.height)) / 2
    cairo_translate(context, box.left * Self.scale, top)
    cairo_scale(context, scale, scale)
    cairo_set_source_surface(context, surface, 0, 0)
    if isGrey {
      // Paint the light of the picture only: a white ground, then the picture's luminosity, within its own outline.
      cairo_push_group(context)
      cairo_set_source_rgb(context, 1, 1, 1)
      cairo_paint(context)
      cairo_set_operator(context, CAIRO_OPERATOR_HSL_LUMINOSITY)
      cairo_set_source_surface(context, surface, 0, 0)
      cairo_paint(context)
      cairo_pop_group_to_source(context)
      cairo_mask_surface(context, surface, 0, 0)
    } else {
      cairo_paint(context)
    }
  }
}

/// A PNG's bytes, read from the beginning.
private final class PictureSource {
  private let bytes: [UInt8]
  private var next = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func surface(of png: [UInt8]) -> OpaquePointer {
    let source = PictureSource(png)
    return withExtendedLifetime(source) {
      cairo_image_surface_create_from_png_stream(
        { source, target, count in
          let source = Unmanaged<PictureSource>.fromOpaque(source!).takeUnretainedValue()
          guard source.next + Int(count) <= source.bytes.count else { return CAIRO_STATUS_READ_ERROR }
          for index in 0..<Int(count) { target![index] = source.bytes[source.next + index] }
          source.next += Int(count)
          return CAIRO_STATUS_SUCCESS
        }, Unmanaged.passUnretained(source).toOpaque())
    }
  }
}
