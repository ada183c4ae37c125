import Territory

/// The outline of a mark: each kind has its own, so that colour is never alone to tell them apart.
public enum MarkShape: Sendable, Hashable, CaseIterable {
  case circle, square, triangle, diamond, pentagon, cross, star, invertedTriangle
}

/// How a sign of the legend is drawn.
public struct Look: Sendable, Hashable {
  /// Of an area, and of a mark's inside.
  public var fill: Fill
  public var shape: MarkShape
  /// Around a mark.
  public var outline: Colour
  /// How thick a mark's outline and the white rim around that are, of its radius.
  var edge = 0.16
  var rim = 0.17

  init(_ fill: Fill, _ shape: MarkShape = .square, outline: Colour = Colour(0x333333)) {
    (self.fill, self.shape, self.outline) = (fill, shape, outline)
  }
}

extension Theme {
  /// What is hatched because nothing is known of it.
  public static let withoutData = Fill(.white, hatch: Hatch(Colour(0x8A8A8A), angle: 45, spacing: 1.3, width: 0.16))

  /// Of what lies around the map's own areas: in grey as white as paper, so that no class of areas is taken for it.
  var surroundings: Colour { isGrey ? .white : Colour(0xF6F6F4) }

  /// How `symbol` looks.
  public func look(of symbol: LegendSymbol) -> Look {
    guard isGrey else { return colourLook(of: symbol) }
    var look = greyLook(of: symbol)
    // Tones alone would not keep a mark apart from the area that it lies on.
    (look.outline, look.edge, look.rim) = (.black, 0.26, 0.42)
    return look
  }

  private func colourLook(of symbol: LegendSymbol) -> Look {
    switch symbol {
    case .step(let step, let count):
      let palette = count > sequential.largest ? .yellowGreenBlue : sequential
      let colours = palette.colours(max(1, count))
      let colour = colours[min(max(0, step), colours.count - 1)]
      // Beyond the palette's reach two classes share a colour: every other one is ruled.
      let isRuled = count > palette.largest && step % 2 == 1
      return Look(Fill(colour, hatch: isRuled ? Hatch(.white, angle: 0, spacing: 1, width: 0.2) : nil), .circle)
    case .deviation(let step, let side): return Look(Fill(diverging.colour(step, of: side)), .circle)
    case .visited: return Look(Fill(visited), .circle)
    case .unvisited: return Look(Fill(unvisited), .invertedTriangle)
    case .withoutData: return Look(Self.withoutData, .diamond)
    case .status(let status): return Look(Fill(statuses[status] ?? Self.colour(of: status)), Self.shape(of: status))
    case .kind(let index):
      let place = (index % OkabeIto.all.count + OkabeIto.all.count) % OkabeIto.all.count
      return Look(Fill(OkabeIto.all[place]), Self.kindShapes[place % Self.kindShapes.count])
    case .assembly: return Look(Fill(OkabeIto.purple), .pentagon)
    case .visit: return Look(Fill(OkabeIto.blue), .circle)
    case .office: return Look(Fill(.black), .star)
    }
  }

  /// White, black and shades between, each with a shape; areas of unordered kinds are ruled in their own direction.
  private func greyLook(of symbol: LegendSymbol) -> Look {
    let look = colourLook(of: symbol)
    switch symbol {
    case .step(let step, let count):
      return Look(Self.shade(min(max(0, step), max(0, count - 1)), of: max(1, count)), .circle)
    case .deviation(let step, let side):
      guard step != 0, side > 0 else { return Look(Fill(Self.grey(lightness: Self.lightest)), .circle) }
      let tone = Fill(Self.grey(lightness: 78 - (78 - Self.darkest) * Double(min(abs(step), side)) / Double(side)))
      // Both sides darken away from the middle; what lies below it is ruled.
      return Look(step > 0 ? tone : Fill(.white, hatch: Self.ruling(strength: abs(step), of: side)), .circle)
    case .visited: return Look(Fill(Self.grey(lightness: 66)), .circle)
    case .unvisited: return Look(Fill(Self.grey(lightness: Self.lightest)), .invertedTriangle)
    case .withoutData: return look
    case .status(let status): return Look(Self.inside(of: status), look.shape)
    case .kind(let index):
      return Look(Self.rulings[(index % Self.rulings.count + Self.rulings.count) % Self.rulings.count], look.shape)
    case .assembly: return Look(Fill(.white), look.shape)
    case .visit: return Look(Fill(.white, hatch: Hatch(.black, angle: 90, spacing: 0.5, width: 0.24)), look.shape)
    case .office: return Look(Fill(.black), look.shape)
    }
  }

  /// The lightness of the darkest class of areas: black letters' and marks' outlines still stand out from it.
  private static let darkest = 42.0
  /// And of the lightest: land of the least class is not taken for paper.
  private static let lightest = 90.0

  /// The `step`th of `count` shades, light to dark; of more than four, every other one is ruled too. The lines count in
  /// its shade, so that more is darker at arm's length as well.
  private static func shade(_ step: Int, of count: Int) -> Fill {
    let lightness = count == 1 ? 70 : lightest - (lightest - darkest) * Double(step) / Double(count - 1)
    let tone = grey(lightness: lightness)
    guard count > 4, step % 2 == 1 else { return Fill(tone) }
    func ruled(_ colour: Colour) -> (ground: Colour, hatch: Hatch) {
      let hatch = Hatch(colour, angle: 0, spacing: 1, width: 0.12)
      let share = hatch.width / hatch.spacing
      let part = min((tone.red - share * colour.red) / (1 - share), grey(lightness: lightest).red)
      return (Colour(part, part, part), hatch)
    }
    // White lines need a darker ground, which below the darkest shade would swallow the marks' outlines.
    let white = ruled(.white)
    let isWhite = lightness <= 60 && white.ground.red >= grey(lightness: darkest).red
    let (ground, hatch) = isWhite ? white : ruled(.black)
    return Fill(ground, hatch: hatch)
  }

  /// White, black and rulings: no grey that an area may have too.
  private static func inside(of status: Project.Status) -> Fill {
    func ruled(_ angle: Double, _ spacing: Double, _ width: Double) -> Fill {
      Fill(.white, hatch: Hatch(.black, angle: angle, spacing: spacing, width: width))
    }
    switch status {
    case .prioritised: return Fill(.white)
    case .scheduled: return ruled(90, 0.7, 0.12)
    case .underWay: return ruled(0, 0.55, 0.2)
    case .suspended: return ruled(45, 0.6, 0.12)
    case .finished: return Fill(.black)
    case .delivered: return ruled(135, 0.5, 0.28)
    case .cancelled: return Fill(.black, hatch: Hatch(.white, angle: 0, spacing: 0.5, width: 0.1))
    }
  }

  private static func ruling(strength: Int, of side: Int) -> Hatch {
    Hatch(.black, angle: 135, spacing: 1.8 - 1.2 * Double(strength) / Double(side), width: 0.2)
  }

  /// The grey that looks so light, 0…100.
  static func grey(lightness: Double) -> Colour {
    let root = (lightness + 16) / 116
    let light = lightness > 8 ? root * root * root : lightness * 27 / 24_389
    return Colour(light, light, light).encoded
  }

  private static let rulings: [Fill] = [
    Fill(.white), Fill(grey(lightness: 80)), Fill(grey(lightness: 58)),
    Fill(.white, hatch: Hatch(.black, angle: 0, spacing: 0.7, width: 0.14)), Fill(grey(lightness: 34)),
    Fill(.white, hatch: Hatch(.black, angle: 90, spacing: 0.7, width: 0.14)),
    Fill(grey(lightness: 80), hatch: Hatch(.black, angle: 135, spacing: 0.9, width: 0.2)), Fill(.black),
  ]

  private static let kindShapes: [MarkShape] = [
    .circle, .square, .triangle, .diamond, .pentagon, .invertedTriangle, .star, .cross,
  ]

  static func colour(of status: Project.Status) -> Colour {
    switch status {
    // Not white: on paper and light units a white sign is not found.
    case .prioritised: OkabeIto.yellow
    case .scheduled: OkabeIto.skyBlue
    case .underWay: OkabeIto.orange
    case .suspended: OkabeIto.vermilion
    case .finished: OkabeIto.green
    case .delivered: OkabeIto.blue
    case .cancelled: Colour(0x4D4D4D)
    }
  }

  static func shape(of status: Project.Status) -> MarkShape {
    switch status {
    case .prioritised, .finished: .circle
    case .scheduled: .square
    case .underWay: .triangle
    case .suspended: .diamond
    case .delivered: .pentagon
    case .cancelled: .cross
    }
  }
}

extension Colour {
  /// A light, 0…1 each, as a screen's colour.
  fileprivate var encoded: Colour {
    func part(_ light: Double) -> Double {
      light <= 0.003_130_8 ? 12.92 * light : 1.055 * power(light, 1 / 2.4) - 0.055
    }
    return Colour(part(red), part(green), part(blue))
  }
}
