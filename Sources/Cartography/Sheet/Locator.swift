/// A small map of where the map is: its surroundings, and the sheet's frame or area.
struct LocatorBlock {
  let map: PreparedMap
  let shown: Rectangle
  /// In `map.areas`: filled; nil: the frame is drawn.
  let focus: Int?

  /// Whether it says more than the map itself: there is something beyond the frame.
  var isUseful: Bool { focus != nil && map.areas.count > 1 || !map.surroundings.isEmpty }

  private var extent: Rectangle {
    let boxes = map.surroundings.map(\.box) + [map.extent]
    return boxes.dropFirst().reduce(boxes[0]) { $0.joined(with: $1) }
  }

  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    let title = setting.lineHeight(setting.heading) + 0.8
    let ratio = min(1.1, max(0.45, extent.height / max(1, extent.width)))
    let height = min(width * ratio, 42, limit - title)
    guard isUseful, height >= 16 else { return nil }
    return Block(part: .locator, height: title + height) { canvas, box in
      canvas.text(setting.words.location, at: Point(box.left, box.top), setting.heading, width: width, lines: 1)
      let wide = min(width, height / ratio)
      draw(setting, in: Rectangle(left: box.left, top: box.top + title, width: wide, height: height), on: canvas)
    }
  }

  private func draw(_ setting: Setting, in frame: Rectangle, on canvas: Canvas) {
    let viewport = Viewport(extent, in: frame, isRound: false)
    let line = Stroke(Colour(0x8C8C8C), width: 0.12)
    canvas.clipped(to: frame) {
      for polygon in map.surroundings {
        canvas.area(viewport.paper(polygon).rings, fill: Fill(Colour(0xF0F0F0)), stroke: line)
      }
      // Without surroundings the areas are all there is to find one's way by.
      let edge: Stroke? = focus == nil && map.areas.count > 200 ? nil : Stroke(.white, width: 0.12)
      for (index, area) in map.areas.enumerated() {
        let isHere = index == focus
        for polygon in area.polygons {
          canvas.area(
            viewport.paper(polygon).rings, fill: Fill(isHere ? setting.theme.accent : Colour(0xC4C4C4)), stroke: edge)
        }
      }
      let corners = [Point(shown.left, shown.top), Point(shown.right, shown.bottom)].map(viewport.paper)
      if let box = Rectangle(around: corners) {
        canvas.rectangle(box, stroke: Stroke(setting.theme.accent, width: 0.5))
      }
    }
    canvas.rectangle(frame, stroke: Stroke(Colour(0x555555), width: 0.2))
  }
}
