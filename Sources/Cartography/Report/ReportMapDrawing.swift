/// How a report draws its maps: who has drawn maps hands this over, and without it they are left out.
public struct ReportMapDrawing {
  /// Draws a map, legend and all, inside a box of a sheet; the report writes the title above it.
  public var draw: (MapContent, Canvas, Rectangle) throws -> Void
  /// Millimetres of height that a map so wide takes, no more than a limit where it can be drawn so low.
  private var height: (MapContent, Double, Double) -> Double
  /// On a page the map is a picture and its legend is text, which a telephone does not shrink.
  let figure: MapFigure?

  public init(proportion: Double = 0.75, draw: @escaping (MapContent, Canvas, Rectangle) throws -> Void) {
    (self.draw, figure) = (draw, nil)
    height = { _, width, _ in width * proportion }
  }

  private init(_ figure: MapFigure) {
    self.figure = figure
    draw = { map, canvas, box in
      figure.laid(map, width: box.width, within: box.height).draw(on: canvas, at: Point(box.left, box.top))
    }
    height = { map, width, limit in figure.laid(map, width: width, within: limit).size.height }
  }

  /// As on a sheet of their own, with their legends, without the sheet's furniture.
  public static var figures: ReportMapDrawing { figures(theme: Theme()) }

  /// The same in an office's colours.
  public static func figures(theme: Theme) -> ReportMapDrawing { ReportMapDrawing(MapFigure(theme: theme)) }

  func size(of map: MapContent, in width: Double, within limit: Double = .infinity) -> Size {
    Size(width, height(map, width, limit))
  }

  /// A map as a picture of its own, so wide in millimetres.
  func picture(_ map: MapContent, width: Double) throws -> [UInt8] {
    let size = size(of: map, in: width)
    return try Drawing(format: .svg, size: size, title: map.title, moment: .init(seconds: 0)).file { canvas, _ in
      try draw(map, canvas, canvas.sheet)
    }
  }
}
