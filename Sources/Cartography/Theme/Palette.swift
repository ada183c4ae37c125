/// Colours of classes that follow one another.
///
/// Source: Brewer, Harrower, "ColorBrewer.org: an online tool for selecting colour schemes for maps" (2003). Of each
/// scheme of nine or eleven colours those are taken that lie 10 or more apart (CIEDE2000) for usual sight, protanopia and
/// deuteranopia, and 6 or more from paper and from the land around the map.
public struct SequentialPalette: Sendable, Hashable {
  /// ColorBrewer's name.
  public let name: String
  private let colours: [UInt32]
  /// Which of the colours make two, three … classes.
  private let choices: [[Int]]

  /// Up to how many classes stay apart.
  public var largest: Int { choices.count + 1 }

  /// From the least to the most; more classes than `largest` repeat colours.
  public func colours(_ count: Int) -> [Colour] {
    guard count > 1 else { return [Colour(colours[choices[1][1]])] }
    let choice = choices[min(count, largest) - 2]
    return (0..<count).map { Colour(colours[choice[$0 * choice.count / count]]) }
  }

  public static let all: [SequentialPalette] = [yellowGreenBlue, blues, yellowGreen, orangeRed, purples]

  public static let yellowGreenBlue = SequentialPalette(
    name: "YlGnBu",
    colours: [0xFFFFD9, 0xEDF8B1, 0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x1D91C0, 0x225EA8, 0x253494, 0x081D58],
    choices: [[1, 5], [1, 4, 6], [1, 3, 5, 6], [1, 3, 4, 5, 6], [1, 3, 4, 5, 6, 8]])
  public static let blues = SequentialPalette(
    name: "Blues",
    colours: [0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B],
    choices: [[1, 5], [1, 4, 6], [1, 4, 6, 8]])
  public static let yellowGreen = SequentialPalette(
    name: "YlGn",
    colours: [0xFFFFE5, 0xF7FCB9, 0xD9F0A3, 0xADDD8E, 0x78C679, 0x41AB5D, 0x238443, 0x006837, 0x004529],
    choices: [[1, 5], [0, 4, 6], [0, 4, 6, 8], [0, 3, 5, 6, 8]])
  public static let orangeRed = SequentialPalette(
    name: "OrRd",
    colours: [0xFFF7EC, 0xFEE8C8, 0xFDD49E, 0xFDBB84, 0xFC8D59, 0xEF6548, 0xD7301F, 0xB30000, 0x7F0000],
    choices: [[1, 5], [1, 4, 6], [1, 4, 6, 8], [1, 3, 5, 6, 8]])
  public static let purples = SequentialPalette(
    name: "Purples",
    colours: [0xFCFBFD, 0xEFEDF5, 0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x807DBA, 0x6A51A3, 0x54278F, 0x3F007D],
    choices: [[2, 6], [2, 4, 6], [2, 4, 6, 8]])
}

/// Colours of classes around a middle. Source: as `SequentialPalette`, but for the middle, which is darker: the schemes'
/// own is as light as paper.
public struct DivergingPalette: Sendable, Hashable {
  public let name: String
  /// From the lowest to the highest, the middle in the middle.
  private let colours: [UInt32]

  /// The class `step` of −`side` … +`side`.
  public func colour(_ step: Int, of side: Int) -> Colour {
    let reach = (colours.count - 1) / 2
    guard step != 0, side > 0 else { return Colour(colours[reach]) }
    // One class a side takes the middle tone, two the outer and the inner, three all.
    let tones = side == 1 ? [2] : side == 2 ? [1, 3] : [1, 2, 3]
    let tone = tones[min(tones.count, max(1, (abs(step) * tones.count + side - 1) / side)) - 1]
    return Colour(colours[reach + (step > 0 ? tone : -tone)])
  }

  public static let all: [DivergingPalette] = [purpleOrange, blueRed]

  public static let purpleOrange = DivergingPalette(
    name: "PuOr", colours: [0x542788, 0x8073AC, 0xB2ABD2, 0xD9D9D9, 0xFDB863, 0xE08214, 0xB35806])
  public static let blueRed = DivergingPalette(
    name: "RdBu", colours: [0x2166AC, 0x4393C3, 0x92C5DE, 0xD9D9D9, 0xF4A582, 0xD6604D, 0xB2182B])
}

/// Eight colours that everyone tells apart, in the order in which kinds take them.
/// Source: Okabe, Ito, "Color universal design: how to make figures and presentations that are friendly to colorblind
/// people" (2008).
public enum OkabeIto {
  public static let orange = Colour(0xE69F00)
  public static let skyBlue = Colour(0x56B4E9)
  public static let green = Colour(0x009E73)
  public static let yellow = Colour(0xF0E442)
  public static let blue = Colour(0x0072B2)
  public static let vermilion = Colour(0xD55E00)
  public static let purple = Colour(0xCC79A7)

  public static let all = [blue, orange, green, purple, skyBlue, vermilion, yellow, .black]
}
