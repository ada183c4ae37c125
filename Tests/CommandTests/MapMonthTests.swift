import Cartography
import Exchange
import Fieldwork
import Store
import Territory
import Testing

/// The months that the reader of a map for browsers chooses: each says what a map of that month alone would say.
@Suite struct MapMonthTests {
  /// Four units of one edition; visits in all months of the quarter, one before, one annulled, one in the last local
  /// minute of October.
  private static func office() throws -> MapOffice {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    for number in 1...4 { try office.addUnit("06-00\(number)", of: "segunda", west: -99.1 + 0.01 * Double(number)) }
    for (key, at, unit, isAnnulled) in [
      ("V0", "2024-09-20T16:00:00Z", "06-004", false), ("V1", "2024-10-10T16:00:00Z", "06-001", false),
      ("V2", "2024-11-01T05:59:00Z", "06-002", false), ("V3", "2024-11-12T16:00:00Z", "06-001", false),
      ("V4", "2024-11-13T16:00:00Z", "06-001", false), ("V5", "2024-11-14T16:00:00Z", "06-003", true),
      ("V6", "2024-12-14T16:00:00Z", "06-003", false),
    ] { try office.addVisit(key, at: at, unit: unit, isAnnulled: isAnnulled) }
    return office
  }

  private static func content(
    _ office: MapOffice, _ period: String, _ figure: AreaFigure, _ layers: [MapLayer] = [.coverage]
  ) throws -> MapContent {
    var request = MapRequest(layers: layers, period: Period(period)!)
    request.figure = figure
    return try office.office.mapContent(request, in: .spanish)
  }

  @Test(
    "each month, and each run of months from the first, counts what a map of that period alone counts",
    arguments: [AreaFigure.coverage, .visits])
  func alone(figure: AreaFigure) throws {
    let office = try Self.office()
    let quarter = try Self.content(office, "2024-T4", figure)
    let months = try #require(quarter.months)
    for (month, last) in [(10, 31), (11, 30), (12, 31)] {
      for first in [10, month] {
        let alone = try Self.content(office, "2024-\(first)-01..2024-\(month)-\(last)", figure)
        let visits = months.visits.map { $0.count { (first...month).contains($0.month) } }
        #expect(alone.areas.map(\.figure) == visits.map { $0 == 1 ? "1 visita" : "\($0) visitas" })
        let title = try #require(months.title).replacing("{visited}", with: "\(visits.count { $0 > 0 })")
          .replacing("{visits}", with: "\(visits.reduce(0, +)) visitas").replacing(", {when}", with: "")
        // One visit is not «1 visitas».
        #expect(alone.title.replacing("1 visita en", with: "1 visitas en").hasPrefix(title))
        // The quarter's class holds the figure of the month.
        for count in visits {
          let entry = months.entries[months.limits.firstIndex { count <= $0 } ?? months.entries.count - 1]
          let label = quarter.areaLegend!.entries[entry].label
          let wanted =
            figure == .coverage
            ? count > 0 ? "Visitada" : "Sin visita" : ["0: ninguna", "1", "2 a 3", "2 a 3"][count]
          #expect(label == wanted)
        }
      }
    }
    #expect(quarter.areas.map(\.entry) == (figure == .coverage ? [0, 0, 0, 1] : [2, 1, 1, 0]))
    #expect(months.fillsTable && months.people == [1200, 1200, 1200, 1200])
    #expect(months.until == "T4 2024 hasta {month}")
  }

  @Test("what a filter leaves of the works stands in the title of every month")
  func worksOfAKind() throws {
    let office = try Self.office()
    try office.addProject("P1", type: "luminarias", unit: "06-001")
    try office.addProject("P2", type: "bacheo", unit: "06-002")
    try office.addSite("P1-1", of: "P1", shape: .point(Coordinate(longitude: -99.085, latitude: 19.405)))
    try office.addSite("P2-1", of: "P2", shape: .point(Coordinate(longitude: -99.075, latitude: 19.405)))
    var request = MapRequest(layers: [.coverage, .projects], period: Period("2024-T4")!)
    request.filter = try RowFilter("tipo=luminarias")
    let title = try office.office.mapContent(request, in: .spanish).months?.title
    #expect(title == "{visited} de 4 unidades visitadas; 1 obra de 2: tipo = Luminarias, {when}")
  }

  @Test("a month of other units, a single month, and a figure of one day have no months; a title of works stays")
  func still() throws {
    let office = try Self.office()
    #expect(try Self.content(office, "2024-11", .coverage).months == nil)
    for figure in AreaFigure.allCases where figure != .coverage && figure != .visits {
      #expect(try Self.content(office, "2024-T4", figure).months == nil)
    }
    let works = try Self.content(office, "2024-T4", .coverage, [.projects, .coverage])
    #expect(works.months != nil && works.months?.title == nil)
    // The catalogue changes in mid-November: October had other units.
    let drawn = try MapOffice.drawn()
    #expect(try Self.content(drawn, "2024-T4", .coverage).months == nil)
    let later = try #require(try Self.content(drawn, "2024-11-20..2024-12-31", .coverage).months)
    #expect(later.visits.map(\.count) == [1, 0, 1, 0])
  }

  @Test("what has not come yet has no months")
  func future() throws {
    let office = try Self.office()
    let months = try #require(try Self.content(office, "2024-11-01..2025-12-31", .coverage).months)
    #expect(months.last == LocalDate("2025-01-05")!)
  }
}
