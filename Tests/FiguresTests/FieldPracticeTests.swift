import Figures
import Territory
import Testing

@Suite struct FieldPracticeTests {
  @Test("a line through 1, 3, 2, 5, 4 at 1 … 5 has slope 0.8 with a standard error of 0.3464")
  func fit() {
    // Sxx = 10, Sxy = 8, Syy = 10: slope 0.8, intercept 0.6, unexplained 3.6; √(3.6 / 3 / 10) = 0.346410.
    let fit = LinearFit([(1, 1), (2, 3), (3, 2), (4, 5), (5, 4)].map { (x: $0.0, y: $0.1) })!
    #expect(abs(fit.slope - 0.8) < 1e-15 && abs(fit.intercept - 0.6) < 1e-14)
    #expect(abs(fit.slopeError - 0.346_410_2) < 1e-7 && abs(fit.explained - 0.64) < 1e-15)
    #expect(LinearFit([(x: 2, y: 1), (x: 2, y: 3), (x: 2, y: 5)]) == nil)
    #expect(LinearFit([(x: 1, y: 1), (x: 2, y: 3)]) == nil)
  }

  @Test("visits that thin out by one a kilometre show in bands and in the slope")
  func reach() {
    let places = [(500.0, 4), (999, 4), (1000, 3), (2500, 1), (3500, 0), (30_000, 0)].map {
      ReachedPlace(key: "\($0.0)", metres: $0.0, visits: $0.1)
    }
    let reach = OfficeReach(places)
    #expect(reach.bands.map(\.places) == [2, 1, 2, 0, 0, 1])
    #expect(reach.bands.map(\.visits) == [8, 3, 1, 0, 0, 0] && reach.bands.map(\.visited) == [2, 1, 1, 0, 0, 0])
    #expect(reach.bands.map(\.rate) == [4, 3, 0.5, nil, nil, 0] && reach.bands[2].visitedTenths == 500)
    #expect(reach.bands.first?.from == 0 && reach.bands.last?.to == nil)
    let near = (1...4).map { ReachedPlace(key: "\($0)", metres: Double($0) * 1000, visits: 5 - $0) }
    #expect(abs(OfficeReach(near).decay!.slope + 1) < 1e-15 && OfficeReach(near).decay!.slopeError < 1e-7)
  }

  @Test("1 October 2024 is a Tuesday; an hour that nobody knows counts by weekday only")
  func times() {
    let first = LocalDate("2024-10-01")!
    let times = VisitTimes([(first, 9), (first, nil), (first.adding(days: 4), 23), (first.adding(days: 5), 9)])
    #expect(times.weekdays == [0, 2, 0, 0, 0, 1, 1] && times.weekend == 2)
    #expect(times.hours[9] == 2 && times.hours[23] == 1 && times.hours.reduce(0, +) == 3 && times.withoutHour == 1)
  }

  @Test("what was not recorded is not shown: shares are of all visits")
  func evidence() {
    let quality = EvidenceQuality([
      VisitEvidence(hasPhoto: true, gpsErrorMetres: 20, isInsideUnit: true, metresToSite: 10),
      VisitEvidence(hasPhoto: true, gpsErrorMetres: 20.1, isInsideUnit: true, metresToSite: 30),
      VisitEvidence(hasPhoto: false, gpsErrorMetres: 5, isInsideUnit: false, metresToSite: 50),
      VisitEvidence(hasPhoto: true, metresToSite: 110), VisitEvidence(hasPhoto: true),
      VisitEvidence(hasPhoto: false, metresToSite: 20),
    ])
    #expect(quality.visits == 6 && quality.withPhoto == 4 && quality.precise == 2 && quality.insideUnit == 2)
    #expect(quality.complete == 1 && quality.tenths(quality.withPhoto) == 667)
    // 10, 20, 30, 50, 110: the middle is 30; four of five are not nine in ten, so it takes the farthest.
    #expect(quality.measured == 5 && quality.medianMetres == 30 && quality.ninthDecileMetres == 110)
  }

  /// Definition 1 inverts the share of values that are at most x: of ten values nine tenths are at most the ninth, of
  /// eleven not before the tenth.
  /// Source: Hyndman and Fan, "Sample quantiles in statistical packages" (1996).
  @Test(
    "nine in ten of the values are at most the ninth decile, which is one of them and the least such",
    arguments: 1...120)
  func observed(count: Int) throws {
    let values = (1...count).map(Double.init)
    let decile = try #require(observedQuantile(percent: 90, ofSorted: values))
    #expect(10 * values.count { $0 <= decile } >= 9 * count && 10 * values.count { $0 < decile } < 9 * count)
    #expect(observedQuantile(percent: 100, ofSorted: values) == Double(count))
    #expect(observedQuantile(percent: 90, ofSorted: []) == nil)
  }
}
