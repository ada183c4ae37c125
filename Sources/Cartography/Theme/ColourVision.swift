/// The light of a screen's three colours, each 0…1, as sums of it are made.
struct LinearColour: Hashable {
  var red, green, blue: Double

  init(red: Double, green: Double, blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }

  init(_ colour: Colour) {
    self.init(red: linear(colour.red), green: linear(colour.green), blue: linear(colour.blue))
  }
}

/// Who looks at a map.
enum ColourVision: CaseIterable {
  case usual
  /// Without the cones for long waves, and without those for middle ones: one man in fifty each.
  case protanopia, deuteranopia

  /// What is seen instead of `colour`.
  /// Source: Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision deficiency"
  /// (2009), severity 1.0.
  func seen(_ colour: Colour) -> LabColour {
    let light = LinearColour(colour)
    func part(_ red: Double, _ green: Double, _ blue: Double) -> Double {
      min(1, max(0, red * light.red + green * light.green + blue * light.blue))
    }
    switch self {
    case .usual: return LabColour(light)
    case .protanopia:
      return LabColour(
        LinearColour(
          red: part(0.152_286, 1.052_583, -0.204_868), green: part(0.114_503, 0.786_281, 0.099_216),
          blue: part(-0.003_882, -0.048_116, 1.051_998)))
    case .deuteranopia:
      return LabColour(
        LinearColour(
          red: part(0.367_322, 0.860_646, -0.227_968), green: part(0.280_085, 0.672_501, 0.047_413),
          blue: part(-0.011_820, 0.042_940, 0.968_881)))
    }
  }
}

extension Colour {
  /// CIEDE2000 for the one who tells the two apart least.
  func leastDifference(from other: Colour) -> Double {
    ColourVision.allCases.map { difference($0.seen(self), $0.seen(other)) }.min()!
  }

  /// CIEDE2000 in a photocopy.
  func greyDifference(from other: Colour) -> Double { difference(LabColour(grey), LabColour(other.grey)) }
}
