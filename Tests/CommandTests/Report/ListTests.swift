import Foundation
import Testing

/// What is due, what is overdue, what is late.
@Suite struct ListTests {
  @Test("Jocotepec's visits fall due one by one; none is overdue on 10 May 2024, and all are in July")
  func duties() throws {
    let office = try ScenarioOffice.jocotepec()
    #expect(try office.run("list", "overdue", "--json").objects().isEmpty)
    let week = try office.run("list", "due", "--json").objects()
    let days = week.compactMap { $0["due"] as? String }
    #expect(days == days.sorted() && days.first == "2024-05-13" && days.allSatisfy { $0 <= "2024-05-17" })
    #expect(week.prefix(2).map { $0["key"] as? String } == ["140500002", "140500011"])
    #expect(week.first?["days_overdue"] as? Int == 0)
    let later = try office.run(
      ["list", "overdue", "--json"], environment: ["RECORRIDO_NOW": "2024-07-01T18:00:00Z"]
    ).objects()
    #expect(later.first?["days_overdue"] as? Int == 49)
    #expect(later.count >= week.count)
    let text = try office.run(["list", "due", "--days", "0"])
    #expect(text.code == 0 && text.out.isEmpty && text.err == "0 visitas por hacer.\n")
    #expect(try office.run("list", "due", "--days", "-1").code == 64)
    #expect(try office.run(["list", "overdue"]).err == "0 visitas atrasadas.\n")
  }

  @Test("works past their planned day come longest late first")
  func delayed() throws {
    let office = try ScenarioOffice.iztacalco()
    let works = try office.run("list", "delayed", "--json").objects()
    #expect(works.count == 16)
    #expect(works[0]["folio"] as? String == "PP-2024-0614" && works[0]["days_late"] as? Int == 61)
    let days = works.compactMap { $0["days_late"] as? Int }
    #expect(days == days.sorted(by: >))
    let table = try office.run("list", "delayed")
    #expect(
      table.lines[0].hasPrefix("folio") && table.lines.count == 17 && table.err == "16 obras atrasadas al 2025-01-05.\n"
    )
  }
}
