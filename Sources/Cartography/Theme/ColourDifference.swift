/// A colour as the eye orders it: lightness 0…100, and how far towards red (or green) and yellow (or blue).
/// Source: CIE 15, "Colorimetry", CIELAB 1976, with the white of D65.
struct LabColour: Hashable {
  var lightness, red, yellow: Double

  init(lightness: Double, red: Double, yellow: Double) {
    (self.lightness, self.red, self.yellow) = (lightness, red, yellow)
  }

  init(_ colour: Colour) { self.init(LinearColour(colour)) }

  /// From the light of a screen's three colours to CIE XYZ: IEC 61966-2-1 (sRGB).
  init(_ light: LinearColour) {
    let (red, green, blue) = (light.red, light.green, light.blue)
    let x = Self.curve((0.412_456_4 * red + 0.357_576_1 * green + 0.180_437_5 * blue) / 0.950_47)
    let y = Self.curve(0.212_672_9 * red + 0.715_152_2 * green + 0.072_175 * blue)
    let z = Self.curve((0.019_333_9 * red + 0.119_192 * green + 0.950_304_1 * blue) / 1.088_83)
    self.init(lightness: 116 * y - 16, red: 500 * (x - y), yellow: 200 * (y - z))
  }

  private static func curve(_ part: Double) -> Double {
    part > 216.0 / 24_389 ? power(part, 1.0 / 3) : (24_389.0 / 27 * part + 16) / 116
  }
}

/// CIEDE2000: about 1 is just seen side by side, 10 is another colour across a map.
/// Source: Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula: implementation notes" (2005).
func difference(_ one: LabColour, _ other: LabColour) -> Double {
  let mean =
    ((one.red * one.red + one.yellow * one.yellow).squareRoot()
      + (other.red * other.red + other.yellow * other.yellow).squareRoot()) / 2
  let stretch = 1 + 0.5 * (1 - saturation(mean))
  let (red1, red2) = (one.red * stretch, other.red * stretch)
  let chroma1 = (red1 * red1 + one.yellow * one.yellow).squareRoot()
  let chroma2 = (red2 * red2 + other.yellow * other.yellow).squareRoot()
  let (hue1, hue2) = (hue(red1, one.yellow), hue(red2, other.yellow))
  let isGrey = chroma1 * chroma2 == 0

  var turn = isGrey ? 0 : hue2 - hue1
  if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
  let lightnessStep = other.lightness - one.lightness
  let chromaStep = chroma2 - chroma1
  let hueStep = 2 * (chroma1 * chroma2).squareRoot() * sine(radians(turn / 2))

  let lightness = (one.lightness + other.lightness) / 2
  let chroma = (chroma1 + chroma2) / 2
  var middle = hue1 + hue2
  if !isGrey {
    if abs(hue1 - hue2) > 180 { middle += middle < 360 ? 360 : -360 }
    middle /= 2
  }
  let weight =
    1 - 0.17 * cosine(radians(middle - 30)) + 0.24 * cosine(radians(2 * middle))
    + 0.32 * cosine(radians(3 * middle + 6)) - 0.2 * cosine(radians(4 * middle - 63))
  let fromMiddle = (lightness - 50) * (lightness - 50)
  let lightnessPart = lightnessStep / (1 + 0.015 * fromMiddle / (20 + fromMiddle).squareRoot())
  let chromaPart = chromaStep / (1 + 0.045 * chroma)
  let huePart = hueStep / (1 + 0.015 * chroma * weight)
  let blue = (middle - 275) / 25
  let rotation = -2 * saturation(chroma) * sine(radians(60 * exponential(-blue * blue)))
  return
    (lightnessPart * lightnessPart + chromaPart * chromaPart + huePart * huePart
    + rotation * chromaPart * huePart).squareRoot()
}

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

/// 0 for grey, towards 1 for strong colours.
private func saturation(_ chroma: Double) -> Double {
  let seventh = power(chroma, 7)
  return (seventh / (seventh + 6_103_515_625)).squareRoot()
}

private func hue(_ red: Double, _ yellow: Double) -> Double {
  guard red != 0 || yellow != 0 else { return 0 }
  let angle = arctangent(yellow, red) * 180 / .pi
  return angle < 0 ? angle + 360 : angle
}
