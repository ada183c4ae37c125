import Territory

/// One feature of a file: properties in the order they are written.
struct Feature {
  enum Value {
    case text(String)
    case whole(Int)
    case degrees(Double)
    case null
  }

  let properties: [(name: String, value: Value)]
  let shape: Shape
}

/// A feature collection as RFC 7946 asks: longitude first, six decimals, right-handed rings, `bbox` of what is written;
/// one feature a line.
func geoJSONText(_ features: [Feature]) -> String {
  let boxes = features.compactMap(\.shape.boundingBox)
  let west = boxes.map(\.west).min()!
  let south = boxes.map(\.south).min()!
  let east = boxes.map(\.east).max()!
  let north = boxes.map(\.north).max()!
  let box = [west, south, east, north].map(degreesText).joined(separator: ",")
  let lines = features.map { feature in
    let properties = feature.properties.map { "\(json($0.name)):\(json($0.value))" }.joined(separator: ",")
    return "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(json(feature.shape))}"
  }
  return "{\"type\":\"FeatureCollection\",\"bbox\":[\(box)],\"features\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
}

private func json(_ value: Feature.Value) -> String {
  switch value {
  case .text(let text): json(text)
  case .whole(let number): String(number)
  case .degrees(let degrees): degreesText(degrees)
  case .null: "null"
  }
}

/// Our names hold no control characters, so only the two signs that JSON itself uses are escaped.
private func json(_ text: String) -> String {
  "\"" + text.flatMap { "\"\\".contains($0) ? ["\\", $0] : [$0] } + "\""
}

private func json(_ shape: Shape) -> String {
  let coordinates =
    switch shape {
    case .point(let position): json(position)
    case .multiPoint(let positions), .line(let positions): json(positions)
    case .multiLine(let lines): list(lines.map(json))
    case .polygon(let polygon): json(polygon)
    case .multiPolygon(let polygons): list(polygons.map(json))
    }
  return "{\"type\":\"\(shape.kind)\",\"coordinates\":\(coordinates)}"
}

private func json(_ polygon: Polygon) -> String {
  list([json(turned(polygon.exterior, left: true))] + polygon.holes.map { json(turned($0, left: false)) })
}

private func json(_ positions: [Coordinate]) -> String { list(positions.map(json)) }

private func json(_ position: Coordinate) -> String { list(cells(of: position)) }

private func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

/// The ring so that its area lies to the left (counter-clockwise) or to the right of it.
private func turned(_ ring: [Coordinate], left: Bool) -> [Coordinate] {
  let origin = ring[0]
  var doubledArea = 0.0
  for (a, b) in zip(ring, ring.dropFirst()) {
    doubledArea +=
      (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
      - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
  }
  return (doubledArea > 0) == left ? ring : ring.reversed()
}
