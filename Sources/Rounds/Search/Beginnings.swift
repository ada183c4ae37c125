/// A search that has cooled in the wrong place stays there: with few stops in a plan that no small change improves, with
/// vehicles of several types where each type went while the search was hot. Such searches begin several times, each of
/// them short; what the short ones leave of the effort goes to one that goes on warm from the best plan they found.
struct Beginnings: Sendable {
  /// How many short searches there are; 0 = one search has it all.
  let count: Int
  /// Their part of the effort, 0…1.
  let share: Double
  /// The search under way, of `count` and the long one.
  private(set) var current = 0
  /// Those that each short search begins with.
  var penalties = Penalties()

  /// Of few stops all searches are short.
  private static let ofFewStops = (count: 8, share: 1.0)
  private static let ofTypes = (count: 4, share: 0.2)
  /// How far down the long search comes in, 0…1.
  private static let warm = 0.1

  init(_ layout: Layout) {
    if layout.isSmall {
      (count, share) = Self.ofFewStops
    } else {
      (count, share) = layout.choosesVehicles && layout.typeCount > 1 ? Self.ofTypes : (0, 0)
    }
  }

  var isLong: Bool { current == count }

  /// - Parameter spent: how much of the effort is gone, 0…1.
  /// - Returns: whether another search is due, which is the current one from then on.
  mutating func turn(_ spent: Double) -> Bool {
    guard !isLong, spent >= share * Double(current + 1) / Double(count) else { return false }
    current = min(count, Int(spent / share * Double(count)))
    return true
  }

  /// How far the current search has cooled, 0…1.
  func cooled(_ spent: Double) -> Double {
    guard count > 0 else { return spent }
    guard !isLong else { return Self.warm + (1 - Self.warm) * max(0, spent - share) / max(0x1p-20, 1 - share) }
    return min(1, max(0, spent / share * Double(count) - Double(current)))
  }
}
