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
    let figures = LaidFigures(figure)
    draw = { map, canvas, box in
      figures.laid(map, box.width, within: box.height).draw(on: canvas, at: Point(box.left, box.top))
    }
    height = { map, width, limit in figures.laid(map, width, within: limit).size.height }
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

/// A report's figures: laid out once, however often the sheets ask how high one is before it is drawn.
private final class LaidFigures {
  private struct Key: Hashable {
    var title: String
    var areas: [String]
    var entries: [Int?]
    var marks: [String]
    var width: Double

    init(_ map: MapContent, _ width: Double) {
      (title, areas, entries) = (map.title, map.areas.map(\.id), map.areas.map(\.entry))
      (marks, self.width) = (map.marks.map(\.id), width)
    }
  }

  private let figure: MapFigure
  private var prepared: [Key: PreparedMap] = [:]
  /// By the height that each was not to exceed.
  private var laid: [Key: [(limit: Double, layout: FigureLayout)]] = [:]

  init(_ figure: MapFigure) { self.figure = figure }

  func laid(_ content: MapContent, _ width: Double, within limit: Double) -> FigureLayout {
    let key = Key(content, width)
    let known = laid[key] ?? []
    // One laid out for more height that does not take it is what this height would give.
    let fitting = known.first { one in
      abs(one.limit - limit) < 1e-6 || one.limit > limit && one.layout.size.height <= limit + 1e-6
    }
    if let fitting { return fitting.layout }
    let map = prepared[key] ?? figure.prepared(content, width: width)
    prepared[key] = map
    let layout = figure.laid(map, width: width, within: limit)
    laid[key] = known + [(limit, layout)]
    return layout
  }
}
