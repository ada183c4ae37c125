/// A bar of four parts, of round length, with the numeric scale above.
struct ScaleBar {
  /// Metres of the whole bar.
  let metres: Double
  /// Millimetres of it.
  let length: Double
  /// nil where the scale is not round enough to be said.
  let denominator: Int?

  /// The longest round length within `most` millimetres.
  init(_ viewport: Viewport, most: Double, isNumeric: Bool = true) {
    metres = roundLength(viewport.metres(most))
    length = metres / viewport.metres(1)
    denominator = isNumeric ? viewport.denominator : nil
  }

  static let height = 8.6

  /// In `box`, from its left side; the last number may reach beyond the bar's end.
  func draw(_ setting: Setting, in box: Rectangle, on canvas: Canvas) {
    if let denominator {
      canvas.text(setting.words.scale(denominator), at: Point(box.left, box.top), setting.theme.text(6.4, .bold))
    }
    let top = box.top + (denominator == nil ? 0.6 : 3.4)
    let start = box.left + 1
    for part in 0..<4 {
      let piece = Rectangle(left: start + length * Double(part) / 4, top: top, width: length / 4, height: 1.2)
      canvas.rectangle(
        piece, fill: Fill(part % 2 == 0 ? setting.theme.ink : .white), stroke: Stroke(setting.theme.ink, width: 0.15))
    }
    var style = setting.theme.text(5.4)
    style.alignment = .centre
    canvas.text("0", at: Point(start, top + 1.7), style)
    canvas.text(number(metres / 2, setting), at: Point(start + length / 2, top + 1.7), style)
    canvas.text(setting.words.length(metres), at: Point(start + length, top + 1.7), style)
  }

  /// In the unit of the whole.
  private func number(_ metres: Double, _ setting: Setting) -> String {
    setting.words.plainNumber(self.metres < 1000 ? metres : metres / 1000)
  }
}

/// An arrow to true north, and a letter.
enum NorthArrow {
  static let size = Size(8, 10)

  /// - Parameter lean: degrees clockwise from the paper's top.
  static func draw(_ setting: Setting, lean: Double, in box: Rectangle, on canvas: Canvas) {
    let centre = Point(box.centre.x, box.top + 6.3)
    let (across, up) = (sine(lean * .pi / 180), cosine(lean * .pi / 180))
    func turned(_ x: Double, _ y: Double) -> Point {
      Point(centre.x + x * up + y * across, centre.y + x * across - y * up)
    }
    let (tip, foot) = (turned(0, 3.2), turned(0, -1.8))
    canvas.area(
      [[tip, turned(-1.8, -3), foot]], fill: Fill(setting.theme.ink), stroke: Stroke(setting.theme.ink, width: 0.15))
    canvas.area([[tip, turned(1.8, -3), foot]], fill: Fill(.white), stroke: Stroke(setting.theme.ink, width: 0.15))
    var style = setting.theme.text(7, .bold)
    style.alignment = .centre
    canvas.text("N", at: Point(box.centre.x, box.top - 0.4), style)
  }
}
