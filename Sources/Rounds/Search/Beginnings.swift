/// A search for few stops begins several times, since one that has cooled in the wrong place stays there.
struct Beginnings: Sendable {
  /// How often; 1 = once and for all.
  let count: Int
  private var begun = 1
  /// Those to begin with.
  var penalties = Penalties()

  init(_ layout: Layout) { count = layout.isSmall ? Self.most : 1 }

  private static let most = 8

  /// Whether the next beginning is due; told once of each.
  /// - Parameter spent: how much of the whole effort is gone, 0…1.
  mutating func isDue(_ spent: Double) -> Bool {
    guard count > 1, spent * Double(count) >= Double(begun), begun < count else { return false }
    begun += 1
    return true
  }

  /// How much is gone of what the present beginning may spend.
  func share(_ spent: Double) -> Double {
    count > 1 ? min(1, max(0, spent * Double(count) - Double(begun - 1))) : spent
  }
}
