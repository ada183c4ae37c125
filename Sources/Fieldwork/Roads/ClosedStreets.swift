import Exchange
import Roads
import Territory

extension Conditions {
  /// Closes the streets that a file draws: all along its lines, the nearest to each of its points, all that its areas
  /// touch. `porcentaje` = hundredths of the speed that are left makes them slower instead.
  mutating func close(streetsIn path: String) throws {
    let source = try openRows(at: path)
    var count = 0
    while let row = try source.next() {
      if let fault = row.fault { throw fault }
      let places = row.shape.map { $0.roadPlaces } ?? []
      let percent = try row.cell("porcentaje", "percent", of: source).map { text in
        guard let percent = Int(text), (1...100).contains(percent) else {
          throw TravelRefusal.badPercent(place: row.place, text: text)
        }
        return percent
      }
      if let percent {
        slowed += places.map { SlowedPlace($0, percent: percent) }
      } else {
        closed += places
      }
      count += places.count
    }
    guard count > 0 else { throw FieldworkRefusal.empty(what: "calles en \(path)") }
  }
}

extension Shape {
  fileprivate var roadPlaces: [RoadPlace] {
    switch self {
    case .point(let position): [.nearest(position)]
    case .multiPoint(let positions): positions.map { .nearest($0) }
    case .line(let line): [.along(line)]
    case .multiLine(let lines): lines.map { .along($0) }
    case .polygon(let polygon): [.area(polygon)]
    case .multiPolygon(let polygons): polygons.map { .area($0) }
    }
  }
}
