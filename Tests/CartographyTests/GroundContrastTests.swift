import Testing

@testable import Cartography

/// Whether the least of classes is seen as a class, and not as paper or as the land around the map.
struct GroundContrastTests {
  private static func theme(_ palette: SequentialPalette = .yellowGreenBlue, isGrey: Bool = false) -> Theme {
    var theme = Theme()
    (theme.sequential, theme.isGrey) = (palette, isGrey)
    return theme
  }

  private static let classes: [LegendSymbol] =
    (2...8).flatMap { count in (0..<count).map { .step($0, of: count) } }
    + (1...3).flatMap { side in (-side...side).map { .deviation($0, of: side) } } + [.visited, .unvisited]

  @Test(
    "every class of every palette is 6 or more from paper and from what lies around", arguments: SequentialPalette.all)
  func colours(palette: SequentialPalette) {
    let theme = Self.theme(palette)
    for symbol in Self.classes {
      let colour = theme.look(of: symbol).fill.colour!
      for ground in [Colour.white, theme.surroundings] {
        #expect(colour.leastDifference(from: ground) >= 6, "\(palette.name) \(symbol)")
      }
    }
  }

  @Test("classes around a middle are 6 or more from paper and from what lies around", arguments: DivergingPalette.all)
  func deviations(palette: DivergingPalette) {
    for colour in (-3...3).map({ palette.colour($0, of: 3) }) {
      for ground in [Colour.white, Theme().surroundings] {
        #expect(colour.leastDifference(from: ground) >= 6, "\(palette.name)")
      }
    }
  }

  @Test("in grey every class is darker than paper and than what lies around by 6 of lightness, or ruled")
  func grey() {
    let theme = Self.theme(isGrey: true)
    for symbol in Self.classes {
      let fill = theme.look(of: symbol).fill
      for ground in [Colour.white, theme.surroundings] {
        let step = LabColour(ground).lightness - LabColour(fill.colour!).lightness
        #expect(step >= 6 || fill.hatch != nil, "\(symbol)")
      }
    }
  }

  @Test("no sign of a work is as white as the ground it stands on")
  func signs() {
    for symbol in LegendSymbol.statusesAndActs {
      let fill = Theme().look(of: symbol).fill.colour!
      #expect(fill.leastDifference(from: .white) >= Theme.leastDifference, "\(symbol)")
      #expect(fill.leastDifference(from: Theme().unvisited) >= Theme.leastDifference, "\(symbol)")
    }
  }
}

extension LegendSymbol {
  fileprivate static let statusesAndActs: [LegendSymbol] =
    [.prioritised, .scheduled, .underWay, .suspended, .finished, .delivered, .cancelled].map { .status($0) }
    + [.assembly, .visit]
}
