/// One kind of change: makes the first one found that betters the plan, among routes of which one at least is fresh;
/// false where there is none.
typealias Move = @Sendable (inout Draft) -> Bool

/// In the order tried, cheap ones first.
let moves: [Move] = [relocate, twoOpt, swap, swapTails]

extension Draft {
  /// Tries the moves until none betters the plan.
  mutating func descend() {
    while moves.contains(where: { $0(&self) }) {}
    for day in isFresh.indices { isFresh[day] = false }
  }

  /// Whether a change between two days is worth a look.
  func isWorthTrying(_ a: Int, _ b: Int) -> Bool { isFresh[a] || isFresh[b] }
}
