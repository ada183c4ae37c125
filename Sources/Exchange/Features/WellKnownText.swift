/// Geometries as well-known text (OGC 06-103r4, §7).
struct WellKnownText {
  private var path: GridPath

  init(decimals: Int) { path = GridPath(decimals: decimals) }

  /// `lon,lat` of a point; a bare comma for what is none.
  mutating func appendPoint(_ geometry: borrowing FlatGeometry, to text: inout TextBuffer) {
    guard geometry.kind == .point else {
      text.append(UInt8(ascii: ","))
      return
    }
    path.take(geometry, 0, 1, least: 0)
    text.append(
      positions: path.positions, decimals: path.grid.decimals, isReversed: false, marks: .kml)
  }

  mutating func append(_ geometry: borrowing FlatGeometry, to text: inout TextBuffer) {
    switch geometry.kind {
    case nil: break
    case .point:
      text.append("POINT")
      appendPath(geometry, 0, 1, least: 0, to: &text)
    case .multiPoint:
      text.append("MULTIPOINT")
      appendPath(geometry, 0, geometry.positionCount, least: 0, to: &text)
    case .line:
      text.append("LINESTRING")
      appendPath(geometry, 0, geometry.positionCount, least: 2, to: &text)
    case .multiLine:
      text.append("MULTILINESTRING")
      appendPaths(geometry, 0, geometry.ends.count, least: 2, to: &text)
    case .polygon:
      text.append("POLYGON")
      appendPaths(geometry, 0, geometry.ends.count, least: 4, to: &text)
    case .multiPolygon:
      text.append("MULTIPOLYGON(")
      var ring = 0
      for (index, end) in geometry.parts.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        appendPaths(geometry, ring, end, least: 4, to: &text)
        ring = end
      }
      text.append(")")
    }
  }

  private mutating func appendPaths(
    _ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int, least: Int, to text: inout TextBuffer
  ) {
    text.append(UInt8(ascii: "("))
    for index in from..<to {
      if index > from { text.append(UInt8(ascii: ",")) }
      appendPath(geometry, index == 0 ? 0 : geometry.ends[index - 1], geometry.ends[index], least: least, to: &text)
    }
    text.append(UInt8(ascii: ")"))
  }

  private mutating func appendPath(
    _ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int, least: Int, to text: inout TextBuffer
  ) {
    path.take(geometry, from, to, least: least)
    text.append(UInt8(ascii: "("))
    text.append(
      positions: path.positions, decimals: path.grid.decimals, isReversed: false, marks: .wellKnownText)
    text.append(UInt8(ascii: ")"))
  }
}
