import Figures
import Territory
import Testing

private func day(_ text: String) -> LocalDate { LocalDate(text)! }
private let quarter = Period("2024-T4")!

@Suite struct CoverageTests {
  /// The 57 units of Iztacalco, 53 visited once and 4 twice in the quarter: 61 visits.
  private func iztacalco(lastVisited: Bool = true) -> [CoveredUnit] {
    (1...57).map { number in
      var days = [day("2024-10-01").adding(days: number)]
      if number <= 4 { days.append(day("2024-12-31")) }
      if number == 57 { days = lastVisited ? days + [day("2025-01-02")] : [day("2025-01-02"), day("2024-09-30")] }
      return CoveredUnit(key: "06-\(100 + number)", population: number == 1 ? nil : 1000, visitDays: days)
    }
  }

  @Test("all 57 units visited in the quarter are 100.0 %, by 61 visits")
  func whole() {
    let coverage = Coverage(of: iztacalco(), in: quarter)
    #expect(coverage.units == 57 && coverage.visited == 57 && coverage.visits == 61)
    #expect(coverage.tenths == 1000 && coverage.missing.isEmpty)
  }

  @Test("a unit visited only the day before and after the quarter is missing: 56 of 57 are 98.2 %")
  func oneMissing() {
    let coverage = Coverage(of: iztacalco(lastVisited: false), in: quarter)
    #expect(coverage.visited == 56 && coverage.tenths == 982 && coverage.missing == ["06-157"])
    // 55 of the 56 units whose population is known: 98.2 % of 56,000 inhabitants.
    #expect(coverage.population == 56_000 && coverage.populationVisited == 55_000)
    #expect(coverage.populationTenths == 982 && coverage.withoutPopulation == ["06-101"])
  }

  @Test("while no suspended stop is recorded, coverage of attainable units is coverage")
  func attainableAlike() {
    let coverage = Coverage(of: iztacalco(lastVisited: false), in: quarter)
    #expect(coverage.attainableUnits == 57 && coverage.attainableTenths == coverage.tenths)
  }

  @Test("a unit all of whose stops were suspended leaves the attainable denominator; one visited all the same stays")
  func attainable() {
    let visit = [day("2024-11-05")]
    let coverage = Coverage(
      of: [
        CoveredUnit(key: "a", visitDays: visit), CoveredUnit(key: "b", visitDays: []),
        CoveredUnit(key: "c", visitDays: [], plannedStops: 2, suspendedStops: 2),
        CoveredUnit(key: "d", visitDays: [], plannedStops: 2, suspendedStops: 1),
        CoveredUnit(key: "e", visitDays: visit, plannedStops: 1, suspendedStops: 1),
      ], in: quarter)
    #expect(coverage.tenths == 400 && coverage.attainableUnits == 4 && coverage.attainableTenths == 500)
  }

  @Test("no units have no percentage, and nobody's inhabitants neither")
  func nothing() {
    let coverage = Coverage(of: [], in: quarter)
    #expect(coverage.tenths == nil && coverage.populationTenths == nil)
  }
}

@Suite struct VisitRecencyTests {
  private let days = ["2024-10-10", "2024-11-04", "2024-12-30"].map { LocalDate($0)! }

  @Test("days since the last visit count to the cut-off day, and later visits are not known yet")
  func since() {
    // 4 November to 15 December: 26 days to the 30th, and 15.
    let recency = VisitRecency(days: days, at: day("2024-12-15"))
    #expect(recency.lastVisit == day("2024-11-04") && recency.daysSince == 41)
    #expect(VisitRecency(days: days, at: day("2024-12-30")).daysSince == 0)
    #expect(VisitRecency(days: days, at: day("2024-10-09")).daysSince == nil)
  }

  @Test(
    "a visit is overdue from the day after it was due",
    arguments: [("2024-12-04", 0), ("2024-12-05", 1), ("2024-12-15", 11)])
  func overdue(cutOff: String, days: Int) {
    let recency = VisitRecency(days: self.days, duty: VisitDuty(everyDays: 30), at: day(cutOff))
    #expect(recency.due == day("2024-12-04") && recency.overdueDays == days && recency.isOverdue == (days > 0))
  }

  @Test("before the first visit the first due day counts; one visit fulfils a duty that does not recur")
  func firstDue() {
    let duty = VisitDuty(firstDue: day("2024-10-05"))
    #expect(VisitRecency(days: days, duty: duty, at: day("2024-10-08")).overdueDays == 3)
    #expect(VisitRecency(days: days, duty: duty, at: day("2024-10-12")).overdueDays == nil)
  }

  @Test("the longest run without a visit may begin at a visit, or at the period's first day, or end at its last")
  func gaps() {
    // Visits on 10 October, 4 November, 30 December: runs of 9, 24, 55 (5 November to 29 December) and 1 day;
    // intervals of 25 and 56 days, whose middle is 40.5.
    let gaps = VisitGaps(days: days + [days[0]], in: quarter)
    #expect(gaps.longest?.days == 55 && gaps.longest?.first == day("2024-11-05"))
    #expect(gaps.longest?.last == day("2024-12-29") && gaps.medianInterval == 40.5)
    let early = VisitGaps(days: [days[0]], in: quarter)
    #expect(early.longest?.days == 82 && early.longest?.last == day("2024-12-31") && early.medianInterval == nil)
    let late = VisitGaps(days: [days[2]], in: quarter)
    #expect(late.longest?.first == day("2024-10-01") && late.longest?.days == 90)
    #expect(VisitGaps(days: [], in: quarter).longest?.days == 92)
    #expect(VisitGaps(days: [days[0]], in: Period("2024-10-10..2024-10-10")!).longest == nil)
  }
}
