/// How a report draws its maps: who has drawn maps hands this over, and without it they are left out.
public struct ReportMapDrawing {
  /// Draws a map, legend and all, inside a box of a sheet; the report writes the title above it.
  public var draw: (MapContent, Canvas, Rectangle) throws -> Void
  /// Height for each millimetre of width.
  public var proportion: Double

  public init(proportion: Double = 0.75, draw: @escaping (MapContent, Canvas, Rectangle) throws -> Void) {
    (self.proportion, self.draw) = (proportion, draw)
  }

  /// As on a sheet of their own, with their legends, without the sheet's furniture.
  public static var figures: ReportMapDrawing {
    ReportMapDrawing { map, canvas, box in MapFigure().draw(map, on: canvas, in: box) }
  }

  func size(in width: Double) -> Size { Size(width, width * proportion) }

  /// A map as a picture of its own, so wide in millimetres.
  func picture(_ map: MapContent, width: Double) throws -> [UInt8] {
    try Drawing(format: .svg, size: size(in: width), title: map.title, moment: .init(seconds: 0)).file { canvas, _ in
      try draw(map, canvas, canvas.sheet)
    }
  }
}
