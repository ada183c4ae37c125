/// Features as GeoJSON text.
struct GeoJSONText {
  private var text = TextBuffer()
  private var path: GridPath
  /// `"name":` of each column.
  private var names: ContiguousArray<ContiguousArray<UInt8>> = []

  init(decimals: Int) { path = GridPath(decimals: decimals) }

  var bytes: ArraySlice<UInt8> { text.bytes }
  var count: Int { text.count }

  mutating func removeAll() { text.removeAll() }
  mutating func append(_ words: StaticString) { text.append(words) }

  mutating func begin(_ layer: FeatureLayer) {
    names = ContiguousArray(
      layer.columns.enumerated().map { index, column in
        var name = TextBuffer()
        if index > 0 { name.append(UInt8(ascii: ",")) }
        name.append(string: column.name)
        name.append(UInt8(ascii: ":"))
        return ContiguousArray(name.bytes)
      })
  }

  mutating func append(member name: StaticString, _ value: String) {
    text.append(",\"")
    text.append(name)
    text.append("\":")
    text.append(string: value)
  }

  /// `,"bbox":[west,south,east,north]` of the positions written; nothing without any.
  mutating func appendBox() {
    guard let box = path.box else { return }
    text.append(",\"bbox\":[")
    for (index, side) in [box.west, box.south, box.east, box.north].enumerated() {
      if index > 0 { text.append(",") }
      text.append(side, decimals: path.grid.decimals)
    }
    text.append("]")
  }

  mutating func append(_ row: borrowing FeatureRow) {
    text.append("{\"type\":\"Feature\"")
    let bytes = row.bytes.span.bytes
    if let id = row.id {
      text.append(",\"id\":")
      text.append(string: bytes, id.lowerBound, id.upperBound)
    }
    text.append(",\"properties\":{")
    for index in 0..<min(names.count, row.cells.count) {
      text.append(names[index])
      append(row.cells[index], bytes)
    }
    text.append("},\"geometry\":")
    append(row.geometry)
    text.append("}")
  }

  @inline(__always)
  private mutating func append(_ cell: FeatureRow.Cell, _ bytes: RawSpan) {
    switch cell {
    case .null: text.append("null")
    case .bool(let value): text.append(value ? "true" : "false")
    case .int(let value): text.append(value, decimals: 0)
    case .decimal(let value, let places): text.append(value, decimals: places)
    // JSON has no word for what is no number.
    case .real(let value): if value.isFinite { text.append(real: value) } else { text.append("null") }
    case .text(let range): text.append(string: bytes, range.lowerBound, range.upperBound)
    case .json(let range): text.append(bytes, range.lowerBound, range.upperBound)
    }
  }

  private mutating func append(_ geometry: borrowing FlatGeometry) {
    guard let kind = geometry.kind else {
      text.append("null")
      return
    }
    switch kind {
    case .point:
      text.append("{\"type\":\"Point\",\"coordinates\":")
      append(geometry, 0, geometry.positionCount, least: 0)
    case .multiPoint:
      text.append("{\"type\":\"MultiPoint\",\"coordinates\":[")
      append(geometry, 0, geometry.positionCount, least: 0)
      text.append("]")
    case .line:
      text.append("{\"type\":\"LineString\",\"coordinates\":")
      appendLines(geometry)
    case .multiLine:
      text.append("{\"type\":\"MultiLineString\",\"coordinates\":[")
      appendLines(geometry)
      text.append("]")
    case .polygon:
      text.append("{\"type\":\"Polygon\",\"coordinates\":")
      appendPolygons(geometry)
    case .multiPolygon:
      text.append("{\"type\":\"MultiPolygon\",\"coordinates\":[")
      appendPolygons(geometry)
      text.append("]")
    }
    text.append("}")
  }

  private mutating func append(_ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int, least: Int) {
    path.take(geometry, from, to, least: least)
    text.append(positions: path.positions, decimals: path.grid.decimals, isReversed: false)
  }

  private mutating func appendLines(_ geometry: borrowing FlatGeometry) {
    var start = 0
    for index in 0..<geometry.ends.count {
      let end = geometry.ends[index]
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text.append(UInt8(ascii: "["))
      append(geometry, start, end, least: 2)
      text.append(UInt8(ascii: "]"))
      start = end
    }
  }

  private mutating func appendPolygons(_ geometry: borrowing FlatGeometry) {
    var ring = 0
    for part in 0..<geometry.parts.count {
      text.append(part > 0 ? ",[" : "[")
      let first = ring
      while ring < geometry.parts[part] {
        if ring > first { text.append(UInt8(ascii: ",")) }
        appendRing(geometry, ring, isHole: ring > first)
        ring &+= 1
      }
      text.append(UInt8(ascii: "]"))
    }
  }

  private mutating func appendRing(_ geometry: borrowing FlatGeometry, _ ring: Int, isHole: Bool) {
    path.take(geometry, ring == 0 ? 0 : geometry.ends[ring &- 1], geometry.ends[ring], least: 4)
    let area = path.doubleArea
    text.append(UInt8(ascii: "["))
    text.append(
      positions: path.positions, decimals: path.grid.decimals, isReversed: isHole ? area > 0 : area < 0)
    text.append(UInt8(ascii: "]"))
  }
}
