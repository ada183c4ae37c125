import Foundation
import Testing

/// A whole city's report, from the files as they are published.
@Suite(.enabled(if: RealFiles.folder != nil, "RECORRIDO_REAL_DATA does not name the folder of real files."))
struct RealReportTests {
  @Test("1,814 units and 713 works of 2018 in each format; money of works without an amount makes no share")
  func mexicoCity() throws {
    let office = try RealFiles.state("09", "Ciudad de México")
    #expect(
      try RealFiles.units("territorio/cdmx-ut-iecm-2019.gpkg", map: "ut-iecm-2019", into: office).code == 0)
    let works = try office.run(
      "import", "projects", RealFiles.path("obras/cdmx-presupuesto-participativo-2018.csv"), "--map",
      ScenarioOffice.data("mappings/presupuesto-participativo-2018.map"), "--refusals", "avisos.csv")
    #expect(works.code == 0)
    let text = try office.did("report", "quarter", "--period", "2018").out
    #expect(text.contains("- No hay visitas registradas en ninguna de las 1,814 unidades territoriales."))
    #expect(text.contains("713 proyectos, de los cuales 64 son de calentadores solares (9.0 %) y 285 no tienen tipo"))
    // Summed from the file by hand: 656 works have both amounts.
    #expect(text.contains("(119.2 % en los 656 con ambos montos)"))
    #expect(text.contains("> Sin dato, fuera del análisis: 1,443 unidades."))
    for format in ["html", "pdf"] { try office.did("report", "quarter", "--period", "2018", "-o", "c.\(format)") }
    let one = try office.did("report", "works", "--period", "2018", "--municipality", "09006", "--json").object()
    let section = (one["sections"] as? [[String: Any]])?.first
    #expect((section?["figures"] as? [String: Any])?["projects"] as? Int == 53)
  }
}
