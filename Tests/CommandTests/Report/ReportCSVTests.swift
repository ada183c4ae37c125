import Foundation
import Store
import Territory
import Testing

/// The report's figures as one table for spreadsheets.
@Suite struct ReportCSVTests {
  private static let quarter = ["report", "quarter", "--period", "2024-T4"]

  private static func rows(_ office: MapOffice, _ arguments: [String] = []) throws -> [[String]] {
    #expect(try office.run(quarter + ["-o", "cifras.csv"] + arguments).code == 0)
    let text = try String(contentsOfFile: office.file("cifras.csv"), encoding: .utf8)
    #expect(text.hasSuffix("\r\n"))
    return text.split(separator: "\r\n").map { cells(String($0)) }
  }

  /// The cells of a line, without their quotes.
  private static func cells(_ line: String) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for letter in line {
      if letter == "\"" { isQuoted.toggle() }
      if letter == ",", !isQuoted { cells.append("") } else if letter != "\"" { cells[cells.count - 1].append(letter) }
    }
    return cells
  }

  @Test("a row for each figure, with its section, unit and measure; each unit has its own")
  func table() throws {
    let rows = try Self.rows(MapOffice.drawn())
    #expect(rows[0] == ["seccion", "cuadro", "unidad", "concepto", "cifra", "valor", "medida"])
    #expect(rows.allSatisfy { $0.count == 7 })
    #expect(rows.contains(["Cobertura", "", "", "", "Visitadas", "2", "unidades"]))
    #expect(rows.contains(["Cobertura", "", "", "", "Cobertura", "50.0", "%"]))
    let units = rows.filter { $0[0] == "Cifras por unidad" }
    #expect(Set(units.map { $0[2] }) == ["06-001", "06-002", "06-003", "06-004"])
    let own = units.filter { $0[2] == "06-001" }
    #expect(
      own.contains(["Cifras por unidad", "Cifras por unidad", "06-001", "Colonia 06-001", "Visitas", "2", "visitas"]))
    #expect(own.contains { $0[4] == "Asignado" && $0[5] == "1545292.00" && $0[6] == "MXN" })
    #expect(own.contains { $0[4] == "Avance físico medio" && $0[5] == "50.13" && $0[6] == "%" })
    // What nobody recorded has no row: it is not 0.
    #expect(!units.contains { $0[2] == "06-002" && $0[4] == "Avance físico medio" })
    #expect(rows.contains { $0[1] == "Proyectos por tipo" && $0[3] == "Total" && $0[4] == "Proyectos" && $0[5] == "3" })
  }

  @Test("for Excel it has its mark, elsewhere --excel is refused; in English its headings are English")
  func excel() throws {
    let office = try MapOffice.drawn()
    #expect(try office.run(Self.quarter + ["-o", "e.csv", "--excel"]).code == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: office.file("e.csv")))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let refused = try office.run(Self.quarter + ["-o", "e.pdf", "--excel"])
    #expect(refused.code == 1 && refused.err == "--excel sólo va con un archivo .csv; quítelo o cambie -o.\n")
    let english = try Self.rows(office, ["--lang", "en"])
    #expect(english[0] == ["section", "table", "unit", "subject", "figure", "value", "measure"])
  }

  @Test("a name that a spreadsheet would run stays a name")
  func formula() throws {
    let office = try MapOffice.drawn()
    try office.enter(.territorialUnit, ["segunda", "06-001"], ["name": "=HYPERLINK(\"x\")"])
    #expect(try office.run(Self.quarter + ["-o", "f.csv"]).code == 0)
    let text = try String(contentsOfFile: office.file("f.csv"), encoding: .utf8)
    #expect(text.contains(",\"'=HYPERLINK(\"\"x\"\")\","))
  }
}
