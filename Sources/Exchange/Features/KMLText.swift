/// Features as KML. Characters that XML 1.0 has no place for become U+FFFD.
struct KMLText {
  private var text = TextBuffer()
  private var path: GridPath
  private var layer = FeatureLayer(name: "", columns: [])
  private var number = 0
  /// Which column names the placemark.
  private var nameColumn: Int?
  private var styleColumn: Int?

  init(decimals: Int) { path = GridPath(decimals: decimals) }

  var bytes: ArraySlice<UInt8> { text.bytes }
  var count: Int { text.count }

  mutating func removeAll() { text.removeAll() }
  mutating func append(_ words: StaticString) { text.append(words) }

  mutating func appendHead() {
    text.append(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n")
  }

  mutating func appendAttribution(_ words: String) {
    text.append("<Folder><name>")
    appendEscaped(words)
    text.append("</name></Folder>\n")
  }

  /// Opens a layer's folder, its styles first.
  mutating func begin(_ layer: FeatureLayer, number: Int) {
    (self.layer, self.number) = (layer, number)
    nameColumn =
      layer.columns.firstIndex { ["nombre", "name"].contains($0.name) } ?? layer.columns.firstIndex { $0.kind == .text }
    styleColumn = layer.style.column.flatMap { name in layer.columns.firstIndex { $0.name == name } }
    text.append("<Folder><name>")
    appendEscaped(layer.title)
    text.append("</name>\n")
    for index in -1..<layer.style.classes.count { appendStyle(index) }
  }

  /// -1 for what no class takes.
  private mutating func appendStyle(_ index: Int) {
    let colour = index < 0 ? layer.style.colour : layer.style.classes[index].colour
    text.append("<Style id=\"")
    appendStyleName(index)
    text.append("\"><IconStyle><color>")
    text.append(plain: colour.kml(opacity: 0xFF))
    text.append("</color></IconStyle><LineStyle><color>")
    text.append(plain: colour.kml(opacity: 0xFF))
    text.append("</color><width>2</width></LineStyle><PolyStyle><color>")
    text.append(plain: colour.kml(opacity: 0x80))
    text.append("</color></PolyStyle></Style>\n")
  }

  private mutating func appendStyleName(_ index: Int) {
    text.append("s")
    text.append(number, decimals: 0)
    if index >= 0 {
      text.append("-")
      text.append(index, decimals: 0)
    }
  }

  mutating func append(_ row: borrowing FeatureRow) {
    let bytes = row.bytes.span.bytes
    text.append("<Placemark")
    if let id = row.id {
      // An id of XML begins with a letter and has no slash; the whole one is among the data.
      text.append(" id=\"f")
      for index in id {
        let byte = bytes[index]
        let isPlain = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        text.append(isPlain || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") ? byte : UInt8(ascii: "_"))
      }
      text.append("\"")
    }
    text.append(">")
    if let nameColumn, nameColumn < row.cells.count {
      text.append("<name>")
      appendEscaped(row.cells[nameColumn], of: row)
      text.append("</name>")
    }
    let style = styleIndex(of: row)
    if layer.columns.contains(where: { $0.title != nil }) { appendDescription(of: row, style) }
    text.append("<styleUrl>#")
    appendStyleName(style)
    text.append("</styleUrl><ExtendedData>")
    if let id = row.id {
      text.append("<Data name=\"id\"><value>")
      appendEscaped(bytes, id.lowerBound, id.upperBound)
      text.append("</value></Data>")
    }
    for index in 0..<min(layer.columns.count, row.cells.count) where row.cells[index] != .null {
      text.append("<Data name=\"")
      appendEscaped(layer.columns[index].name)
      text.append("\"><value>")
      appendEscaped(row.cells[index], of: row)
      text.append("</value></Data>")
    }
    text.append("</ExtendedData>")
    append(row.geometry)
    text.append("</Placemark>\n")
  }

  /// A line for each cell under the name that people read, the class in place of its value: telephones and globes show it
  /// when a placemark is touched, and the data below to programs alone.
  private mutating func appendDescription(of row: borrowing FeatureRow, _ style: Int) {
    text.append("<description>")
    var isFirst = true
    for index in 0..<min(layer.columns.count, row.cells.count) where row.cells[index] != .null && index != nameColumn {
      // In a description angle brackets and ampersands are HTML, so that they are escaped twice.
      if !isFirst { text.append("&lt;br/&gt;") }
      isFirst = false
      appendTwice((layer.columns[index].title ?? layer.columns[index].name).utf8)
      text.append(": ")
      if index == styleColumn, style >= 0, layer.style.classes[style].range == nil {
        appendTwice(layer.style.classes[style].title.utf8)
      } else {
        var cell = TextBuffer()
        cell.append(plain: row.cells[index], of: row)
        appendTwice(cell.bytes)
      }
    }
    text.append("</description>")
  }

  /// As a text within HTML within XML.
  private mutating func appendTwice(_ words: some Sequence<UInt8>) {
    let bytes = ContiguousArray(words)
    var start = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") else { continue }
      appendEscaped(bytes.span.bytes, start, index)
      text.append(byte == UInt8(ascii: "<") ? "&amp;lt;" : byte == UInt8(ascii: ">") ? "&amp;gt;" : "&amp;amp;")
      start = index + 1
    }
    appendEscaped(bytes.span.bytes, start, bytes.count)
  }

  private func styleIndex(of row: borrowing FeatureRow) -> Int {
    guard let styleColumn, styleColumn < row.cells.count, row.cells[styleColumn] != .null else { return -1 }
    var cell = TextBuffer()
    cell.append(plain: row.cells[styleColumn], of: row)
    let value = String(decoding: cell.bytes, as: UTF8.self)
    let number = layer.style.classes.contains { $0.range != nil } ? Double(value) : nil
    return layer.style.classes.firstIndex { one in
      one.range.map { range in number.map { range ~= $0 } ?? false } ?? (one.value == value)
    } ?? -1
  }

  private mutating func append(_ geometry: borrowing FlatGeometry) {
    switch geometry.kind {
    case nil: break
    case .point: appendPath("<Point><coordinates>", geometry, 0, 1, least: 0, "</coordinates></Point>")
    case .line:
      appendPath(
        "<LineString><coordinates>", geometry, 0, geometry.positionCount, least: 2, "</coordinates></LineString>")
    case .polygon: appendPolygon(geometry, 0, geometry.ends.count)
    case .multiPoint:
      text.append("<MultiGeometry>")
      for index in 0..<geometry.positionCount {
        appendPath("<Point><coordinates>", geometry, index, index + 1, least: 0, "</coordinates></Point>")
      }
      text.append("</MultiGeometry>")
    case .multiLine:
      text.append("<MultiGeometry>")
      var start = 0
      for end in geometry.ends {
        appendPath("<LineString><coordinates>", geometry, start, end, least: 2, "</coordinates></LineString>")
        start = end
      }
      text.append("</MultiGeometry>")
    case .multiPolygon:
      text.append("<MultiGeometry>")
      var start = 0
      for end in geometry.parts {
        appendPolygon(geometry, start, end)
        start = end
      }
      text.append("</MultiGeometry>")
    }
  }

  private mutating func appendPolygon(_ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int) {
    text.append("<Polygon>")
    for ring in from..<to {
      text.append(ring == from ? "<outerBoundaryIs>" : "<innerBoundaryIs>")
      appendPath(
        "<LinearRing><coordinates>", geometry, ring == 0 ? 0 : geometry.ends[ring - 1], geometry.ends[ring], least: 4,
        "</coordinates></LinearRing>")
      text.append(ring == from ? "</outerBoundaryIs>" : "</innerBoundaryIs>")
    }
    text.append("</Polygon>")
  }

  private mutating func appendPath(
    _ open: StaticString, _ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int, least: Int, _ close: StaticString
  ) {
    text.append(open)
    path.take(geometry, from, to, least: least)
    text.append(positions: path.positions, decimals: path.grid.decimals, isReversed: false, marks: .kml)
    text.append(close)
  }

  private mutating func appendEscaped(_ cell: FeatureRow.Cell, of row: borrowing FeatureRow) {
    switch cell {
    case .text(let range), .json(let range): appendEscaped(row.bytes.span.bytes, range.lowerBound, range.upperBound)
    default: text.append(plain: cell, of: row)
    }
  }

  private mutating func appendEscaped(_ words: String) {
    let bytes = ContiguousArray(words.utf8)
    appendEscaped(bytes.span.bytes, 0, bytes.count)
  }

  private mutating func appendEscaped(_ source: RawSpan, _ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let byte = source[index]
      var length = 1
      switch byte {
      case UInt8(ascii: "<"): text.append("&lt;")
      case UInt8(ascii: ">"): text.append("&gt;")
      case UInt8(ascii: "&"): text.append("&amp;")
      case UInt8(ascii: "\""): text.append("&quot;")
      // A bare carriage return would be read back as a new line.
      case 0x0D: text.append("&#13;")
      case 0x09, 0x0A: text.append(byte)
      case 0..<0x20: text.append("\u{FFFD}")
      default:
        length = source.lengthOfUTF8(at: index, before: end)
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        let isNone =
          length == 0 || length == 3 && byte == 0xEF && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
        if isNone { text.append("\u{FFFD}") } else { text.append(source, index, index + length) }
      }
      index += max(1, length)
    }
  }
}
