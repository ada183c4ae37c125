/// Where vehicles of several types are a choice, which of them go where is settled while the search is hot, and no later
/// iteration changes it: a part of the effort goes to short searches that each begin anew, the rest to one that goes on
/// warm from the best plan they found.
struct Beginnings: Sendable {
  /// How many short searches there are; 0 = one search has it all.
  let count: Int
  /// The search under way, of `count` + 1.
  private(set) var current = 0

  private static let usual = 4
  /// Their part of the effort, and how far down the long search comes in, both 0…1.
  private static let share = 0.2
  private static let warm = 0.1

  init(_ layout: Layout) { count = layout.choosesVehicles && layout.typeCount > 1 ? Self.usual : 0 }

  var isLong: Bool { current == count }

  /// - Parameter spent: how much of the effort is gone, 0…1.
  /// - Returns: whether another search is due, which is the current one from then on.
  mutating func turn(_ spent: Double) -> Bool {
    guard !isLong, spent >= Self.share * Double(current + 1) / Double(count) else { return false }
    current = min(count, Int(spent / Self.share * Double(count)))
    return true
  }

  /// How far the current search has cooled, 0…1.
  func cooled(_ spent: Double) -> Double {
    guard count > 0 else { return spent }
    guard !isLong else { return Self.warm + (1 - Self.warm) * max(0, spent - Self.share) / (1 - Self.share) }
    return min(1, max(0, spent / Self.share * Double(count) - Double(current)))
  }
}
