/// A part of a route the other way round.
/// Source: Croes, "A method for solving traveling-salesman problems" (1958).
@Sendable func twoOpt(_ draft: inout Draft) -> Bool {
  for day in draft.orders.indices where draft.isFresh[day] && draft.orders[day].count > 1 {
    let order = draft.orders[day]
    for first in 0..<order.count - 1 {
      for last in first + 1..<order.count {
        var turned = order
        turned[first...last].reverse()
        if draft.improve((day, turned)) { return true }
      }
    }
  }
  return false
}
