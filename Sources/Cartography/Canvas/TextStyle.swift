/// How a text looks.
public struct TextStyle: Sendable, Hashable {
  public enum Weight: Sendable, Hashable {
    case regular, bold
  }

  public enum Alignment: Sendable, Hashable {
    case left, centre, right
  }

  /// Families in order of preference, separated by commas, as fontconfig takes them.
  public var family: String
  /// Points.
  public var size: Double
  public var weight: Weight
  public var isItalic: Bool
  public var colour: Colour
  public var alignment: Alignment
  /// Drawn around the letters, so that they stand out from a map; nil = none.
  public var halo: Colour?

  public init(
    family: String = "DejaVu Sans", size: Double = 8, weight: Weight = .regular, isItalic: Bool = false,
    colour: Colour = .black, alignment: Alignment = .left, halo: Colour? = nil
  ) {
    self.family = family
    self.size = size
    self.weight = weight
    self.isItalic = isItalic
    self.colour = colour
    self.alignment = alignment
    self.halo = halo
  }
}
