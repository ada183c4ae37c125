/// A colour of the screen (sRGB), each part 0…1.
public struct Colour: Sendable, Hashable {
  public var red, green, blue: Double
  public var opacity: Double

  public init(_ red: Double, _ green: Double, _ blue: Double, opacity: Double = 1) {
    (self.red, self.green, self.blue, self.opacity) = (red, green, blue, opacity)
  }

  /// Reads `#621132` or `621132`; nil for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
      return nil
    }
    self.init(value)
  }

  /// `0x621132`.
  public init(_ value: UInt32) {
    self.init(Double(value >> 16 & 255) / 255, Double(value >> 8 & 255) / 255, Double(value & 255) / 255)
  }

  public static let black = Colour(0, 0, 0)
  public static let white = Colour(1, 1, 1)

  public func opacity(_ opacity: Double) -> Colour { Colour(red, green, blue, opacity: opacity) }

  /// The share of light that the eye takes from it, 0…1.
  /// Source: W3C, "Web Content Accessibility Guidelines 2.1", relative luminance.
  public var luminance: Double { 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) }

  /// How far apart the lights of two colours are: 1 alike … 21 black on white; a sign needs 3.
  /// Source: W3C, "Web Content Accessibility Guidelines 2.1", contrast ratio, and 1.4.11 for graphics.
  func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// As a photocopier sees it.
  public var grey: Colour {
    let light = luminance
    let part = light <= 0.003_130_8 ? 12.92 * light : 1.055 * power(light, 1 / 2.4) - 0.055
    return Colour(part, part, part, opacity: opacity)
  }

  /// `#621132`.
  public var hexadecimal: String {
    let parts = [red, green, blue].map { part -> String in
      let digits = String(Int((min(1, max(0, part)) * 255).rounded()), radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return "#" + parts.joined()
  }
}

/// The light of a part of a screen's colour.
func linear(_ part: Double) -> Double { part <= 0.040_45 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4) }
