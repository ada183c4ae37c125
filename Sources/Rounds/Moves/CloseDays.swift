import Territory

/// Vehicle-days come home for a while, so that the others serve their stops in another way than one stop after the other
/// would lead to.
extension Tours {
  /// Clears the rounds of vehicle-days of kinds chosen at random, whose idle vehicles stay in until `closed` is 0 again.
  /// - Returns: a stop that is out.
  @discardableResult
  mutating func close(_ chance: inout Chance) -> Int {
    closed = chance.next() & chance.next()
    for slot in 0..<layout.slotCount where counts[slot] > 0 {
      if isClosed(Int(layout.kindOf[slot])) || chance.below(2) == 0 { clear(slot) }
    }
    return absent.isEmpty ? 0 : Int(absent[chance.below(absent.count)])
  }

  func isClosed(_ kind: Int) -> Bool { closed >> UInt64(kind & 63) & 1 == 1 }
}
