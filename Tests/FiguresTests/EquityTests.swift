import Figures
import Territory
import Testing

@Suite struct EquityTests {
  @Test("under-five deaths of India by wealth have a concentration index of −0.1694, as published")
  func concentration() {
    // O'Donnell, van Doorslaer, Wagstaff, Lindelow, "Analyzing health equity using household survey data" (World Bank,
    // 2008), table 8.1: births and deaths under five for each thousand of them, from the poorest fifth to the richest.
    let births = [29_939.0, 28_776, 26_528, 24_689, 19_739]
    let rates = [154.7, 152.9, 119.5, 86.9, 54.3]
    let groups = zip(births, rates).enumerated().map { rank, group in
      ConcentrationCurve.Group(people: group.0, amount: group.0 * group.1 / 1000, rank: Double(rank))
    }
    let curve = ConcentrationCurve(groups.reversed())!
    #expect((curve.index * 10_000).rounded() == -1694)
    // The table's second and third points: 23 % of births bear 30 % of deaths, 45 % bear 59 %.
    #expect((curve.points[1].people * 100).rounded() == 23 && (curve.points[1].amount * 100).rounded() == 30)
    #expect((curve.points[2].people * 100).rounded() == 45 && (curve.points[2].amount * 100).rounded() == 59)
    #expect(curve.points.last == .init(people: 1, amount: 1))
  }

  @Test("Gini and Theil of 1, 2, 3, 4 are 0.25 and 0.1064, and of equal shares 0")
  func gini() {
    // Gini: Σ|a − b| over all 16 pairs = 20, over 2 · 16 · 2.5 = 80. Theil: (1 ln 0.4 + 2 ln 0.8 + 3 ln 1.2 + 4 ln 1.6)/10
    // = (−0.916291 − 0.446287 + 0.546965 + 1.880015)/10.
    let shares = [3.0, 1, 4, 2].map { (people: 1.0, amount: $0) }
    #expect(abs(ConcentrationCurve(lorenz: shares)!.index - 0.25) < 1e-15)
    #expect(abs(theil(shares)! - 0.106_440_2) < 1e-7)
    let equal = [(people: 2.0, amount: 6.0), (people: 5.0, amount: 15.0)]
    #expect(abs(ConcentrationCurve(lorenz: equal)!.index) < 1e-15 && abs(theil(equal)!) < 1e-15)
  }

  @Test("a unit of three people weighs as three of one")
  func weighted() {
    let one = [(people: 3.0, amount: 6.0), (people: 1.0, amount: 9.0)]
    let four = [2.0, 2, 2, 9].map { (people: 1.0, amount: $0) }
    #expect(abs(ConcentrationCurve(lorenz: one)!.index - ConcentrationCurve(lorenz: four)!.index) < 1e-15)
    #expect(abs(theil(one)! - theil(four)!) < 1e-15)
  }

  @Test("investment per head leaves out units without inhabitants by name, and ranks by marginalisation")
  func perHead() throws {
    func unit(_ key: String, _ pesos: Int, _ people: Int?, _ rank: Double?) -> InvestedUnit {
      InvestedUnit(key: key, invested: Money(centavos: pesos * 100), population: people, rank: rank)
    }
    let investment = try InvestmentPerHead(of: [
      unit("a", 100, 10, 1), unit("b", 300, 10, 2), unit("c", 50, nil, 3), unit("d", 1, 0, 4),
    ])
    #expect(investment.units.map(\.key) == ["a", "b"] && investment.units.map(\.pesos) == [10, 30])
    #expect(investment.leftOut == ["c", "d"] && investment.mean == 20)
    // Half the people hold a quarter: 2 · (½ · ½ − ½ · ¼ − … ) = ½ − ¼; the worse off get less, so it is not negative.
    #expect(abs(investment.gini - 0.25) < 1e-15 && abs(investment.concentration!.index - 0.25) < 1e-15)
  }

  @Test("groups of one rank are one step of the curve, in whatever order they come")
  func ties() {
    let groups = [(1.0, 4.0), (2.0, 1.0), (1.0, 2.0)].map {
      ConcentrationCurve.Group(people: 1, amount: $0.1, rank: $0.0)
    }
    let (one, other) = (ConcentrationCurve(groups)!, ConcentrationCurve(groups.reversed())!)
    #expect(one == other && one.points.count == 3)
    // ⅔ of the people hold 6/7: (0 · 6/7 − …) + ⅔ · 1 − 1 · 6/7 = −4/21.
    #expect(abs(one.index + 4.0 / 21) < 1e-15)
  }

  @Test("nothing to share, and a negative amount, are refused")
  func refused() {
    let none = InvestedUnit(key: "a", invested: Money(centavos: 0), population: 5)
    let negative = InvestedUnit(key: "b", invested: Money(centavos: -1), population: 5)
    #expect(throws: FiguresRefusal.noValues) { try InvestmentPerHead(of: [none]) }
    #expect(throws: FiguresRefusal.negativeAmount(unit: "b")) { try InvestmentPerHead(of: [none, negative]) }
  }
}
