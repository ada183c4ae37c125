/// Two routes exchange what follows after a place of each (2-opt*); where one is given all, the other stays at home.
/// Source: Potvin, Rousseau, "An exchange heuristic for routeing problems with time windows" (1995).
@Sendable func swapTails(_ draft: inout Draft) -> Bool {
  for a in draft.orders.indices {
    for b in a + 1..<max(a + 1, draft.orders.count) where draft.isWorthTrying(a, b) {
      if draft.orders[a].isEmpty && draft.orders[b].isEmpty { continue }
      for i in 0...draft.orders[a].count {
        for j in 0...draft.orders[b].count {
          let (one, other) = (draft.orders[a], draft.orders[b])
          if i == one.count && j == other.count { continue }
          if draft.improve((a, Array(one[..<i] + other[j...])), (b, Array(other[..<j] + one[i...]))) { return true }
        }
      }
    }
  }
  return false
}
