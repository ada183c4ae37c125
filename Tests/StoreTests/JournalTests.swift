import Territory
import Testing

@testable import Store

@Suite struct JournalTests {
  @Test("a new office's file has one entry, opens again, and its check is clean")
  func newOffice() throws {
    let office = try Office()
    #expect(try office.store.read { try $0.entryCount() } == 1)
    #expect(try office.store.read { try $0.jurisdiction().name } == "Iztacalco")
    let report = try office.store.check(quick: false)
    #expect(report.isClean && report.entries == 1)
  }

  @Test("the fold of the journal gives the same rows, quantities and shapes included")
  func foldMatches() throws {
    let office = try Office()
    try office.addOffice(
      "Módulo Pantitlán", at: Coordinate(longitude: -99.0659, latitude: 19.4158), hours: "09:00-17:00")
    try office.addOffice("Módulo Pantitlán", hours: "10:00-14:00")
    let report = try office.store.check(quick: false)
    #expect(report.isClean && report.entries == 3)
    #expect(try office.store.read { try $0.offices().first?.point } == nil)
  }
}
