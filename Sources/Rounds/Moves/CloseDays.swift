import Territory

/// Vehicle-days that take no stops for an iteration, so that stops come together in other ways than their cheapest places
/// lead to.
struct Closing: Sendable {
  /// A bit for each kind.
  private var kinds: UInt64 = 0
  /// Each stop draws anew what is closed to it.
  private(set) var isByStop = false
  /// Stops are put back whatever their level.
  private(set) var mixesLevels = false

  /// None.
  init() {}

  init(_ chance: inout Chance) {
    isByStop = chance.below(2) == 0
    mixesLevels = chance.below(2) == 0
    draw(&chance)
  }

  mutating func draw(_ chance: inout Chance) {
    kinds = chance.next()
    if chance.below(2) == 0 { kinds &= chance.next() }
  }

  @inline(__always) func keepsOut(of kind: Int) -> Bool { kinds != 0 && kinds >> UInt64(kind & 63) & 1 == 1 }
}

extension Tours {
  /// Closes vehicle-days until `closing` is taken back, and half of the time clears some rounds.
  mutating func close(_ chance: inout Chance) {
    closing = Closing(&chance)
    guard chance.below(2) == 0 else { return }
    for slot in 0..<layout.slotCount where counts[slot] > 0 && chance.below(3) > 0 { clear(slot) }
  }
}
