/// Chance by a seed: the same seed draws the same numbers on every machine and with every compiler.
///
/// The standard library's own draws may change between versions of Swift, so the few that are needed are here.
/// Source: SplitMix64; Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
public struct Chance: Sendable {
  @usableFromInline var state: UInt64

  @inlinable public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  @inlinable public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< limit, by the high half of a product: even but for a part in 2⁶⁴ / limit.
  @inlinable public mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// 0 or more, less than 1, in steps of 2⁻⁵³.
  @inlinable public mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Puts the items in another order, each order as likely (Fisher and Yates).
  @inlinable public mutating func shuffle<Item>(_ items: inout [Item]) {
    for index in items.indices.dropFirst().reversed() { items.swapAt(index, below(index + 1)) }
  }
}
