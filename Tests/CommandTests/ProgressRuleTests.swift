import Fieldwork
import Foundation
import Store
import Territory
import Testing

/// How far a work is: one rule for maps, reports and lists.
@Suite struct ProgressRuleTests {
  /// Works of 06-001 with what each should be found at; the project itself reports 90 % built and 80 % paid where it
  /// reports.
  ///
  /// - `VISTA` was measured at 40 %, then seen without a measurement, then annulled at 99 %; it reports too.
  /// - `DICHA` was seen without a measurement and reports.
  /// - `MUDA` is finished and neither measured nor reported.
  /// - `DOBLE` has two sites, one measured at 20 %, and reports.
  private static func office() throws -> MapOffice {
    let office = try MapOffice()
    try office.addEdition("segunda", from: nil)
    try office.addUnit("06-001", of: "segunda", west: -99.1)
    for (folio, reports) in [("VISTA", true), ("DICHA", true), ("MUDA", false), ("DOBLE", true)] {
      try office.addProject(
        folio, type: "cancha", status: folio == "MUDA" ? "terminado" : "en_ejecucion", unit: "06-001")
      if reports {
        try office.enter(
          .project, ["2024", folio],
          ["physical_progress": 9000, "financial_progress": 8000, "planned_end": "2024-11-01"])
      }
      try office.addSite("\(folio)-1", of: folio, shape: .point(Coordinate(longitude: -99.095, latitude: 19.405)))
    }
    try office.addSite("DOBLE-2", of: "DOBLE", shape: .point(Coordinate(longitude: -99.096, latitude: 19.405)))
    func visit(_ key: String, _ day: String, _ site: String, _ physical: Int?, isAnnulled: Bool = false) throws {
      try office.addVisit(
        key, at: "2024-\(day)T16:00:00Z", unit: "06-001", site: site, physical: physical, isAnnulled: isAnnulled)
    }
    try visit("V1", "10-10", "VISTA-1", 4000)
    try visit("V2", "11-10", "VISTA-1", nil)
    try visit("V3", "11-11", "VISTA-1", 9900, isAnnulled: true)
    try visit("V4", "11-12", "DICHA-1", nil)
    try visit("V5", "11-13", "DOBLE-1", 2000)
    return office
  }

  private static func sites(_ office: MapOffice) throws -> [String: [String: Any]] {
    let fields = "sitio,avance_fisico,avance_financiero,avance_segun,ultima_visita"
    let arguments = ["map", "--layers", "projects", "--period", "2024-T4", "--fields", fields, "-o", "-"]
    let features = try #require(try office.run(arguments).object()["features"] as? [[String: Any]])
    let rows = features.compactMap { $0["properties"] as? [String: Any] }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["sitio"] as? String ?? "", $0) })
  }

  @Test(
    "the last visit that measured it, else what the project reports where nobody measured it, else no data and not 0")
  func onMaps() throws {
    let sites = try Self.sites(Self.office())
    func physical(_ site: String) -> Double? { sites[site]?["avance_fisico"] as? Double }
    #expect(physical("VISTA-1") == 40 && sites["VISTA-1"]?["avance_financiero"] as? Double == 20)
    #expect(sites["VISTA-1"]?["ultima_visita"] as? String == "2024-11-10")
    #expect(physical("DICHA-1") == 90 && sites["DICHA-1"]?["avance_financiero"] as? Double == 80)
    #expect(sites["MUDA-1"]?["avance_fisico"] is NSNull && sites["MUDA-1"]?["avance_segun"] is NSNull)
    // What the project reports is of all its works: beside a measured one it says nothing of the other.
    #expect(physical("DOBLE-1") == 20 && sites["DOBLE-2"]?["avance_fisico"] is NSNull)
    #expect(["VISTA-1", "DICHA-1"].map { sites[$0]?["avance_segun"] as? String } == ["visita", "proyecto"])
  }

  @Test("before the first measurement the project's own figure holds")
  func cutOff() throws {
    let office = try Self.office()
    let earlier = ["map", "--layers", "projects", "--period", "2024-10-01..2024-10-09", "-o", "-"]
    let features = try #require(try office.run(earlier).object()["features"] as? [[String: Any]])
    let works = features.compactMap { $0["properties"] as? [String: Any] }
    #expect(works.first { $0["folio"] as? String == "VISTA" }?["avance_fisico"] as? Double == 90)
  }

  @Test("units, the report and the list of delayed works say the same")
  func elsewhere() throws {
    let office = try Self.office()
    let unit = try office.run(["map", "--layers", "coverage", "--period", "2024-T4", "-o", "-"]).object()
    let properties = (unit["features"] as? [[String: Any]])?.first?["properties"] as? [String: Any]
    // (40 + 90 + 20) / 3: what has no data is not counted as 0.
    #expect(properties?["avance_promedio"] as? Double == 50)
    let report = try office.run(["report", "quarter", "--period", "2024-T4", "--json"]).object()
    let annexes = try #require(report["annexes"] as? [[String: Any]])
    let table = (annexes.first { $0["id"] as? String == "works-list" }?["tables"] as? [[String: Any]])?.first
    let rows = try #require(table?["rows"] as? [[String: Any]])
    let physical = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["folio"] as? String ?? "", $0["physical"] as? Double) })
    #expect(physical == ["VISTA": 40, "DICHA": 90, "MUDA": nil, "DOBLE": 20])
    let delayed = try office.run(["list", "delayed", "--json"]).objects()
    let listed = Dictionary(
      uniqueKeysWithValues: delayed.map { ($0["folio"] as? String ?? "", $0["physical"] as? Double) })
    #expect(listed == ["VISTA": 40, "DICHA": 90, "DOBLE": 20])
  }

  @Test("the mean of a unit's works is one on the map and in the report: suspended ones count, cancelled ones do not")
  func unitMean() throws {
    let office = try Self.office()
    func means() throws -> [Double?] {
      let map = try office.run(["map", "--layers", "coverage", "--period", "2024-T4", "-o", "-"]).object()
      let unit = (map["features"] as? [[String: Any]])?.first?["properties"] as? [String: Any]
      let report = try office.run(["report", "quarter", "--period", "2024-T4", "--json"]).object()
      let rows = (report["units"] as? [String: Any])?["rows"] as? [[String: Any]]
      return [unit?["avance_promedio"] as? Double, rows?.first?["physical"] as? Double]
    }
    #expect(try means() == [50, 50])
    try office.enter(.project, ["2024", "VISTA"], ["status": "suspendido"])
    #expect(try means() == [50, 50])
    // (90 + 20) / 2
    try office.enter(.project, ["2024", "VISTA"], ["status": "cancelado"])
    #expect(try means() == [55, 55])
    // A site is a work, and not its project: (90 + 20 + 50) / 3.
    try office.addVisit("V6", at: "2024-11-14T16:00:00Z", unit: "06-001", site: "DOBLE-2", physical: 5000)
    #expect(try means() == [53.33, 53.33])
    try office.enter(.project, ["2024", "DICHA"], ["status": "cancelado"])
    try office.enter(.project, ["2024", "DOBLE"], ["status": "cancelado"])
    #expect(try means() == [nil, nil])
  }

  @Test("the rule stands under the report's table and on the map that shows progress, in both languages")
  func stated() throws {
    let office = try Self.office()
    let rule = "si ninguna midió las obras del proyecto, el que el proyecto reporta; si tampoco, sin dato"
    #expect(try office.run(["report", "quarter", "--period", "2024-T4"]).out.contains(rule))
    let map = ["map", "--layers", "coverage", "--figure", "progress", "--period", "2024-T4", "-o", "p.html"]
    #expect(try office.run(map).code == 0)
    let mean = "La media de una unidad cuenta sus obras con dato: las suspendidas también, las canceladas no."
    let page = try String(contentsOfFile: office.file("p.html"), encoding: .utf8)
    #expect(page.contains(rule) && page.contains(mean))
    let english = try office.run(["report", "quarter", "--period", "2024-T4", "--lang", "en"]).out
    #expect(english.contains("where none measured the project's works, as the project reports it; else no data"))
  }
}
