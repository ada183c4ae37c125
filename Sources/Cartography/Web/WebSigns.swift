/// The theme's looks as SVG. They are attributes and not styles, which the page's policy would refuse.
struct WebSigns: Sendable {
  private let theme: Theme
  /// Begins the names of the page's patterns, so that two maps can stand on one page.
  private let prefix: String
  /// What is ruled, in the order met: SVG draws it with patterns, which have names.
  private(set) var ruled: [Fill] = []

  init(theme: Theme, prefix: String, symbols: [LegendSymbol]) {
    (self.theme, self.prefix) = (theme, prefix)
    for symbol in symbols {
      let fill = theme.look(of: symbol).fill
      if fill.hatch != nil, !ruled.contains(fill) { ruled.append(fill) }
    }
  }

  func look(of symbol: LegendSymbol) -> Look { theme.look(of: symbol) }

  /// What the attribute `fill` says.
  /// - Parameter isDrawn: on a map drawn in the page, where lines keep their distance whatever its size.
  func ink(_ fill: Fill, isDrawn: Bool = false) -> String {
    guard let place = ruled.firstIndex(of: fill) else { return fill.colour?.hexadecimal ?? "none" }
    return "url(#\(name(place, isDrawn: isDrawn)))"
  }

  private func name(_ place: Int, isDrawn: Bool) -> String { "\(prefix)-\(isDrawn ? "d" : "h")\(place)" }

  /// The patterns of what is ruled.
  /// - Parameter pixel: on a map drawn in the page, what a pixel of the screen measures on it; nil: elsewhere.
  func patterns(pixel: Int? = nil) -> HTML {
    ruled.enumerated().map { place, fill in
      guard let hatch = fill.hatch else { return "" }
      let upright: HTML = " patternTransform=\""
      func scaled(_ pixel: Int) -> HTML { upright + "scale(\(pixel))" }
      let side = decimal(max(4, hatch.spacing * Self.pixelsPerMillimetre))
      let turn = "rotate(\(decimal(-hatch.angle)))"
      let fitted: HTML = pixel.map { " data-fit=\"patternTransform\" data-turn=\"\(turn)\"\(scaled($0))" } ?? upright
      return """
        <pattern id="\(name(place, isDrawn: pixel != nil))" width="\(side)" height="\(side)" \
        patternUnits="userSpaceOnUse"\(fitted)\(turn)"><rect width="\(side)" height="\(side)" \
        fill="\(fill.colour?.hexadecimal ?? "#ffffff")"/><rect width="\(side)" \
        height="\(decimal(max(0.8, hatch.width * Self.pixelsPerMillimetre)))" fill="\(hatch.colour.hexadecimal)"/></pattern>
        """
    }.joined()
  }

  /// CSS's pixel. Source: W3C, "CSS Values and Units", 96 to an inch.
  private static let pixelsPerMillimetre = 96 / 25.4

  /// A class of areas in the legend.
  func areaSwatch(_ look: Look) -> HTML {
    swatch(
      """
      <rect class="ink" x="-13" y="-9" width="26" height="18" fill="\(ink(look.fill))" stroke="#3a3a3a"/>
      """)
  }

  /// A kind of place: in the legend and, the same, on the map.
  func markSwatch(_ look: Look) -> HTML { swatch(mark(look)) }

  /// On a white rim, as on paper.
  func mark(_ look: Look) -> HTML {
    let path = look.shape.path
    let (edge, rim) = (MarkShape.pixels * look.edge, MarkShape.pixels * (look.edge + 2 * look.rim))
    return """
      <path d="\(path)" fill="none" stroke="#fff" stroke-width="\(decimal(rim))" stroke-linejoin="round"/>\
      <path class="ink" d="\(path)" fill="\(ink(look.fill))" stroke="\(look.outline.hexadecimal)" \
      stroke-width="\(decimal(edge))" stroke-linejoin="round"/>
      """
  }

  func lineSwatch(_ colour: String, width: Int) -> HTML {
    swatch(
      """
      <path class="ink" d="M-13 4L-4-4 4 4 13-4" fill="none" stroke="\(colour)" stroke-width="\(width)" \
      stroke-linejoin="round"/>
      """)
  }

  private func swatch(_ drawing: HTML) -> HTML {
    """
    <svg class="web-map-swatch" width="28" height="28" viewBox="-14 -14 28 28" aria-hidden="true" focusable="false">\
    \(drawing)</svg>
    """
  }
}

extension MarkShape {
  /// Of a sign's radius.
  fileprivate static let pixels = 7.5

  /// The outline of paper, about its middle.
  fileprivate var path: String {
    let radius = Self.pixels
    if outline.isEmpty {
      let side = decimal(radius)
      return "M-\(side) 0A\(side) \(side) 0 1 1 \(side) 0A\(side) \(side) 0 1 1-\(side) 0Z"
    }
    return "M" + outline.map { "\(decimal($0.x * radius)) \(decimal($0.y * radius))" }.joined(separator: " ") + "Z"
  }
}

/// «2.5», with at most two decimals.
func decimal(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let whole = String(abs(hundredths) / 100)
  let rest = abs(hundredths) % 100
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return sign + whole }
  return sign + whole + (rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)")
}
