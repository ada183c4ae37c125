/// The colours and letters of a report: quiet, neutral between parties, and apart in a photocopy.
enum ReportLook {
  static let ink = Colour(0x1F2933)
  static let quiet = Colour(0x52606D)
  static let accent = Colour(0x1F4E5F)
  static let rule = Colour(0xBCC5CE)
  static let tint = Colour(0xEEF2F4)
  static let warning = Colour(0x8A5A00)

  static func text(
    _ size: Double, _ weight: TextStyle.Weight = .regular, _ colour: Colour = ink,
    _ alignment: TextStyle.Alignment = .left, isItalic: Bool = false
  ) -> TextStyle {
    TextStyle(size: size, weight: weight, isItalic: isItalic, colour: colour, alignment: alignment)
  }
}
