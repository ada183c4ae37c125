/// The colours and letters of a report: quiet, neutral between parties, and apart in a photocopy. An office's theme brings
/// its own accent, ink and letters.
struct ReportLook: Sendable, Hashable {
  /// Of titles, rules and bars.
  private(set) var accent = Colour(0x1F4E5F)
  private(set) var ink = Colour(0x1F2933)
  private(set) var font = "DejaVu Sans"
  private(set) var titleFont = "DejaVu Sans"

  static let quiet = Colour(0x52606D)
  static let rule = Colour(0xBCC5CE)
  static let tint = Colour(0xEEF2F4)
  /// Of what a reader must know before trusting a figure: the bar beside it and its ground.
  static let warning = Colour(0xB7791F)
  static let warningTint = Colour(0xFDF6E7)

  init() {}

  /// - Parameter theme: nil: nobody's.
  init(_ theme: Theme?) {
    guard let theme = theme?.drawn else { return }
    (accent, ink) = (theme.accent.legible, theme.ink)
    font = theme.font + ", DejaVu Sans, sans-serif"
    titleFont = (theme.titleFont ?? theme.font) + ", DejaVu Sans, sans-serif"
  }

  func text(
    _ size: Double, _ weight: TextStyle.Weight = .regular, _ colour: Colour? = nil,
    _ alignment: TextStyle.Alignment = .left
  ) -> TextStyle {
    TextStyle(family: font, size: size, weight: weight, colour: colour ?? ink, alignment: alignment)
  }

  /// Of titles, in the accent.
  func title(_ size: Double) -> TextStyle {
    TextStyle(family: titleFont, size: size, weight: .bold, colour: accent)
  }

  var body: TextStyle { text(9.5) }
}

extension Colour {
  /// The colour, darkened until letters of it can be read on white.
  /// Source: W3C, "Web Content Accessibility Guidelines 2.1", 1.4.3.
  var legible: Colour {
    var colour = self
    while colour.contrast(with: .white) < 4.5 { colour = colour.mixed(with: .black, 0.08) }
    return colour
  }
}
