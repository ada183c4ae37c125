/// What a symbol is drawn on.
enum LayerSymbol: CaseIterable {
  case fill, line, marker

  /// Whether a layer of these kinds has what it is drawn on.
  func isOf(_ kinds: Set<FlatGeometry.Kind>) -> Bool {
    let own: Set<FlatGeometry.Kind> =
      switch self {
      case .fill: [.polygon, .multiPolygon]
      case .line: [.line, .multiLine]
      case .marker: [.point, .multiPoint]
      }
    return !kinds.isDisjoint(with: own)
  }

  /// As QGIS's `geometry_type` says it.
  fileprivate var geometryType: String {
    switch self {
    case .fill: "Polygon"
    case .line: "Line"
    case .marker: "Point"
    }
  }

  /// As the function `dimension` of OGC 06-103r4 says it.
  fileprivate var dimension: Int {
    switch self {
    case .fill: 2
    case .line: 1
    case .marker: 0
    }
  }
}

/// Styles as QGIS (QML) and other programs (OGC 05-078r4, SLD 1.1.0) read them. Everything has a dark edge, as on a sheet:
/// a class may be white.
extension LayerStyle {
  private static let edge = Colour(0x33, 0x33, 0x33)

  /// - Parameter symbols: what the layer holds; of several each has its own rule, since no symbol of QGIS draws two of them.
  func qml(_ symbols: [LayerSymbol]) -> String {
    guard symbols.count == 1 else { return qmlDocument(qmlRules(symbols)) }
    let symbol = symbols[0]
    let colours = classes.map(\.colour) + [colour]
    let drawn = colours.enumerated().map { qmlSymbol(symbol, "\($0.offset)", $0.element) }.joined()
    guard let column, !classes.isEmpty else {
      return qmlDocument(
        "<renderer-v2 type=\"singleSymbol\"><symbols>\(qmlSymbol(symbol, "0", colour))</symbols></renderer-v2>")
    }
    if classes.contains(where: { $0.range != nil }) { return qmlDocument(qmlRules(symbols)) }
    let rules = classes.enumerated().map {
      "<category render=\"true\" symbol=\"\($0.offset)\" value=\"\(escaped($0.element.value))\" label=\"\(escaped($0.element.title))\"/>"
    }
    let rest = "<category render=\"true\" symbol=\"\(classes.count)\" value=\"\" label=\"\"/>"
    return qmlDocument(
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(escaped(column))\"><categories>\(rules.joined())\(rest)</categories>"
        + "<symbols>\(drawn)</symbols></renderer-v2>")
  }

  /// A rule for each class and kind of symbol, and one for what no class takes.
  private func qmlRules(_ symbols: [LayerSymbol]) -> String {
    var (rules, drawn) = ("", "")
    var number = 0
    for symbol in symbols {
      let kind: [String] = symbols.count == 1 ? [] : ["geometry_type($geometry) = '\(symbol.geometryType)'"]
      var cases: [(tests: [String], title: String, colour: Colour)] = []
      for one in classes {
        if let test = qmlTest(one) { cases.append(([test], one.title, one.colour)) }
      }
      let all = cases.map { "(\($0.tests[0]))" }.joined(separator: " OR ")
      cases.append((all.isEmpty ? [] : ["NOT coalesce(\(all), false)"], "", colour))
      for (test, title, colour) in cases {
        let filter = (kind + test).joined(separator: " AND ")
        rules += "<rule symbol=\"\(number)\" label=\"\(escaped(title))\""
        rules += filter.isEmpty ? "/>" : " filter=\"\(escaped(filter))\"/>"
        drawn += qmlSymbol(symbol, "\(number)", colour)
        number += 1
      }
    }
    return "<renderer-v2 type=\"RuleRenderer\"><rules>\(rules)</rules><symbols>\(drawn)</symbols></renderer-v2>"
  }

  /// An expression of QGIS; nil without a column.
  private func qmlTest(_ one: Class) -> String? {
    guard let column else { return nil }
    let name = identifier(column)
    guard let range = one.range else { return "to_string(\(name)) = \(literal(one.value))" }
    return "\(name) >= \(range.lowerBound) AND \(name) <= \(range.upperBound)"
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

  func sld(_ symbols: [LayerSymbol], name: String) -> String {
    var rules: [String] = []
    for symbol in symbols {
      let kind = symbols.count == 1 ? nil : symbol
      rules += classes.map { sldRule(symbol, $0.title, $0.colour, sldFilter($0, kind)) }
      rules.append(sldRule(symbol, name, colour, sldRest(kind)))
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" \
      xmlns:se="http://www.opengis.net/se" version="1.1.0"><NamedLayer><se:Name>\(escaped(name))</se:Name><UserStyle>\
      <se:FeatureTypeStyle>\(rules.joined())</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>

      """
  }

  private func sldRule(_ symbol: LayerSymbol, _ title: String, _ colour: Colour, _ test: String) -> String {
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
    return "<se:Rule><se:Name>\(escaped(title))</se:Name>\(test)\(drawn)</se:Rule>"
  }

  /// What an element must be to be drawn by a class's rule; nothing where any is.
  /// - Parameter symbol: nil where all elements are of one kind.
  private func sldFilter(_ one: Class, _ symbol: LayerSymbol?) -> String {
    filter(sldTests(one) + sldKind(symbol))
  }

  /// The same of what no class takes.
  private func sldRest(_ symbol: LayerSymbol?) -> String {
    guard let column, !classes.isEmpty else { return filter(sldKind(symbol)) }
    if symbol == nil { return "<se:ElseFilter/>" }
    // Not `ElseFilter`, which would draw an area without a value as a point too. What is compared with no value is
    // unknown to some programs, and so is its contrary: that there is none is asked.
    let none = "<ogc:PropertyIsNull>\(property(column))</ogc:PropertyIsNull>"
    let taken = joined(classes.map { joined(sldTests($0), "And") }, "Or")
    return filter(["<ogc:Or>\(none)<ogc:Not>\(taken)</ogc:Not></ogc:Or>"] + sldKind(symbol))
  }

  private func sldTests(_ one: Class) -> [String] {
    guard let column else { return [] }
    guard let range = one.range else { return [compared("EqualTo", property(column), escaped(one.value))] }
    return [
      compared("GreaterThanOrEqualTo", property(column), "\(range.lowerBound)"),
      compared("LessThanOrEqualTo", property(column), "\(range.upperBound)"),
    ]
  }

  private func sldKind(_ symbol: LayerSymbol?) -> [String] {
    guard let symbol else { return [] }
    let dimension = "<ogc:Function name=\"dimension\">\(property("geom"))</ogc:Function>"
    return [compared("EqualTo", dimension, "\(symbol.dimension)")]
  }
}

/// Filters of OGC 04-095, to which SLD leaves its rules' conditions.
private func filter(_ tests: [String]) -> String {
  tests.isEmpty ? "" : "<ogc:Filter>\(joined(tests, "And"))</ogc:Filter>"
}

/// `And` and `Or` take two at least.
private func joined(_ tests: [String], _ word: String) -> String {
  tests.count == 1 ? tests[0] : "<ogc:\(word)>\(tests.joined())</ogc:\(word)>"
}

private func compared(_ kind: String, _ operand: String, _ value: String) -> String {
  "<ogc:PropertyIs\(kind)>\(operand)<ogc:Literal>\(value)</ogc:Literal></ogc:PropertyIs\(kind)>"
}

private func property(_ name: String) -> String { "<ogc:PropertyName>\(escaped(name))</ogc:PropertyName>" }

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
