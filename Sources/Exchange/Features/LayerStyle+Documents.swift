/// What a symbol is drawn on.
enum LayerSymbol {
  case marker, line, fill

  /// nil for layers of no geometry or of several kinds, which QGIS does not draw as one.
  init?(kinds: Set<FlatGeometry.Kind>) {
    switch kinds {
    case [.point], [.multiPoint], [.point, .multiPoint]: self = .marker
    case [.line], [.multiLine], [.line, .multiLine]: self = .line
    case [.polygon], [.multiPolygon], [.polygon, .multiPolygon]: self = .fill
    default: return nil
    }
  }
}

/// Styles as QGIS (QML) and other programs (OGC 05-078r4, SLD 1.1.0) read them. Everything has a dark edge, as on a sheet:
/// a class may be white.
extension LayerStyle {
  private static let edge = Colour(0x33, 0x33, 0x33)

  func qml(_ symbol: LayerSymbol) -> String {
    let colours = classes.map(\.colour) + [colour]
    let symbols = colours.enumerated().map { qmlSymbol(symbol, "\($0.offset)", $0.element) }.joined()
    guard let column, !classes.isEmpty else {
      return qmlDocument(
        "<renderer-v2 type=\"singleSymbol\"><symbols>\(qmlSymbol(symbol, "0", colour))</symbols></renderer-v2>")
    }
    let rules = classes.enumerated().map {
      "<category render=\"true\" symbol=\"\($0.offset)\" value=\"\(escaped($0.element.value))\" label=\"\(escaped($0.element.title))\"/>"
    }
    let rest = "<category render=\"true\" symbol=\"\(classes.count)\" value=\"\" label=\"\"/>"
    return qmlDocument(
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(escaped(column))\"><categories>\(rules.joined())\(rest)</categories>"
        + "<symbols>\(symbols)</symbols></renderer-v2>")
  }

  private func qmlDocument(_ renderer: String) -> String {
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\(renderer)</qgis>\n"
  }

  private func qmlSymbol(_ symbol: LayerSymbol, _ name: String, _ colour: Colour) -> String {
    func rgba(_ colour: Colour, _ opacity: Int) -> String {
      "\(colour.red),\(colour.green),\(colour.blue),\(opacity)"
    }
    func line(_ colour: Colour, width: String) -> (String, [(String, String)]) {
      ("SimpleLine", [("line_color", rgba(colour, 255)), ("line_width", width), ("line_width_unit", "MM")])
    }
    let edge = rgba(Self.edge, 255)
    let (type, layers): (String, [(String, [(String, String)])]) =
      switch symbol {
      case .marker:
        (
          "marker",
          [
            (
              "SimpleMarker",
              [
                ("name", "circle"), ("color", rgba(colour, 255)), ("outline_color", edge), ("outline_width", "0.2"),
                ("size", "2.6"), ("size_unit", "MM"),
              ]
            )
          ]
        )
      case .line: ("line", [line(Self.edge, width: "1"), line(colour, width: "0.6")])
      case .fill:
        (
          "fill",
          [
            (
              "SimpleFill",
              [("color", rgba(colour, 128)), ("outline_color", edge), ("outline_width", "0.3"), ("style", "solid")]
            )
          ]
        )
      }
    let drawn = layers.map { kind, options in
      let props = options.map { "<prop k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined()
      return "<layer class=\"\(kind)\" enabled=\"1\" locked=\"0\" pass=\"0\">\(props)</layer>"
    }
    return "<symbol type=\"\(type)\" name=\"\(name)\" alpha=\"1\">\(drawn.joined())</symbol>"
  }

  func sld(_ symbol: LayerSymbol, name: String) -> String {
    var rules = classes.map { sldRule(symbol, $0.title, $0.colour, value: $0.value) }
    rules.append(sldRule(symbol, name, colour, value: nil))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" \
      xmlns:se="http://www.opengis.net/se" version="1.1.0"><NamedLayer><se:Name>\(escaped(name))</se:Name><UserStyle>\
      <se:FeatureTypeStyle>\(rules.joined())</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>

      """
  }

  private func sldRule(_ symbol: LayerSymbol, _ title: String, _ colour: Colour, value: String?) -> String {
    func parameter(_ name: String, _ value: String) -> String {
      "<se:SvgParameter name=\"\(name)\">\(value)</se:SvgParameter>"
    }
    let fill = parameter("fill", colour.hexadecimal)
    let stroke = parameter("stroke", colour.hexadecimal)
    let edge = "<se:Stroke>\(parameter("stroke", Self.edge.hexadecimal))</se:Stroke>"
    func line(_ stroke: String, width: String) -> String {
      "<se:LineSymbolizer><se:Stroke>\(stroke)\(parameter("stroke-width", width))</se:Stroke></se:LineSymbolizer>"
    }
    let drawn =
      switch symbol {
      case .marker:
        "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>circle</se:WellKnownName><se:Fill>\(fill)</se:Fill>\(edge)"
          + "</se:Mark><se:Size>9</se:Size></se:Graphic></se:PointSymbolizer>"
      case .line:
        line(parameter("stroke", Self.edge.hexadecimal), width: "3.5") + line(stroke, width: "2")
      case .fill:
        "<se:PolygonSymbolizer><se:Fill>\(fill)\(parameter("fill-opacity", "0.5"))</se:Fill>\(edge)</se:PolygonSymbolizer>"
      }
    let test =
      value.flatMap { value in
        column.map {
          "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>\(escaped($0))</ogc:PropertyName><ogc:Literal>\(escaped(value))"
            + "</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>"
        }
      } ?? (classes.isEmpty ? "" : "<se:ElseFilter/>")
    return "<se:Rule><se:Name>\(escaped(title))</se:Name>\(test)\(drawn)</se:Rule>"
  }
}

private func escaped(_ text: String) -> String {
  var out = ""
  for character in text.unicodeScalars {
    switch character {
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "&": out += "&amp;"
    case "\"": out += "&quot;"
    default: out.unicodeScalars.append(character.value < 0x20 ? "\u{FFFD}" : character)
    }
  }
  return out
}
