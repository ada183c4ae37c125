import Exchange
import Roads
import Territory

extension Conditions {
  /// Closes the streets that a file draws: all along its lines, the nearest to each of its points, all that its areas
  /// touch. `porcentaje` = hundredths of the speed that are left makes them slower instead.
  /// - Returns: what each of the file's elements draws.
  /// - Throws: `TravelRefusal.noStreet`, `.badPercent`; what reading the file brings.
  mutating func close(streetsIn path: String) throws -> [[RoadPlace]] {
    let source = try openRows(at: path)
    var drawn: [[RoadPlace]] = []
    while let row = try source.next() {
      if let fault = row.fault { throw fault }
      guard let places = row.shape?.roadPlaces, !places.isEmpty else {
        throw TravelRefusal.noStreet(file: path, place: row.place)
      }
      let percent = try row.cell("porcentaje", "percent", of: source).map { text in
        guard let percent = wholePercent(text) else {
          throw TravelRefusal.badPercent(place: row.place, text: text)
        }
        return percent
      }
      if let percent {
        slowed += places.map { SlowedPlace($0, percent: percent) }
      } else {
        closed += places
      }
      drawn.append(places)
    }
    guard !drawn.isEmpty else { throw FieldworkRefusal.empty(what: "calles en \(path)") }
    return drawn
  }
}

/// `50`, `50.0` or `50 %` as a whole number of 1…100; nil for anything else.
private func wholePercent(_ text: String) -> Int? {
  var figure = text.filter { !$0.isWhitespace }
  if figure.last == "%" { figure.removeLast() }
  guard let value = Double(figure), value == value.rounded(), (1...100).contains(value) else { return nil }
  return Int(value)
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
