/// A small map of where the map is: its surroundings, and the sheet's frame or area.
struct LocatorBlock {
  let map: PreparedMap
  let shown: Rectangle
  /// In `map.areas`: filled; nil: the frame is drawn.
  let focus: Int?

  /// What it shows, and what gives it its shape; nil: nothing that the map itself does not show.
  private let ground: (extent: Rectangle, shape: Rectangle, isOfWider: Bool)?
  /// With all of the sheet's frame.
  var extent: Rectangle? { ground?.extent }

  /// - Parameter focus: pages of areas show where in the territory these lie.
  init(_ map: PreparedMap, shown: Rectangle, focus: Int?) {
    (self.map, self.shown, self.focus) = (map, shown, focus)
    let near = map.surroundings.map(\.box).reduce(map.extent) { $0.joined(with: $1) }
    let wide = map.wider.map(\.box).reduce(near) { $0.joined(with: $1) }
    if focus != nil {
      // A unit at the edge has a frame beyond it; the pages' locators are of one size all the same.
      ground = map.surroundings.isEmpty && map.areas.count < 2 ? nil : (near.joined(with: shown), near, false)
    } else {
      let found = [(near, false), (wide, true)].first { Self.isWorthwhile($0.0, shown) }
      // With the frame, so that all four sides of it are seen.
      ground = found.map { ($0.0.joined(with: shown), $0.0.joined(with: shown), $0.1) }
    }
  }

  /// Whether the map shows no more than half of `ground`: a frame around nearly all of it tells nobody where he is.
  private static func isWorthwhile(_ ground: Rectangle, _ shown: Rectangle) -> Bool {
    let width = min(ground.right, shown.right) - max(ground.left, shown.left)
    let height = min(ground.bottom, shown.bottom) - max(ground.top, shown.top)
    return max(0, width) * max(0, height) <= 0.5 * ground.width * ground.height && ground.width * ground.height > 0
  }

  /// Height of width.
  private func ratio(_ extent: Rectangle) -> Double { min(1.35, max(0.45, extent.height / max(1, extent.width))) }

  /// In the frame's corner where nothing of the map lies, the upper left one before the others; nil where none is free.
  /// - Parameter taken: marks and stops.
  func inset(_ viewport: Viewport, taken: [Rectangle]) -> Rectangle? {
    guard let shape = ground?.shape, focus == nil else { return nil }
    let frame = viewport.frame
    for most in [34.0, 28, 23] {
      let ratio = ratio(shape)
      let size = Size(min(most, most / ratio), min(most, most * ratio))
      guard size.width < frame.width * 0.3, size.height < frame.height * 0.4 else { continue }
      let (right, low) = (frame.right - size.width - Self.rim, frame.bottom - size.height - Self.rim)
      let corners = [
        (frame.left + Self.rim, frame.top + Self.rim), (right, frame.top + Self.rim), (frame.left + Self.rim, low),
        (right, low),
      ]
      let free = corners.map { Rectangle(left: $0.0, top: $0.1, width: size.width, height: size.height) }
        .filter { isFree($0.inset(by: -Self.air), viewport, taken) }
      // Rather on nothing than on an outline of what lies around.
      if let free = free.first(where: { isBlank($0, viewport) }) ?? free.first { return free }
    }
    return nil
  }

  /// Millimetres between the frame and an inset, and between the inset and the map's areas.
  private static let (rim, air) = (2.0, 2.5)

  private func isBlank(_ box: Rectangle, _ viewport: Viewport) -> Bool {
    let window = viewport.ground(box)
    return !map.surroundings.contains { polygon in
      polygon.box.touches(window) && polygon.clipped(to: window) != nil
    }
  }

  private func isFree(_ box: Rectangle, _ viewport: Viewport, _ taken: [Rectangle]) -> Bool {
    if taken.contains(where: box.touches) { return false }
    let window = viewport.ground(box)
    return !map.tracks.contains { $0.box.touches(window) } && map.isBare(window)
  }

  /// As it stands in the map's frame.
  func drawInset(_ setting: Setting, in box: Rectangle, on canvas: Canvas) {
    canvas.rectangle(box, fill: Fill(.white))
    draw(setting, in: box, on: canvas)
  }

  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    guard let shape = ground?.shape else { return nil }
    let title = setting.lineHeight(setting.heading) + 0.8
    let ratio = ratio(shape)
    // Steps, so that the pages of an atlas share a picture.
    let height = min(width * ratio, 42, ((limit - title) / 4).rounded(.down) * 4)
    guard height >= 16 else { return nil }
    return Block(part: .locator, height: title + height) { canvas, box in
      canvas.text(setting.words.location, at: Point(box.left, box.top), setting.heading, width: width, lines: 1)
      let wide = min(width, height / ratio)
      draw(setting, in: Rectangle(left: box.left, top: box.top + title, width: wide, height: height), on: canvas)
    }
  }

  private func draw(_ setting: Setting, in frame: Rectangle, on canvas: Canvas) {
    guard let extent else { return }
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
        canvas.rectangle(box.atLeast(Self.leastBox), stroke: Stroke(.white, width: 0.9))
        canvas.rectangle(box.atLeast(Self.leastBox), stroke: Stroke(setting.theme.accent, width: 0.5))
      }
    }
    canvas.rectangle(frame, stroke: Stroke(Colour(0x555555), width: 0.2))
  }

  /// Millimetres: a smaller box is a speck.
  private static let leastBox = 2.2

  private func drawGround(_ viewport: Viewport, on canvas: Canvas) {
    let line = Stroke(Colour(0x8C8C8C), width: 0.12)
    for polygon in ground?.isOfWider == true ? map.wider : [] {
      canvas.area(viewport.paper(polygon).rings, fill: Fill(Colour(0xE9E9E6)), stroke: line)
    }
    for polygon in map.surroundings {
      canvas.area(viewport.paper(polygon).rings, fill: Fill(Colour(0xF0F0F0)), stroke: line)
    }
    // Lines between areas of a millimetre or two would hide them.
    let broad = Double(map.areas.count) * 4 < viewport.millimetres(of: map.extent)
    let edge = broad ? Stroke(.white, width: 0.12) : Stroke(Colour(0xA9A9A9), width: 0.06)
    let fill = Fill(Colour(broad ? 0xC4C4C4 : 0xA9A9A9))
    for area in map.areas {
      for polygon in area.polygons {
        canvas.area(viewport.paper(polygon).rings, fill: fill, stroke: edge)
      }
    }
  }
}

extension Viewport {
  /// Square millimetres that a box of the plane takes.
  fileprivate func millimetres(of box: Rectangle) -> Double {
    box.width / metres(1) * box.height / metres(1)
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
