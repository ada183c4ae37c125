import Territory

/// How an office's maps look: its names, logo, colours and letters. The default belongs to nobody.
public struct Theme: Sendable, Hashable {
  /// The municipality or borough, in the header.
  public var institution: String?
  /// The area of the government that made the map.
  public var area: String?
  /// The period of the administration: «2024–2027».
  public var administration: String?
  /// Left out under `isNeutral`.
  public var slogan: String?
  /// A line at the foot of each sheet.
  public var footer: String?
  /// Name and post under each line to be signed.
  public var signatures: [String] = []
  /// As the theme file names it; whoever reads the file gives its bytes to `logo`.
  public var logoFile: String?
  public var logo: Logo?
  /// Of the header's band and what is pointed out.
  public var accent = Colour(0x47494A)
  /// Of letters.
  public var ink = Colour(0x1F2426)
  /// Families in order of preference; what the machine lacks gives way to the next.
  public var font = "DejaVu Sans"
  public var titleFont: String?
  public var sequential = SequentialPalette.yellowGreenBlue
  public var diverging = DivergingPalette.purpleOrange
  public var visited = Colour(0x74B3D8)
  public var unvisited = Colour(0xFDE2B8)
  /// Colours instead of the usual ones.
  public var statuses: [Project.Status: Colour] = [:]
  /// Shades and hatches that stay apart in a photocopy, instead of colours.
  public var isGrey = false
  /// Neither slogan nor logo nor colours of its own: for the weeks before an election.
  /// Source: Constitución Política de los Estados Unidos Mexicanos, articles 41 (base III, C) and 134.
  public var isNeutral = false

  public init() {}

  /// CIEDE2000 below which two signs are taken for one.
  public static let leastDifference = 10.0

  /// What is drawn: neutral where it must be, grey where it was asked for.
  public var drawn: Theme {
    var theme = self
    if isNeutral {
      let usual = Theme()
      (theme.slogan, theme.logo) = (nil, nil)
      (theme.accent, theme.ink) = (usual.accent, usual.ink)
      (theme.sequential, theme.diverging, theme.statuses) = (usual.sequential, usual.diverging, [:])
      (theme.visited, theme.unvisited) = (usual.visited, usual.unvisited)
    }
    if isGrey { (theme.accent, theme.ink) = (theme.accent.grey, .black) }
    return theme
  }

  func text(_ size: Double, _ weight: TextStyle.Weight = .regular, _ colour: Colour? = nil) -> TextStyle {
    TextStyle(family: font + ", DejaVu Sans, sans-serif", size: size, weight: weight, colour: colour ?? ink)
  }

  func heading(_ size: Double) -> TextStyle {
    TextStyle(family: (titleFont ?? font) + ", DejaVu Sans, sans-serif", size: size, weight: .bold, colour: ink)
  }

  /// Of what is secondary: ticks, sources.
  var quietInk: Colour { isGrey ? Colour(0x333333) : Colour(0x55595B) }
}
