import CPangoCairo

/// A line's look.
public struct Stroke: Sendable, Hashable {
  public var colour: Colour
  /// Millimetres.
  public var width: Double
  /// Millimetres drawn and left out in turn; empty = whole.
  public var dashes: [Double]

  public init(_ colour: Colour, width: Double, dashes: [Double] = []) {
    (self.colour, self.width, self.dashes) = (colour, width, dashes)
  }
}

/// Parallel lines over an area: what has no figure, and classes that must differ in a photocopy.
public struct Hatch: Sendable, Hashable {
  public var colour: Colour
  /// Degrees, counter-clockwise from the right.
  public var angle: Double
  /// Millimetres between lines.
  public var spacing: Double
  /// Millimetres.
  public var width: Double

  public init(_ colour: Colour, angle: Double = 45, spacing: Double = 1.2, width: Double = 0.15) {
    (self.colour, self.angle, self.spacing, self.width) = (colour, angle, spacing, width)
  }
}

/// What an area is filled with.
public struct Fill: Sendable, Hashable {
  public var colour: Colour?
  public var hatch: Hatch?

  public init(_ colour: Colour? = nil, hatch: Hatch? = nil) { (self.colour, self.hatch) = (colour, hatch) }
}

extension Canvas {
  /// An area of rings, the inner ones holes.
  public func area(_ rings: [[Point]], fill: Fill? = nil, stroke: Stroke? = nil) {
    cairo_new_path(context)
    for ring in rings { trace(ring, isClosed: true) }
    paint(fill, stroke, around: Self.box(of: rings))
  }

  public func rectangle(_ box: Rectangle, fill: Fill? = nil, stroke: Stroke? = nil) {
    cairo_new_path(context)
    trace(box)
    paint(fill, stroke, around: box)
  }

  public func circle(at centre: Point, radius: Double, fill: Fill? = nil, stroke: Stroke? = nil) {
    cairo_new_path(context)
    cairo_arc(context, centre.x * Self.scale, centre.y * Self.scale, radius * Self.scale, 0, 2 * .pi)
    cairo_close_path(context)
    let box = Rectangle(left: centre.x - radius, top: centre.y - radius, width: 2 * radius, height: 2 * radius)
    paint(fill, stroke, around: box)
  }

  public func line(_ path: [Point], _ stroke: Stroke) {
    cairo_new_path(context)
    trace(path, isClosed: false)
    draw(stroke)
    cairo_new_path(context)
  }

  /// Many lines of one look in one go: a background of streets.
  public func lines(_ paths: [[Point]], _ stroke: Stroke) {
    cairo_new_path(context)
    for path in paths { trace(path, isClosed: false) }
    draw(stroke)
    cairo_new_path(context)
  }

  private func paint(_ fill: Fill?, _ stroke: Stroke?, around box: Rectangle) {
    if let colour = fill?.colour {
      set(colour)
      cairo_fill_preserve(context)
    }
    if let hatch = fill?.hatch { draw(hatch, over: box) }
    if let stroke { draw(stroke) }
    cairo_new_path(context)
  }

  /// Along the present path, which stays.
  private func draw(_ stroke: Stroke) {
    set(stroke.colour)
    cairo_set_line_width(context, stroke.width * Self.scale)
    let dashes = stroke.dashes.map { $0 * Self.scale }
    cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    cairo_stroke_preserve(context)
  }

  /// Inside the present path, which stays. The lines of all areas of a sheet fit together.
  private func draw(_ hatch: Hatch, over box: Rectangle) {
    let path = cairo_copy_path(context)
    cairo_save(context)
    cairo_clip(context)
    let (across, along) = (cosine(hatch.angle * .pi / 180), -sine(hatch.angle * .pi / 180))
    // Signed distance of a point from the line through the sheet's corner.
    let corners = [
      Point(box.left, box.top), Point(box.right, box.top), Point(box.left, box.bottom), Point(box.right, box.bottom),
    ]
    let distances = corners.map { $0.y * across - $0.x * along }
    let places = corners.map { $0.x * across + $0.y * along }
    let (first, last) = (distances.min()! / hatch.spacing, distances.max()! / hatch.spacing)
    for step in Int(first.rounded(.down))...Int(last.rounded(.up)) {
      let distance = Double(step) * hatch.spacing
      let ends = [places.min()!, places.max()!].map {
        Point($0 * across - distance * along, $0 * along + distance * across)
      }
      trace(ends, isClosed: false)
    }
    draw(Stroke(hatch.colour, width: hatch.width))
    cairo_restore(context)
    cairo_new_path(context)
    cairo_append_path(context, path)
    cairo_path_destroy(path)
  }

  private static func box(of rings: [[Point]]) -> Rectangle {
    let points = rings.joined()
    guard let first = points.first else { return Rectangle(left: 0, top: 0, width: 0, height: 0) }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    return Rectangle(left: left, top: top, width: right - left, height: bottom - top)
  }
}
