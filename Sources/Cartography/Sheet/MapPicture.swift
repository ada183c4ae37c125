import Territory

/// What stands inside a map's frame.
struct MapPicture {
  let map: PreparedMap
  let viewport: Viewport
  let theme: Theme
  /// The area that the sheet is about, in `map.areas`; the others are quiet.
  let focus: Int?
  /// In `content.marks`, drawn whole; the others are quiet.
  let namedMarks: Set<Int>
  let marks: MarkPlaces

  init(map: PreparedMap, viewport: Viewport, theme: Theme, focus: Int?, namedMarks: Set<Int>) {
    (self.map, self.viewport, self.theme) = (map, viewport, theme)
    (self.focus, self.namedMarks) = (focus, namedMarks)
    marks = MarkPlaces(map, viewport)
  }

  private var frame: Rectangle { viewport.frame }

  /// The marks and stops on paper: what no label may cover.
  var taken: [Rectangle] {
    // Round signs leave their boxes' corners free.
    marks.places.map { Rectangle(around: $0, radius: marks.radius * 0.85) }
      + stopPlaces.map { Rectangle(around: $0.place, radius: Self.stopRadius) }
  }

  func draw(_ labels: [PlacedLabel], _ graticule: Graticule?, on canvas: Canvas) {
    canvas.clipped(to: frame) {
      canvas.rectangle(frame, fill: Fill(.white))
      drawSurroundings(canvas)
      drawFills(canvas)
      drawStreets(canvas)
      drawOutlines(canvas)
      graticule?.drawCrossings(on: canvas)
      drawTracks(canvas)
      drawMarks(canvas)
      drawStops(canvas)
      for label in labels { draw(label, canvas) }
    }
    canvas.rectangle(frame, stroke: Stroke(Colour(0x333333), width: 0.3))
  }

  private func drawSurroundings(_ canvas: Canvas) {
    let fill = Fill(theme.surroundings)
    for polygon in map.surroundings where polygon.box.touches(viewport.shown) {
      canvas.area(viewport.paper(polygon).rings, fill: fill, stroke: Stroke(Colour(0xBDBDBD), width: 0.2))
    }
  }

  private func drawFills(_ canvas: Canvas) {
    for index in map.areas(touching: viewport.shown) {
      guard let fill = fill(of: index) else { continue }
      for polygon in map.areas[index].polygons {
        if let visible = viewport.visible(polygon) { canvas.area(visible.rings, fill: fill) }
      }
    }
  }

  /// What an area is filled with; nil: nothing.
  func fill(of index: Int) -> Fill? {
    let isQuiet = focus != nil && index != focus
    guard let legend = map.content.areaLegend else { return Fill(isQuiet ? Colour(0xF3F3F3) : .white) }
    var fill = Theme.withoutData
    if let entry = map.content.areas[map.areas[index].index].entry, legend.entries.indices.contains(entry) {
      fill = theme.look(of: legend.entries[entry].symbol).fill
    }
    guard isQuiet else { return fill }
    // A faded grey is another class's grey.
    if theme.isGrey { return Fill(theme.surroundings) }
    return Fill(fill.colour?.mixed(with: .white, 0.72), hatch: fill.hatch.map { quiet($0) })
  }

  private func quiet(_ hatch: Hatch) -> Hatch {
    Hatch(hatch.colour.mixed(with: .white, 0.6), angle: hatch.angle, spacing: hatch.spacing, width: hatch.width)
  }

  /// Streets of less importance only where they can be told apart.
  private func drawStreets(_ canvas: Canvas) {
    let shown = viewport.shown
    let looks: [(MapStreet.Importance, width: Double, most: Int)] = [
      (.local, 0.12, 25_000), (.secondary, 0.22, 80_000), (.main, 0.38, 400_000),
    ]
    for (importance, width, most) in looks where viewport.denominator <= most {
      guard let paths = map.streets[importance]?.touching(shown), !paths.isEmpty else { continue }
      let stroke = Stroke(Colour(0x6B6B6B, opacity: importance == .local ? 0.38 : 0.48), width: width)
      canvas.lines(paths.map { viewport.paper($0.points) }, stroke)
    }
  }

  private func drawOutlines(_ canvas: Canvas) {
    for index in map.areas(touching: viewport.shown) where index != focus {
      for polygon in map.areas[index].polygons {
        if let visible = viewport.visible(polygon) { canvas.area(visible.rings, stroke: border) }
      }
    }
    // Where small areas are but a web, the regions' borders say where one is.
    if areSmall, focus == nil {
      for polygon in map.surroundings where polygon.box.touches(viewport.shown) {
        canvas.area(viewport.paper(polygon).rings, stroke: Stroke(Colour(0x4A4A4A), width: 0.22))
      }
    }
    if let focus {
      for polygon in map.areas[focus].polygons {
        canvas.area(viewport.paper(polygon).rings, stroke: Stroke(.white, width: 1.4))
        canvas.area(viewport.paper(polygon).rings, stroke: Stroke(theme.accent, width: 0.7))
      }
    }
  }

  /// Millimetres of the side of a usual area.
  private var areaSide: Double { map.areaSide / viewport.metres(1) }
  /// Whether areas are too small to bear anything.
  private var areSmall: Bool { !map.areas.isEmpty && areaSide < 4 }

  /// Between areas: finer and lighter the smaller they are, since it is the ink that adds up, and light where the marks
  /// or rounds on them are the map's subject.
  private var border: Stroke {
    let isGround = map.content.areaLegend == nil && !(map.marks.isEmpty && map.tracks.isEmpty)
    let width = min(focus == nil ? 0.22 : 0.16, max(0.07, areaSide * 0.025))
    return Stroke(Colour(isGround ? (areSmall ? 0xA8A8A8 : 0x6E6E6E) : areSmall ? 0x808080 : 0x5A5A5A), width: width)
  }

  /// A round's colour is its place in the legend of rounds.
  static func stroke(ofTrack index: Int, _ theme: Theme) -> Stroke {
    let colour = theme.isGrey ? Theme.grey(lightness: 20) : trackColours[index % trackColours.count]
    let isDashed = index >= trackColours.count || theme.isGrey && index > 0
    return Stroke(colour, width: 0.7, dashes: isDashed ? dashes(index) : [])
  }

  /// Those of Okabe and Ito's that stand out as a line on white.
  private static let trackColours = [
    OkabeIto.vermilion, OkabeIto.blue, OkabeIto.green, OkabeIto.purple, .black, OkabeIto.orange, OkabeIto.skyBlue,
  ]

  private static func dashes(_ index: Int) -> [Double] {
    [[3, 1.2], [1.2, 1.2], [4, 1.2, 1, 1.2], [6, 2]][index % 4]
  }

  /// Several rounds lie beside each other, each on its own right.
  private func drawTracks(_ canvas: Canvas) {
    let shown = map.tracks.indices.filter { map.tracks[$0].box.touches(viewport.shown) }
    let paths = shown.map { index in
      let lane = map.tracks.count > 1 ? (Double(index % 4) + 0.5) * Self.laneWidth : 0
      return viewport.paper(map.tracks[index].points).beside(lane)
    }
    for path in paths { canvas.line(path, Stroke(.white, width: 1.3)) }
    for (index, path) in zip(shown, paths) { canvas.line(path, Self.stroke(ofTrack: index, theme)) }
  }

  private static let laneWidth = 0.8

  private func drawMarks(_ canvas: Canvas) {
    let entries = map.content.markLegend?.entries ?? []
    var looks: [Int: Look] = [:]
    for (index, point) in zip(marks.near, marks.places) {
      let entry = map.content.marks[index].entry
      var look = looks[entry] ?? theme.look(of: entries.indices.contains(entry) ? entries[entry].symbol : .kind(entry))
      looks[entry] = look
      let isQuiet = focus != nil && !namedMarks.contains(index)
      if isQuiet {
        look.fill.colour = look.fill.colour?.mixed(with: .white, 0.55)
        look.outline = look.outline.mixed(with: .white, 0.5)
      }
      canvas.mark(look, at: point, radius: isQuiet ? marks.radius * 0.8 : marks.radius)
    }
  }

  static let stopRadius = 1.7

  /// Where the numbers of stops stand: on the stop, or beside it where another one is.
  private var stopPlaces: [(place: Point, stop: Point, number: Int, track: Int)] {
    var shelf = BoxShelf(frame)
    var places: [(place: Point, stop: Point, number: Int, track: Int)] = []
    for (track, stops) in map.stops.enumerated() {
      for (number, stop) in stops.enumerated() {
        let point = viewport.paper(stop)
        guard frame.contains(point) else { continue }
        let around =
          [(0.0, 0.0)]
          + [1.0, 2, 3].flatMap { far in
            [(1.0, -1.0), (1, 1), (-1, 1), (-1, -1), (1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)].map {
              ($0.0 * far, $0.1 * far)
            }
          }
        let step = 2.7
        let free = around.lazy.map { Point(point.x + $0.0 * step, point.y + $0.1 * step) }
          .first { shelf.isFree(Rectangle(around: $0, radius: Self.stopRadius)) }
        // Where even that is taken the round's line still passes there.
        guard let free else { continue }
        shelf.take(Rectangle(around: free, radius: Self.stopRadius))
        places.append((free, point, number + 1, track))
      }
    }
    return places
  }

  private func drawStops(_ canvas: Canvas) {
    for stop in stopPlaces {
      let colour = Self.stroke(ofTrack: stop.track, theme).colour
      if stop.place != stop.stop { canvas.line([stop.stop, stop.place], Stroke(colour, width: 0.25)) }
      canvas.circle(
        at: stop.place, radius: Self.stopRadius - 0.15, fill: Fill(.white), stroke: Stroke(colour, width: 0.3))
      var style = theme.text(stop.number < 100 ? 5.2 : 4, .bold)
      style.alignment = .centre
      let text = String(stop.number)
      let height = canvas.size(of: text, style).height
      canvas.text(text, at: Point(stop.place.x, stop.place.y - height / 2), style)
    }
  }

  private func draw(_ label: PlacedLabel, _ canvas: Canvas) {
    var style = theme.text(label.size)
    style.halo = .white
    let ground = ground(of: label).flatMap { fill(of: $0) }
    switch label.kind {
    case .quietArea:
      style.colour = theme.isGrey ? Colour(0x444444) : Colour(0x5E5E5E)
      // Where no line runs under the letters there is nothing to keep from them.
      if ground?.hatch == nil, map.streets.isEmpty, map.tracks.isEmpty { style.halo = nil }
    case .region: (style.weight, style.colour) = (.bold, theme.quietInk)
    case .markNumber: style.weight = .bold
    case .area, .areaNumber, .mark: break
    }
    if let ground, let colour = ground.colour {
      // The halo is the ground itself, so that only lines give way to the letters.
      if style.halo != nil { style.halo = colour }
      style.colour = Self.letters(style.colour, on: colour)
      if ground.hatch != nil {
        drawPlates(colour, under: label, style, canvas)
        style.halo = nil
      }
    }
    style.alignment = label.alignment
    let leading = label.box.height / Double(label.lines.count)
    let x = label.anchor
    for (index, line) in label.lines.enumerated() {
      let size = canvas.size(of: line, style)
      let top = label.box.top + leading * Double(index) + (leading - size.height) / 2
      canvas.text(line, at: Point(x, top), style)
    }
  }
}

extension MapPicture {
  /// The area that a label lies on, in `map.areas`; nil: on none, or on several.
  private func ground(of label: PlacedLabel) -> Int? {
    switch label.kind {
    case .area(let area), .areaNumber(let area), .quietArea(let area): return area
    case .mark, .markNumber:
      // Letters leave some air above and below them.
      let (box, air) = (label.box, label.box.height * 0.1)
      let places = [box.left, box.centre.x, box.right].flatMap {
        [Point($0, box.top + air), Point($0, box.bottom - air)]
      }
      let under = Set(places.map { map.area(at: viewport.ground($0)) })
      return under.count == 1 ? under.first! : nil
    case .region: return nil
    }
  }

  /// The colour of letters on `ground` that have `usual` where it is light.
  static func letters(_ usual: Colour, on ground: Colour) -> Colour { ground.luminance < 0.18 ? .white : usual }

  /// Letters on ruled ground are not read: each line gets a plate.
  private func drawPlates(_ colour: Colour, under label: PlacedLabel, _ style: TextStyle, _ canvas: Canvas) {
    let leading = label.box.height / Double(label.lines.count)
    for (index, line) in label.lines.enumerated() {
      let width = min(label.box.width, canvas.size(of: line, style).width)
      let left = label.anchor - width * (label.alignment == .left ? 0 : label.alignment == .centre ? 0.5 : 1)
      let plate = Rectangle(
        left: left - 0.3, top: label.box.top + leading * Double(index), width: width + 0.6, height: leading)
      canvas.rectangle(plate, fill: Fill(colour))
    }
  }
}

extension PlacedLabel {
  /// Where its lines begin, have their middle or end, as they are aligned.
  fileprivate var anchor: Double {
    switch alignment {
    case .left: box.left + 0.1
    case .centre: box.centre.x
    case .right: box.right - 0.1
    }
  }
}

extension Rectangle {
  init(around point: Point, radius: Double) {
    self.init(left: point.x - radius, top: point.y - radius, width: 2 * radius, height: 2 * radius)
  }
}

extension Colour {
  /// `share` of the other in it.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    Colour(
      red + (other.red - red) * share, green + (other.green - green) * share, blue + (other.blue - blue) * share,
      opacity: opacity)
  }
}
