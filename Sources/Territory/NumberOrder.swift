extension String {
  /// Whether it comes before `other` where figures count as numbers: PP-2 before PP-10.
  public func comesBefore(_ other: String) -> Bool {
    let (one, two) = (Self.runs(self), Self.runs(other))
    for (mine, theirs) in zip(one, two) where mine != theirs {
      guard mine.isNumber, theirs.isNumber else { return mine.text < theirs.text }
      // Without leading zeros the longer number is the larger.
      let (a, b) = (mine.text.drop { $0 == "0" }, theirs.text.drop { $0 == "0" })
      if a != b { return (a.count, String(a)) < (b.count, String(b)) }
    }
    return one.count == two.count ? self < other : one.count < two.count
  }

  /// The text cut where figures begin or end.
  private static func runs(_ text: String) -> [(text: Substring, isNumber: Bool)] {
    var (runs, rest) = ([(text: Substring, isNumber: Bool)](), text[...])
    while let first = rest.first {
      let isNumber = first.isASCII && first.isNumber
      let run = rest.prefix { ($0.isASCII && $0.isNumber) == isNumber }
      runs.append((run, isNumber))
      rest = rest.dropFirst(run.count)
    }
    return runs
  }
}
