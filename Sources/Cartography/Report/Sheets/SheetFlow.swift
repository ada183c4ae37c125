/// Pieces laid one under another on as many sheets as they take; drawn once all have their place.
struct SheetFlow {
  typealias Piece = (Canvas) throws -> Void

  /// Where text stands on each sheet.
  let frame: Rectangle
  /// Measures texts; nothing is drawn on it.
  let canvas: Canvas
  let look: ReportLook
  private(set) var sheets: [[Piece]] = [[]]
  /// What is left of the last sheet.
  private var room: Rectangle

  init(frame: Rectangle, measuringOn canvas: Canvas, look: ReportLook = ReportLook()) {
    (self.frame, self.canvas, self.look, room) = (frame, canvas, look, frame)
  }

  var isAtTop: Bool { room.height >= frame.height }
  /// Millimetres of height left of this sheet.
  var left: Double { room.height }
  func fits(_ height: Double) -> Bool { height <= room.height }

  mutating func beginSheet() {
    sheets.append([])
    room = frame
  }

  /// Begins a sheet unless so much height is left of this one.
  mutating func keep(_ height: Double) {
    if !fits(height), !isAtTop { beginSheet() }
  }

  /// Gives the next `height` millimetres to a piece, on the next sheet where this one has no room.
  mutating func place(_ height: Double, _ draw: @escaping (Canvas, Rectangle) throws -> Void) {
    keep(height)
    let box = room.takeTop(height)
    sheets[sheets.count - 1].append { try draw($0, box) }
  }

  /// What `lay` lays in `frame`, none of it parted over two sheets, as one piece that is drawn wherever there is room.
  /// - Returns: its millimetres of height, and what draws it with its upper left corner at a place.
  func inset(width: Double, _ lay: (inout SheetFlow) -> Void) -> (height: Double, draw: (Canvas, Point) throws -> Void)
  {
    let tall = 10_000.0
    var flow = SheetFlow(
      frame: Rectangle(left: 0, top: 0, width: width, height: tall), measuringOn: canvas, look: look)
    lay(&flow)
    let pieces = flow.sheets[0]
    return (
      tall - flow.left,
      { canvas, place in
        try canvas.shifted(to: place) { for piece in pieces { try piece(canvas) } }
      }
    )
  }

  /// Leaves a gap, none at the top of a sheet.
  mutating func gap(_ height: Double) {
    if !isAtTop { _ = room.takeTop(height) }
  }

  /// Millimetres that `text` takes.
  func height(of text: String, _ style: TextStyle, indent: Double = 0, lines: Int? = nil) -> Double {
    min(frame.height, canvas.size(of: text, style, width: frame.width - indent, lines: lines).height)
  }

  /// Text broken at the frame's width; what would be longer than a sheet ends in «…».
  mutating func text(_ text: String, _ style: TextStyle, indent: Double = 0, lines: Int? = nil) {
    let width = frame.width - indent
    var (lines, height) = (lines, canvas.size(of: text, style, width: width, lines: lines).height)
    if height > frame.height {
      lines = Int(frame.height / canvas.size(of: "A", style).height)
      height = canvas.size(of: text, style, width: width, lines: lines).height
    }
    place(height) { [lines] canvas, box in
      canvas.text(text, at: Point(box.left + indent, box.top), style, width: width, lines: lines)
    }
  }
}
