import Territory

/// A map's content on its plane: projected once, drawn on any number of sheets.
struct PreparedMap: Sendable {
  struct Area: Sendable {
    /// In `content.areas`.
    var index: Int
    var polygons: [PlanePolygon]
    var box: Rectangle
    /// The polygon that bears the name.
    var largest: PlanePolygon
    /// Where the name has most room, and how much, in metres.
    var pole: (place: Point, radius: Double)
  }

  struct Region: Sendable {
    var name: String
    var polygon: PlanePolygon
  }

  struct Path: Sendable {
    var points: [Point]
    var box: Rectangle
  }

  let content: MapContent
  let ground: Ground
  /// Those with a polygon, in the content's order.
  let areas: [Area]
  let marks: [Point]
  let tracks: [Path]
  let stops: [[Point]]
  let streets: [MapStreet.Importance: Streets]
  let surroundings, wider: [PlanePolygon]
  /// What around the map has a name, for a map whose own areas are too small for theirs.
  let regions: [Region]
  let markRoom: MarkRoom
  /// Metres, of a square as large as the box that half of the areas have more than; nought without areas.
  let areaSide: Double
  /// Of what the map is about.
  let extent: Rectangle
  private let areaGrid, markGrid: PlaneGrid

  struct Streets: Sendable {
    let paths: [Path]
    private let grid: PlaneGrid

    init(_ paths: [Path]) { (self.paths, grid) = (paths, PlaneGrid(paths.map(\.box))) }

    func touching(_ window: Rectangle) -> [Path] { grid.touching(window).map { paths[$0] } }
  }

  init(_ content: MapContent) {
    self.content = content
    let whole = Self.subject(of: content)
    let ground = Ground(around: whole)
    self.ground = ground
    areas = content.areas.enumerated().compactMap { Self.area($0.offset, $0.element.shape, ground) }
    marks = content.marks.map { $0.place.isOnEarth ? ground.point($0.place) : Point(1e9, 1e9) }
    tracks = content.tracks.map { Self.path($0.path, ground) ?? Path(points: [], box: Self.nowhere) }
    stops = content.tracks.map { $0.stops.filter(\.isOnEarth).map(ground.point) }
    streets = Dictionary(grouping: content.streets, by: \.importance).mapValues { streets in
      Streets(streets.compactMap { Self.path($0.path, ground) })
    }
    let around = content.surroundings + content.neighbours
    surroundings = around.flatMap { $0.polygons.compactMap { Self.polygon($0, ground) } }
    wider = content.wider.flatMap { $0.polygons.compactMap { Self.polygon($0, ground) } }
    regions = zip(content.surroundingNames, content.surroundings).compactMap { name, shape in
      Self.largest(shape.polygons.compactMap { Self.polygon($0, ground) }).map { Region(name: name, polygon: $0) }
    }
    markRoom = MarkRoom(marks)
    let sides = areas.map { ($0.box.width * $0.box.height).squareRoot() }.sorted()
    areaSide = sides.isEmpty ? 0 : sides[sides.count / 2]
    extent = Self.extent(areas, marks, tracks, stops, surroundings, ground, whole)
    areaGrid = PlaneGrid(areas.map(\.box))
    markGrid = PlaneGrid(marks.map { Rectangle(around: $0, radius: 0) })
  }

  /// In `areas`, those whose boxes touch the window, in their order.
  func areas(touching window: Rectangle) -> [Int] { areaGrid.touching(window) }

  /// In `marks`, those in the window, in their order.
  func marks(in window: Rectangle) -> [Int] { markGrid.touching(window) }

  /// In `areas`, the one that holds a place.
  func area(at place: Point) -> Int? {
    areas(touching: Rectangle(around: place, radius: 0)).first { index in
      areas[index].polygons.contains { $0.contains(place) }
    }
  }

  /// Whether no area lies in the window.
  func isBare(_ window: Rectangle) -> Bool {
    areas(touching: window).allSatisfy { area in
      areas[area].polygons.allSatisfy { $0.clipped(to: window) == nil }
    }
  }

  private static let nowhere = Rectangle(left: 1e9, top: 1e9, width: 0, height: 0)

  /// What decides the projection: the areas, else the marks and rounds, else whatever there is, else Mexico.
  private static func subject(of content: MapContent) -> BoundingBox {
    func box(_ shapes: [Shape]) -> BoundingBox? {
      var box: BoundingBox?
      for shape in shapes {
        shape.forEachCoordinate { place in
          guard place.isOnEarth else { return }
          if box == nil { box = BoundingBox(around: place) } else { box!.extend(to: place) }
        }
      }
      return box
    }
    let tracks = content.tracks.flatMap { [$0.path, $0.stops] }
    let positions = content.marks.map(\.place) + tracks.joined()
    return box(content.areas.map(\.shape)) ?? box([.multiPoint(positions)]) ?? box(content.surroundings)
      ?? box(content.streets.map { .line($0.path) }) ?? .mexico
  }

  private static func extent(
    _ areas: [Area], _ marks: [Point], _ tracks: [Path], _ stops: [[Point]], _ surroundings: [PlanePolygon],
    _ ground: Ground, _ whole: BoundingBox
  ) -> Rectangle {
    let corners = [
      Coordinate(longitude: whole.west, latitude: whole.south),
      Coordinate(longitude: whole.east, latitude: whole.south),
      Coordinate(longitude: whole.west, latitude: whole.north),
      Coordinate(longitude: whole.east, latitude: whole.north),
    ]
    let places = marks.filter { $0.x < 1e9 } + tracks.flatMap(\.points) + stops.joined()
    // Places stand in the whole of their municipality, where that does not make them a speck.
    let around = tracks.isEmpty ? Rectangle(around: places).flatMap { Self.small(surroundings, around: $0) } : nil
    let box =
      // Marks and their names reach beyond their places.
      areas.map(\.box).reduce(nil) { $0?.joined(with: $1) ?? $1 }.map { $0.joined(withNear: marks) }
      ?? around ?? Rectangle(around: places).map { $0.inset(by: -0.04 * max($0.width, $0.height)) }
      ?? Rectangle(around: corners.map(ground.point))!
    return box.atLeast(400)
  }

  /// The surroundings that hold all of `places`, where the box around both is not much larger than the one of these.
  private static func small(_ surroundings: [PlanePolygon], around places: Rectangle) -> Rectangle? {
    guard let all = surroundings.map(\.box).first(where: { $0.contains(places) }) else { return nil }
    return all.width * all.height <= 2.2 * places.width * places.height ? all : nil
  }

  private static func area(_ index: Int, _ shape: Shape, _ ground: Ground) -> Area? {
    let polygons = shape.polygons.compactMap { polygon($0, ground) }
    guard let largest = largest(polygons) else { return nil }
    let box = polygons.map(\.box).reduce(largest.box) { $0.joined(with: $1) }
    return Area(index: index, polygons: polygons, box: box, largest: largest, pole: largest.thinned.pole)
  }

  private static func largest(_ polygons: [PlanePolygon]) -> PlanePolygon? {
    polygons.max { $0.box.width * $0.box.height < $1.box.width * $1.box.height }
  }

  private static func polygon(_ polygon: Polygon, _ ground: Ground) -> PlanePolygon? {
    let rings = polygon.rings.map { $0.filter(\.isOnEarth).map(ground.point) }.filter { $0.count >= 3 }
    guard !rings.isEmpty, polygon.exterior.count(where: \.isOnEarth) >= 3 else { return nil }
    return PlanePolygon(rings: rings)
  }

  private static func path(_ path: [Coordinate], _ ground: Ground) -> Path? {
    let points = path.filter(\.isOnEarth).map(ground.point)
    guard points.count > 1, let box = Rectangle(around: points) else { return nil }
    return Path(points: points, box: box)
  }
}

extension Coordinate {
  /// Whether the plane has a place for it.
  fileprivate var isOnEarth: Bool {
    longitude.isFinite && latitude.isFinite && abs(longitude) <= 180 && abs(latitude) < 89
  }
}

extension Rectangle {
  /// Grown around its middle to `side` at least.
  func atLeast(_ side: Double) -> Rectangle {
    let (wide, high) = (max(width, side), max(height, side))
    return Rectangle(left: centre.x - wide / 2, top: centre.y - high / 2, width: wide, height: high)
  }
}

extension Rectangle {
  /// With the places that lie beyond its sides by a tenth of its breadth at most; farther ones would make it a speck.
  fileprivate func joined(withNear places: [Point]) -> Rectangle {
    let near = Rectangle(
      left: left - 0.1 * width, top: top - 0.1 * height, width: 1.2 * width, height: 1.2 * height)
    return Rectangle(around: places.filter(near.contains)).map(joined) ?? self
  }
}
