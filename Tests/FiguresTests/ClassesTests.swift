import Figures
import Foundation
import Territory
import Testing

/// How many random lists; $RECORRIDO_TRIALS scales it.
private let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

@Suite struct ClassesTests {
  private let twelve: [Double?] = [1, 2, 3, 10, 11, 12, 20, 21, 22, 40, 41, 42]

  @Test("natural breaks part what lies apart, and the fit is what is left within")
  func natural() throws {
    let classes = try Classes(of: twelve, by: .naturalBreaks, count: 4)
    #expect(classes.limits == [3, 12, 22, 42] && classes.counts == [3, 3, 3, 3] && classes.cautions.isEmpty)
    // Within: four times 1 + 0 + 1 = 8. Mean 18.75; squares 6749 − 12 · 18.75² = 2530.25.
    #expect(abs(classes.goodness - (1 - 8 / 2530.25)) < 1e-12)
  }

  @Test("natural breaks are the best of all partitions, tried one by one")
  func optimum() throws {
    var chance = Chance(seed: 21)
    for _ in 0..<trials {
      let values = (0..<(7 + chance.below(7))).map { _ in Double(chance.below(30)) }
      let distinct = Set(values).sorted()
      let count = 4 + chance.below(3)
      guard distinct.count >= count else { continue }
      let classes = try Classes(of: values, by: .naturalBreaks, count: count)
      let best = Self.partitions(of: distinct, into: count).map { limits in
        try! Classes(of: values, by: .manual(limits)).goodness
      }.max()!
      #expect(abs(classes.goodness - best) < 1e-12 && classes.limits.count == count)
    }
  }

  /// Upper limits of every way to cut a rising list into so many runs.
  private static func partitions(of values: [Double], into count: Int) -> [[Double]] {
    if count == 1 { return [[values.last!]] }
    return (1...(values.count - count + 1)).flatMap { size in
      partitions(of: Array(values.dropFirst(size)), into: count - 1).map { [values[size - 1]] + $0 }
    }
  }

  @Test("quantiles lie between values by straight line, and hold as many each")
  func quantiles() throws {
    // Of 0 … 999, by fourths: 249.75, 499.5, 749.25 (the example in mapclassify's documentation).
    let classes = try Classes(of: (0...999).map { Double($0) }, by: .quantile, count: 4)
    #expect(classes.limits == [249.75, 499.5, 749.25, 999] && classes.counts == [250, 250, 250, 250])
  }

  @Test("equal intervals of 0 … 42 by six are seven wide, their upper limits included")
  func equal() throws {
    let classes = try Classes(of: twelve + [0], by: .equalInterval, count: 6)
    #expect(classes.limits == [7, 14, 21, 28, 35, 42] && classes.counts == [4, 3, 2, 1, 0, 3])
    #expect(classes.index(of: 7) == 0 && classes.index(of: 7.1) == 1 && classes.cautions == [.empty(1)])
  }

  @Test("round limits are 1, 2 or 5 times a power of ten apart and reach beyond the largest")
  func round() throws {
    let tenths = try Classes(of: [0.07, 0.2, 0.31, 0.66, 0.93], by: .roundLimits, count: 5)
    #expect(tenths.limits == [0.2, 0.4, 0.6, 0.8, 1.0] && tenths.counts == [2, 1, 0, 1, 1])
    let thousands = try Classes(of: [1280, 2473, 8844, 16_453, 20_860], by: .roundLimits, count: 5)
    #expect(thousands.limits == [5000, 10_000, 15_000, 20_000, 25_000])
    // 1 … 42: twenties make three classes and tens five; a map shows four to six.
    let other = try Classes(of: twelve, by: .roundLimits, count: 4)
    #expect(other.limits == [10, 20, 30, 40, 50] && other.cautions == [.roundCount(5, asked: 4)])
    // Nobody asked for five.
    let usual = try (6...40).map { try Classes(of: (0...$0).map(Double.init), by: .roundLimits) }
    #expect(usual.contains { $0.limits.count != 5 } && usual.allSatisfy(\.cautions.isEmpty))
    let below = try Classes(of: [-35, -11, -8, 0, 4, 12], by: .roundLimits, count: 6)
    #expect(below.limits == [-30, -20, -10, 0, 10, 20])
  }

  @Test("120 … 790 in four is by two hundreds; in six too, since hundreds make seven, more than a map shows")
  func nearestRound() throws {
    let values: [Double?] = [120, 180, 250, 390, 410, 560, 610, 790]
    let four = try Classes(of: values, by: .roundLimits, count: 4)
    #expect(four.limits == [200, 400, 600, 800] && four.counts == [2, 2, 2, 2] && four.cautions.isEmpty)
    #expect(four.lowest == 120 && four.highest == 790)
    let five = try Classes(of: values, by: .roundLimits, count: 5)
    #expect(five.limits == four.limits && five.cautions == [.roundCount(4, asked: 5)])
    let six = try Classes(of: values, by: .roundLimits, count: 6)
    #expect(six.limits == four.limits && six.cautions == [.roundCount(4, asked: 6)])
    #expect(six.cautions[0].spanish == "Resultan 4 clases y no 6: no hay límites redondos que den 6.")
    // Eleven tenths are 1.1, and not a little more.
    let tenths = try Classes(of: [0.7, 0.8, 0.9, 1, 1.1], by: .roundLimits, count: 4)
    #expect(tenths.limits == [0.8, 0.9, 1, 1.1])
  }

  @Test("no other round step makes a number of classes nearer to the one asked for, six at most")
  func noNearerRound() throws {
    var chance = Chance(seed: 12)
    for _ in 0..<trials {
      let values = (0..<9).map { _ in chance.below(3000) } + [4000 + chance.below(4000)]
      let (low, high) = (values.min()!, values.max()!)
      for count in 4...6 where Set(values).count >= count {
        let classes = try Classes(of: values.map(Double.init), by: .roundLimits, count: count)
        for step in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] {
          let others = (high + step - 1) / step - low / step
          if others <= 6 { #expect(abs(classes.limits.count - count) <= abs(others - count), "\(values) in \(count)") }
        }
        #expect(classes.limits.count <= 6)
        #expect(classes.limits.last! >= Double(high) && classes.counts.first! > 0 && classes.counts.last! > 0)
      }
    }
  }

  @Test("limits set by hand stand, values above them make one more class, and limits that fall are refused")
  func manual() throws {
    let classes = try Classes(of: twelve, by: .manual([5, 15, 30]))
    #expect(classes.limits == [5, 15, 30, 42] && classes.counts == [3, 3, 3, 3])
    #expect(try Classes(of: twelve, by: .manual([5, 100])).limits == [5, 100])
    for wrong in [[], [3, 3], [5, 2], [.nan]] as [[Double]] {
      #expect(throws: FiguresRefusal.limitsDoNotRise) { try Classes(of: twelve, by: .manual(wrong)) }
    }
  }

  @Test(
    "fewer different values than classes: each value is a class, and that is said",
    arguments: [ClassMethod.quantile, .equalInterval, .naturalBreaks, .roundLimits])
  func few(method: ClassMethod) throws {
    let classes = try Classes(of: [3, 1, 3, nil, 2, .nan], by: method, count: 5)
    #expect(classes.limits == [1, 2, 3] && classes.counts == [1, 1, 2] && classes.withoutValue == 2)
    #expect(classes.cautions == [.fewValues(distinct: 3, asked: 5)] && classes.goodness == 1)
    #expect(try Classes(of: [3, 1, 3], by: method).cautions == [.fewValues(distinct: 2, asked: nil)])
    #expect(classes.index(of: nil) == nil && classes.index(of: 3) == 2)
  }

  @Test("many ties leave fewer quantiles, and that is said; equal values are never parted")
  func ties() throws {
    let values: [Double?] = [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5]
    let classes = try Classes(of: values, by: .quantile, count: 4)
    #expect(classes.limits == [0, 2.25, 5] && classes.cautions == [.otherCount(3, asked: 4)])
    #expect(try Classes(of: values, by: .naturalBreaks, count: 4).counts.reduce(0, +) == 12)
  }

  @Test("no value at all, and classes that no map shows, are refused")
  func refused() {
    #expect(throws: FiguresRefusal.noValues) { try Classes(of: [nil, .infinity], by: .quantile) }
    #expect(throws: FiguresRefusal.classCount(7)) { try Classes(of: twelve, by: .quantile, count: 7) }
    #expect(throws: FiguresRefusal.classCount(3)) { try Classes(of: twelve, by: .naturalBreaks, count: 3) }
  }
}
