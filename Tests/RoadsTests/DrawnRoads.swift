import Territory

@testable import Roads

/// A position, as networks keep it, in thousandths of a degree from the kiosk of an imagined town: about 105 m east, 111 m north each.
func at(_ east: Double, _ north: Double) -> Coordinate {
  Coordinate(longitude: -103.43 + east / 1000, latitude: 20.28 + north / 1000).quantised
}

func street(
  _ path: Coordinate..., name: String? = nil, category: String = "residential",
  direction: RoadLine.Direction = .both, limit: Int? = nil, isUnpaved: Bool? = nil
) -> RoadLine {
  RoadLine(
    path: path, name: name, category: category, direction: direction, speedLimit: limit, isUnpaved: isUnpaved)
}

/// 10 km/l.
let tenPerLitre = FuelEconomy(metresPerLitre: 10_000)!

/// SplitMix64. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
struct SeededDice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
