/// A small map of where the map is: its surroundings, and the sheet's frame or area.
struct LocatorBlock {
  let map: PreparedMap
  let shown: Rectangle
  /// In `map.areas`: filled; nil: the frame is drawn.
  let focus: Int?

  /// Of the map and all around it.
  private var ground: Rectangle { map.surroundings.map(\.box).reduce(map.extent) { $0.joined(with: $1) } }

  /// Whether it shows more than the map itself does: surroundings beyond it, or the other areas around one.
  private var isWider: Bool {
    focus == nil ? !shown.contains(ground) : !map.surroundings.isEmpty || map.areas.count > 1
  }

  /// With the frame of a map of the whole, so that all four sides of it are seen; the pages of an atlas share one.
  private var extent: Rectangle { focus == nil ? ground.joined(with: shown) : ground }

  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    let title = setting.lineHeight(setting.heading) + 0.8
    let ratio = min(1.1, max(0.45, extent.height / max(1, extent.width)))
    // Steps, so that the pages of an atlas share a picture.
    let height = min(width * ratio, 42, ((limit - title) / 4).rounded(.down) * 4)
    guard isWider, height >= 16 else { return nil }
    return Block(part: .locator, height: title + height) { canvas, box in
      canvas.text(setting.words.location, at: Point(box.left, box.top), setting.heading, width: width, lines: 1)
      let wide = min(width, height / ratio)
      draw(setting, in: Rectangle(left: box.left, top: box.top + title, width: wide, height: height), on: canvas)
    }
  }

  private func draw(_ setting: Setting, in frame: Rectangle, on canvas: Canvas) {
    let still = setting.locators.picture(of: extent, Size(frame.width, frame.height)) { canvas in
      drawGround(Viewport(extent, in: canvas.sheet, isRound: false), on: canvas)
    }
    canvas.show(still, at: Point(frame.left, frame.top))
    let viewport = Viewport(extent, in: frame, isRound: false)
    canvas.clipped(to: frame) {
      for polygon in focus.map({ map.areas[$0].polygons }) ?? [] {
        canvas.area(viewport.paper(polygon).rings, fill: Fill(setting.theme.accent))
      }
      let corners = [Point(shown.left, shown.top), Point(shown.right, shown.bottom)].map(viewport.paper)
      if let box = Rectangle(around: corners) {
        canvas.rectangle(box, stroke: Stroke(setting.theme.accent, width: 0.5))
      }
    }
    canvas.rectangle(frame, stroke: Stroke(Colour(0x555555), width: 0.2))
  }

  private func drawGround(_ viewport: Viewport, on canvas: Canvas) {
    let line = Stroke(Colour(0x8C8C8C), width: 0.12)
    for polygon in map.surroundings {
      canvas.area(viewport.paper(polygon).rings, fill: Fill(Colour(0xF0F0F0)), stroke: line)
    }
    // Lines between hundreds of areas would hide them.
    let isFine = map.areas.count > 200
    let edge = isFine ? Stroke(Colour(0xC4C4C4), width: 0.06) : Stroke(.white, width: 0.12)
    for area in map.areas {
      for polygon in area.polygons {
        canvas.area(viewport.paper(polygon).rings, fill: Fill(Colour(0xC4C4C4)), stroke: edge)
      }
    }
  }
}

/// The ground of the locators of one file, drawn once for each size.
final class LocatorGrounds {
  private struct Key: Hashable {
    var extent: Rectangle
    var size: Size
  }

  private var pictures: [Key: StillPicture] = [:]
  /// Dots of an inch; nil: drawn as lines.
  private let density: Double?

  /// - Parameter areIntricate: too many lines to be gone through for each of many sheets.
  init(areIntricate: Bool) { density = areIntricate ? 600 : nil }

  func picture(of extent: Rectangle, _ size: Size, _ draw: (Canvas) -> Void) -> StillPicture {
    let key = Key(extent: extent, size: size)
    if let picture = pictures[key] { return picture }
    let picture = StillPicture(size, name: "locator \(pictures.count)", density: density, draw: draw)
    pictures[key] = picture
    return picture
  }
}
