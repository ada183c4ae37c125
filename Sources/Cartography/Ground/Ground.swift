import Territory

/// The plane that a map is drawn on: metres east and south of its middle.
struct Ground: Hashable, Sendable {
  let projection: TransverseMercator
  /// 11 … 16 in Mexico; nil where the territory spans more than a zone and has a meridian of its own.
  let zone: Int?
  let isNorth: Bool
  private let middle: Coordinate
  private let origin: Point

  /// The UTM zone of the box's middle where all of the box lies in it or half a degree beside; else a transverse
  /// Mercator of its own through the middle, to the nearest minute.
  init(around box: BoundingBox) {
    let middle = Coordinate(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
    let number = min(60, max(1, Int(((middle.longitude + 180) / 6).rounded(.down)) + 1))
    let meridian = Double(number) * 6 - 183
    if box.west >= meridian - 3.5, box.east <= meridian + 3.5 {
      (zone, projection) = (number, TransverseMercator(centralMeridian: meridian, scale: 0.9996))
    } else {
      zone = nil
      projection = TransverseMercator(centralMeridian: (middle.longitude * 60).rounded() / 60, scale: 1)
    }
    isNorth = middle.latitude >= 0
    self.middle = middle
    let metres = projection.metres(longitude: middle.longitude, latitude: middle.latitude)
    origin = Point(metres.east, metres.north)
  }

  func point(_ place: Coordinate) -> Point {
    let metres = projection.metres(longitude: place.longitude, latitude: place.latitude)
    return Point(metres.east - origin.x, origin.y - metres.north)
  }

  /// The way back, by closing in on it to a centimetre: a few steps in a municipality, some more across a country.
  func coordinate(_ point: Point) -> Coordinate {
    var place = middle
    for _ in 0..<60 {
      let here = self.point(place)
      let (east, south) = (point.x - here.x, point.y - here.y)
      guard abs(east) + abs(south) > 0.01 else { break }
      let parallel = 111_320 * max(0.05, cosine(place.latitude * .pi / 180))
      // Meridians lean away from the middle one: turn the step by as much.
      let lean = (place.longitude - projection.centralMeridian) * .pi / 180 * sine(place.latitude * .pi / 180)
      let (along, down) = (east * cosine(lean) + south * sine(lean), south * cosine(lean) - east * sine(lean))
      place.longitude += along / parallel
      place.latitude = min(89.9, max(-89.9, place.latitude - down / 110_574))
    }
    return place
  }

  /// Degrees from the paper's top to true north at a place, clockwise.
  func lean(at point: Point) -> Double {
    let here = coordinate(point)
    let north = self.point(Coordinate(longitude: here.longitude, latitude: min(89.95, here.latitude + 0.01)))
    return arctangent(north.x - point.x, point.y - north.y) * 180 / .pi
  }
}
