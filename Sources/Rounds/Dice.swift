/// Chance by a seed: SplitMix64.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< limit, by the high half of a product: even but for a part in 2⁶⁴ / limit.
  mutating func below(_ limit: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(limit)).high) }

  mutating func shuffle(_ items: inout [Int]) {
    for index in items.indices.dropFirst().reversed() { items.swapAt(index, below(index + 1)) }
  }
}
