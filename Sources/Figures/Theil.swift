#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Theil's T of an amount over groups of people: 0 where all get the same, at most the logarithm of the people over the
/// smallest group's; nil where there is nobody or nothing to share. A group with nothing adds nothing.
///
/// Source: Theil, "Economics and information theory" (1967).
public func theil(_ shares: [(people: Double, amount: Double)]) -> Double? {
  let people = shares.reduce(0) { $0 + $1.people }
  let amount = shares.reduce(0) { $0 + $1.amount }
  guard people > 0, amount > 0 else { return nil }
  return shares.reduce(0) { sum, share in
    guard share.amount > 0 else { return sum }
    let part = share.amount / amount
    return sum + part * log(part / (share.people / people))
  }
}
