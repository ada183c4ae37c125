import Territory

/// The draws that the demo data need besides; the numbers they rest on are `Chance`'s.
extension Chance {
  mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + fraction() * (range.upperBound - range.lowerBound)
  }

  mutating func whole(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func one<Element>(of choices: [Element]) -> Element { choices[whole(in: 0...(choices.count - 1))] }

  /// The same elements in another order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, whole(in: 0...last)) }
    return elements
  }
}
