import Territory
import Testing

@testable import Cartography

struct ColourTests {
  /// Source: Sharma, Wu, Dalal (2005), table 1, some of the pairs that find out mistakes.
  @Test(
    "CIEDE2000 gives the published differences",
    arguments: [
      ([50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425), ([50, 0, 0], [50, -1, 2], 2.3669),
      ([50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195), ([50, 2.5, 0], [73, 25, -18], 27.1492),
      ([50, 2.5, 0], [50, 3.2592, 0.335], 1.0), ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
      ([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373),
      ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] as [([Double], [Double], Double)])
  func published(one: [Double], other: [Double], expected: Double) {
    func lab(_ parts: [Double]) -> LabColour { LabColour(lightness: parts[0], red: parts[1], yellow: parts[2]) }
    #expect(abs(difference(lab(one), lab(other)) - expected) < 1e-4)
    #expect(abs(difference(lab(other), lab(one)) - expected) < 1e-4)
  }

  @Test("who lacks a cone takes for alike what others tell apart, and greys stay what they are")
  func vision() {
    let (red, green) = (Colour(0xC00000), Colour(0x4F6F00))
    #expect(difference(LabColour(red), LabColour(green)) > 40)
    #expect(red.leastDifference(from: green) < 25)
    for vision in ColourVision.allCases {
      #expect(difference(vision.seen(Colour(0x808080)), LabColour(Colour(0x808080))) < 0.5)
    }
  }

  @Test("neighbouring classes of every palette stay 10 apart for everyone", arguments: SequentialPalette.all)
  func classes(palette: SequentialPalette) {
    for count in 2...palette.largest {
      let colours = palette.colours(count)
      #expect(Set(colours).count == count)
      for (one, other) in zip(colours, colours.dropFirst()) {
        #expect(one.leastDifference(from: other) >= Theme.leastDifference, "\(palette.name) \(count)")
      }
      // Dark means much, in colour and in a photocopy.
      #expect(colours.map(\.luminance) == colours.map(\.luminance).sorted(by: >))
    }
  }

  @Test("classes around a middle stay 10 apart for everyone", arguments: DivergingPalette.all)
  func deviations(palette: DivergingPalette) {
    for side in 1...3 {
      let colours = (-side...side).map { palette.colour($0, of: side) }
      for (one, other) in zip(colours, colours.dropFirst()) {
        #expect(one.leastDifference(from: other) >= Theme.leastDifference, "\(palette.name) \(side)")
      }
    }
  }

  @Test("kinds stay 10 apart, each from each, for everyone")
  func kinds() {
    for (place, one) in OkabeIto.all.enumerated() {
      for other in OkabeIto.all[..<place] { #expect(one.leastDifference(from: other) >= Theme.leastDifference) }
    }
  }

  @Test("visited and not visited stay apart in colour, for everyone and in a photocopy", arguments: [false, true])
  func visits(isGrey: Bool) {
    var theme = Theme()
    theme.isGrey = isGrey
    let (one, other) = (theme.look(of: .visited).fill.colour!, theme.look(of: .unvisited).fill.colour!)
    #expect(one.leastDifference(from: other) >= Theme.leastDifference)
    #expect(one.greyDifference(from: other) >= Theme.leastDifference)
  }

  @Test("in grey neighbouring classes differ by 10 or by their ruling, and nothing has a colour", arguments: 2...8)
  func greySteps(count: Int) {
    var theme = Theme()
    theme.isGrey = true
    let fills = (0..<count).map { theme.look(of: .step($0, of: count)).fill }
    for (one, other) in zip(fills, fills.dropFirst()) {
      let isRuled = one.hatch != other.hatch
      #expect(isRuled || one.colour!.greyDifference(from: other.colour!) >= Theme.leastDifference)
    }
    for fill in fills { #expect(abs(fill.colour!.red - fill.colour!.blue) < 1e-9) }
  }

  @Test("in grey a class is darker than the one before it where its lines are but a tone, too", arguments: 2...8)
  func greyTones(count: Int) {
    var theme = Theme()
    theme.isGrey = true
    let fills = (0..<count).map { theme.look(of: .step($0, of: count)).fill }
    func mixed(_ fill: Fill, _ level: (Colour) -> Double) -> Double {
      let share = fill.hatch.map { $0.width / $0.spacing } ?? 0
      return level(fill.colour!) * (1 - share) + (fill.hatch.map { level($0.colour) } ?? 0) * share
    }
    // Levels of grey as a picture averages them, and the light that comes back from paper.
    let levels = fills.map { mixed($0) { $0.red * 255 } }
    let lights = fills.map { mixed($0, \.luminance) }
    for step in 1..<count {
      #expect(levels[step] <= levels[step - 1] - 8, "\(levels)")
      #expect(lights[step] < lights[step - 1], "\(lights)")
    }
  }

  @Test("in grey every state of a work has its own fill and, but for two, its own shape")
  func greyStatuses() {
    var theme = Theme()
    theme.isGrey = true
    let looks = LegendSymbol.statuses.map { theme.look(of: $0) }
    #expect(Set(looks.map(\.fill)).count == looks.count)
    #expect(Set(looks.map(\.shape)).count == looks.count - 1)
  }
}

extension LegendSymbol {
  fileprivate static var statuses: [LegendSymbol] { Project.Status.allCases.map { .status($0) } }
}
