import Territory

/// What the page's script reads: the geometry in whole 1e-6 degrees (a decimetre), each position as its difference
/// from the one before; a third of what GeoJSON takes.
///
/// Names and facts are not in it: the script takes them from the tables, so that both say the same.
struct WebData {
  let content: MapContent
  let layers: WebLayers
  let words: WebWords
  /// Whether the reader may choose months.
  let hasMonths: Bool

  /// - Parameter isWhole: with geometry, for Leaflet; without it where the map is drawn in the page already.
  func json(box: BoundingBox?, isWhole: Bool) -> String {
    var members = [
      ("words", wordsObject), ("marks", JSONText.array(content.marks.map { marked($0, isWhole: isWhole) })),
    ]
    if hasMonths, let visits = content.movingMonths { members.append(("visits", visitsObject(visits))) }
    if let box { members.append(("box", JSONText.array(corners(box).map(String.init)))) }
    if isWhole {
      members += [
        ("areas", JSONText.array(content.areas.map(area))),
        ("names", JSONText.array(content.areas.map(named))),
        ("tracks", JSONText.array(content.tracks.map { "[\(path($0.path)),\(path($0.stops))]" })),
        ("streets", JSONText.array(MapStreet.Importance.allCases.map(streets))),
        ("around", JSONText.array(content.surroundings.flatMap(outlines))),
        ("neighbours", JSONText.array(content.neighbours.flatMap(outlines))),
      ]
    }
    return JSONText.object(members)
  }

  private var wordsObject: String {
    JSONText.object([
      ("close", JSONText.string(words.close)), ("shown", JSONText.string(words.shown)),
      ("search", JSONText.string(words.search)), ("monthOfYear", JSONText.string(words.monthOfYear)),
      ("months", JSONText.array(words.months.map(JSONText.string))),
    ])
  }

  /// The areas' visits: flat pairs of a month, from the first, and how many.
  private func visitsObject(_ months: MapMonths) -> String {
    let first = MonthSpan.number(months.first)
    let counts = months.visits.map { days in
      let tally = Dictionary(days.map { (MonthSpan.number($0) - first, 1) }, uniquingKeysWith: +)
      return JSONText.array(tally.sorted { $0.key < $1.key }.flatMap { [String($0.key), String($0.value)] })
    }
    var members = [
      ("first", String(first)), ("last", String(MonthSpan.number(months.last))), ("counts", JSONText.array(counts)),
      ("limits", JSONText.array(months.limits.map(String.init))),
      ("layers", JSONText.array(months.entries.map { String(layers.areas.place(of: $0)) })),
      ("inks", JSONText.array(layers.areaLooks.map { JSONText.string(layers.signs.ink($0.fill, isDrawn: true)) })),
      ("until", JSONText.string(months.until)), ("one", JSONText.string(months.words.one)),
      ("more", JSONText.string(months.words.more)), ("fact", JSONText.string(months.fact)),
      ("fillsTable", String(months.fillsTable)),
    ]
    if let title = months.title { members.append(("title", JSONText.string(title))) }
    if let people = months.people { members.append(("people", JSONText.array(people.map(String.init)))) }
    return JSONText.object(members)
  }

  private func corners(_ box: BoundingBox) -> [Int] {
    [whole(box.west), whole(box.south), whole(box.east), whole(box.north)]
  }

  /// Layer (−1: cannot be drawn), month or null, and where it lies, if that is asked.
  private func marked(_ mark: MapMark, isWhole: Bool) -> String {
    guard mark.place.isDrawable else { return "[-1,null]" }
    let month = mark.date.map { String(MonthSpan.number($0)) } ?? "null"
    let place = isWhole ? ",\(whole(mark.place.longitude)),\(whole(mark.place.latitude))" : ""
    return "[\(layers.marks.place(of: mark.entry)),\(month)\(place)]"
  }

  /// Layer, then polygons of rings.
  private func area(_ area: MapArea) -> String {
    let polygons = area.shape.drawablePolygons.map { JSONText.array($0.rings.map(path)) }
    return "[\(layers.areas.place(of: area.entry)),\(JSONText.array(polygons))]"
  }

  /// Where its name has most room, and how much: the radius in 1e-9 of the world's breadth. null: it is not drawn.
  private func named(_ area: MapArea) -> String {
    let planes = area.shape.drawablePolygons.map { polygon in
      PlanePolygon(
        rings: polygon.rings.map { $0.filter(\.isDrawable).map { Point($0.longitude, Mercator($0).y * 360) } })
    }
    guard let largest = planes.max(by: { $0.box.width * $0.box.height < $1.box.width * $1.box.height }) else {
      return "null"
    }
    let (place, radius) = largest.thinned.pole
    return "[\(whole(place.x)),\(whole(Mercator.latitude(at: place.y / 360))),\(Int((radius / 360 * 1e9).rounded()))]"
  }

  private func streets(_ importance: MapStreet.Importance) -> String {
    JSONText.array(content.streets.lazy.filter { $0.importance == importance }.map { path($0.path) })
  }

  private func outlines(_ shape: Shape) -> [String] { shape.drawablePolygons.flatMap { $0.rings.map(path) } }

  private func path(_ positions: [Coordinate]) -> String {
    var out = "["
    var (x, y) = (0, 0)
    for position in positions where position.isDrawable {
      let (nextX, nextY) = (whole(position.longitude), whole(position.latitude))
      if out.utf8.count > 1 { out += "," }
      out += String(nextX - x)
      out += ","
      out += String(nextY - y)
      (x, y) = (nextX, nextY)
    }
    return out + "]"
  }

  private func whole(_ degrees: Double) -> Int { Int((degrees * 1e6).rounded()) }
}

extension Shape {
  /// The polygons that have an exterior to draw.
  var drawablePolygons: [Polygon] { polygons.filter { $0.exterior.count { $0.isDrawable } >= 3 } }
}

extension MapContent {
  /// The box of what the map is about: areas, places and rounds, else what lies around. nil: nothing can be drawn.
  var drawnBox: BoundingBox? {
    var box: BoundingBox?
    func take(_ position: Coordinate) {
      guard position.isDrawable else { return }
      if box == nil { box = BoundingBox(around: position) } else { box!.extend(to: position) }
    }
    for area in areas { for polygon in area.shape.drawablePolygons { polygon.exterior.forEach(take) } }
    for mark in marks { take(mark.place) }
    for track in tracks { (track.path + track.stops).forEach(take) }
    if box == nil { for street in streets { street.path.forEach(take) } }
    if box == nil { for shape in surroundings { shape.forEachCoordinate(take) } }
    return box
  }
}
