import Figures
import Territory
import Testing

@Suite struct WorksTests {
  private static func pesos(_ pesos: Int?) -> Money? { pesos.map { Money(centavos: $0 * 100) } }

  @Test("the cross-table adds up to its margins and its total, whatever the works")
  func addsUp() {
    var chance = Chance(seed: 7)
    let works = (0..<500).map { _ in
      CountedWork(
        unit: chance.below(9) == 0 ? "" : "06-00\(chance.below(8))",
        status: Project.Status.allCases[chance.below(5)], programme: ["FAIS", "PP", "municipal"][chance.below(3)],
        assigned: chance.below(4) == 0 ? nil : Money(centavos: chance.below(1_000_000)),
        spent: Money(centavos: chance.below(1000)))
    }
    let table = WorksTable(of: works, units: ["06-099"])
    #expect(table.units.first == "" && table.units.last == "06-099" && table.statuses.count == 5)
    #expect(table.total.works == 500 && table[unit: "06-099"] == WorksTally())
    #expect(table.total.assigned == works.reduce(Money(centavos: 0)) { $0 + ($1.assigned ?? Money(centavos: 0)) })
    func sum(_ tallies: [WorksTally]) -> [Int] {
      tallies.reduce([0, 0, 0, 0]) {
        [$0[0] + $1.works, $0[1] + $1.assigned.centavos, $0[2] + $1.spent.centavos, $0[3] + $1.withoutAmount]
      }
    }
    for unit in table.units {
      let cells = table.statuses.flatMap { status in
        table.programmes.map { table[unit: unit, status: status, programme: $0] }
      }
      #expect(sum(cells) == sum([table[unit: unit]]))
    }
    #expect(sum(table.units.map { table[unit: $0] }) == sum([table.total]))
    #expect(sum(table.statuses.map { table[status: $0] }) == sum([table.total]))
    #expect(sum(table.programmes.map { table[programme: $0] }) == sum([table.total]))
  }

  @Test("paid 80 % of a work that stands at 45 % is behind by 35 points; a gap of just 20 is still even")
  func groups() {
    func work(_ key: String, _ physical: Int?, _ financial: Int?) -> WorkProgress {
      WorkProgress(
        key: key, physical: physical.flatMap { Percentage(hundredths: $0 * 100) },
        financial: financial.flatMap { Percentage(hundredths: $0 * 100) })
    }
    let groups = ProgressGroups([
      work("a", 45, 80), work("b", 50, 70), work("c", 50, 71), work("d", 60, 40), work("e", 100, 10), work("f", nil, 3),
    ])
    #expect(groups.behind.map(\.key) == ["a", "c"] && groups.even.map(\.key) == ["b", "d"])
    #expect(groups.ahead.map(\.key) == ["e"] && groups.unknown.map(\.key) == ["f"])
    #expect(groups.behind[0].delay == 3500)
    // (35 + 20 + 21 − 20 − 90) / 5 = −6.8
    #expect(groups.meanDelay == -680)
  }

  @Test("spending 1,620,000.00 of 1,545,292.00 assigned exceeds it by 74,708.00 and is 104.83 % paid")
  func overspent() {
    let work = WorkProgress(
      key: "PP-2024-0640", physical: Percentage(hundredths: 10_000), assigned: Self.pesos(1_545_292),
      spent: Self.pesos(1_620_000))
    // 1,620,000 / 1,545,292 = 1.048345…
    #expect(work.paidHundredths == 10_483 && work.delay == 483)
    #expect(ProgressGroups([work]).overspent.map { $0.excess!.formatted } == ["74,708.00"])
    #expect(WorkProgress(key: "b", assigned: Self.pesos(5), spent: Self.pesos(5)).excess == nil)
  }

  @Test("what the office reports as paid comes before what its amounts would say")
  func reported() {
    let work = WorkProgress(
      key: "a", financial: Percentage(hundredths: 4000), assigned: Self.pesos(100), spent: Self.pesos(90))
    #expect(work.paidHundredths == 4000)
  }

  @Test("realised over projected: 66.67, 100.00, 133.33 and not applicable; the year is 10 of 9, 111.11")
  func poa() {
    let quarters = zip([3, 3, 3, 0], [2, 3, 4, 1]).map { POACompliance(projected: $0, realised: $1) }
    #expect(quarters.map(\.hundredths) == [6667, 10_000, 13_333, nil])
    #expect(quarters.map(\.exceedsGoal) == [false, false, true, false])
    let year = POACompliance(summing: quarters)
    #expect(year.hundredths == 11_111 && year.exceedsGoal)
  }
}
