#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Upper limits with as many values below each; those that ties make equal are one.
func quantileLimits(_ sorted: [Double], _ count: Int) -> [Double] {
  var limits: [Double] = []
  for part in 1...count {
    let limit = part == count ? sorted[sorted.count - 1] : quantile(Double(part) / Double(count), ofSorted: sorted)!
    if limit != limits.last { limits.append(limit) }
  }
  return limits
}

/// Upper limits as far from one another; the last is the largest value itself.
func equalLimits(_ sorted: [Double], _ count: Int) -> [Double] {
  let (low, high) = (sorted[0], sorted[sorted.count - 1])
  return (1..<count).map { low + (high - low) * Double($0) / Double(count) } + [high]
}

/// Upper limits that are whole multiples of 1, 2 or 5 times a power of ten, from above the lowest to the highest or beyond.
/// Of all such steps that make no more classes than a map shows, the one whose number is nearest to `count`; of two as
/// near, the one that makes as many as a map shows, else the longer.
/// Source: Heckbert, "Nice numbers for graph labels", in Graphics Gems (1990), for the steps.
func roundLimits(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
  let power = log10(high - low).rounded(.down)
  let choices = [power, power - 1].flatMap { power in
    [5, 2, 1].map { Multiples($0 * pow(10, power), from: low, to: high) }
  }.filter { $0.classes <= Classes.shown.upperBound }
  func distance(_ choice: Multiples) -> (Int, Int) {
    (abs(choice.classes - count), Classes.shown.contains(choice.classes) ? 0 : 1)
  }
  // The longest step comes first and stays.
  return choices.min { distance($0) < distance($1) }!.limits
}

/// The multiples of a step around some values.
private struct Multiples {
  let step: Double
  /// The last one not above the least value and the first one not below the greatest, in steps.
  let first, last: Double

  init(_ step: Double, from low: Double, to high: Double) {
    self.step = step
    first = Self.multiple(low, of: step, .down)
    last = Self.multiple(high, of: step, .up)
  }

  var classes: Int { Int(last - first) }

  /// 3 × 0.1 as 0.3 and not 0.30000000000000004: by dividing where the step is a fraction.
  var limits: [Double] {
    (1...max(1, classes)).map { step < 1 ? (first + Double($0)) / (1 / step).rounded() : (first + Double($0)) * step }
  }

  /// 1.1 is eleven tenths, though 1.1 × 10 says a little more.
  private static func multiple(_ value: Double, of step: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let number = step < 1 ? value * (1 / step).rounded() : value / step
    let whole = number.rounded()
    return abs(number - whole) <= 4 * number.ulp ? whole : number.rounded(rule)
  }
}
