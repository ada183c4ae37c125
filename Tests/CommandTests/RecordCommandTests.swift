import Foundation
import Testing

@Suite struct RecordCommandTests {
  let office: SmallOffice
  init() throws { office = try SmallOffice() }

  @Test(
    "every kind of record is listed, a line a record, with its count",
    arguments: [
      ("unit", 4, "unidades"), ("office", 1, "oficina"), ("site", 2, "sitios"), ("project", 2, "proyectos"),
      ("event", 1, "evento"), ("vehicle", 1, "vehículo"), ("promoter", 2, "promotores"), ("visit", 1, "visita"),
      ("locality", 0, "localidades"),
    ])
  func list(command: String, count: Int, word: String) throws {
    let answer = try office.run(command, "list")
    #expect(answer.code == 0 && answer.err == "\(count) \(word).\n")
    #expect(answer.lines.count == (count == 0 ? 0 : count + 1))
    #expect(try office.run(command, "list", "--json").objects().count == count)
  }

  @Test("a list shows references by their keys, pesos and decimals to the right")
  func table() throws {
    let lines = try office.run("project", "list").lines
    #expect(lines[0].hasPrefix("folio         nombre"))
    #expect(lines[0].hasSuffix("asignado"))
    #expect(lines[1].contains("PP-2024-0640") && lines[1].contains("06-040") && lines[1].hasSuffix("1,545,292.50"))
    #expect(lines[1].contains("Cámaras en la calle Oriente 237"))
    #expect(try office.run("vehicle", "list").lines[1].contains("11.5"))
    let site = try office.run("site", "list").lines[1]
    #expect(site.hasPrefix("PP-2024-0640-1  PP-2024-0640  "))
    let visit = try office.run("visit", "list").lines[1]
    #expect(visit.contains("2024-11-08 10:00") && visit.contains("PP-2024-0640-1") && visit.contains("35.00"))
  }

  @Test("--json has natural units, nulls, and references by id and by key")
  func json() throws {
    let projects = try office.run("project", "list", "--json").objects()
    let project = try #require(projects.first)
    #expect(project["key"] as? String == "PP-2024-0640")
    #expect(project["budget_assigned"] as? Double == 1_545_292.5)
    #expect(project["physical_progress"] as? Double == 35.5)
    #expect(project["budget_spent"] is NSNull)
    #expect(project["unit"] as? String == "06-040")
    #expect((project["unit_id"] as? String)?.count == 36 && (project["id"] as? String)?.count == 36)
    let vehicle = try office.run("vehicle", "show", "12", "--json").object()
    #expect(vehicle["km_per_l"] as? Double == 11.5 && vehicle["tank_l"] as? Double == 80)
    #expect(vehicle["year"] as? Int == 2019)
    let office = try office.run("office", "show", "modulo pantitlan", "--json").object()
    #expect(office["point"] as? [Double] == [-99.0659, 19.4158])
    let promoters = try self.office.run("promoter", "list", "--json").objects()
    #expect(promoters.map { $0["active"] as? Bool } == [true, false])
  }

  @Test("show says every field that has a value, by name without accents too")
  func show() throws {
    let answer = try office.run("office", "show", "modulo pantitlan")
    #expect(
      answer.out == """
        nombre:     Módulo Pantitlán
        unidad:     06-040
        tipo:       oficina
        horario:    09:00-17:00
        punto:      -99.065900, 19.415800
        registrado: 2024-11-12 12:00, C01

        """)
    #expect(try office.run("visit", "show", SmallOffice.id(.visit, "V-1").description).out.contains("35.00"))
  }

  @Test("a unit's key means the edition in force today; an id reaches the others")
  func editions() throws {
    let unit = try office.run("unit", "show", "06-040")
    #expect(unit.code == 0 && unit.out.contains("iecm-2022"))
    let old = SmallOffice.id(.territorialUnit, "iecm-201906-040").description
    #expect(try office.run("unit", "show", String(old.prefix(12))).out.contains("iecm-2019"))
    #expect(try office.run("locality", "show", "06-040").code == 1)
  }

  @Test("annulling a project annuls its sites in the same entry, and undo gives both back")
  func annul() throws {
    let answer = try office.run("project", "annul", "PP-2024-0641", "--reason", "Registrado dos veces")
    #expect(answer.code == 0)
    #expect(answer.out == "Anulado: proyecto «PP-2024-0641»; con ello 1 sitio.\n")
    #expect(try office.run("site", "list", "--json").objects().count == 1)
    let all = try office.run("site", "list", "--all", "--json").objects()
    #expect(all.count == 2)
    #expect(all.last?["annulled_at"] as? String == Harness.now)
    #expect(all.last?["annul_reason"] as? String == "Registrado dos veces")
    #expect(try office.run("project", "list", "--all").lines[2].hasSuffix("2025-01-05 12:00"))
    let entry = try #require(try office.run("journal", "show", "--last", "1", "--json").objects().first)
    #expect(entry["kind"] as? String == "project.annul" && entry["records"] as? Int == 2)
    #expect(entry["reason"] as? String == "Registrado dos veces")
    #expect(try office.run("check").code == 0)
    #expect(try office.run("undo").code == 0)
    #expect(try office.run("site", "list", "--json").objects().count == 2)
    #expect(try office.run("check").code == 0)
  }

  @Test(
    "a record in use is not annulled, and the refusal counts its users",
    arguments: [
      (["unit", "annul", "06-040"], "1 oficina, 1 proyecto, 1 sitio, 1 evento, 1 visita"),
      (["project", "annul", "PP-2024-0640"], "1 visita"), (["site", "annul", "PP-2024-0640-1"], "1 visita"),
      (["office", "annul", "Módulo Pantitlán"], "1 promotor"), (["promoter", "annul", "P01"], "1 visita"),
    ])
  func inUse(command: [String], users: String) throws {
    let answer = try office.harness.run(["--database", office.file] + command + ["--reason", "error"])
    #expect(answer.code == 1 && answer.err.contains("está en uso (\(users))"))
    #expect(try office.run("journal", "verify", "--json").object()["entries"] as? Int == 9)
  }

  @Test("an annulment needs a reason without personal data, and is not repeated")
  func annulRefused() throws {
    #expect(try office.run("event", "annul", "A-01", "--reason", " ").err.contains("--reason"))
    let personal = try office.run("event", "annul", "A-01", "--reason", "Lo pidió GOMC800101HJCLRR09")
    #expect(personal.code == 1 && personal.err.hasPrefix("E-PRI-01"))
    #expect(try office.run("event", "annul", "A-01", "--reason", "No se hizo").code == 0)
    let again = try office.run("event", "annul", "A-01", "--reason", "No se hizo")
    #expect(again.code == 1)
    #expect(again.err == "E-AUD-01 Ya se anuló evento «A-01» el 2025-01-05; no hay nada que anular.\n")
  }

  @Test("records are added and changed field by field, by the rules of the imports")
  func addAndEdit() throws {
    let added = try office.run("vehicle", "add", "econ_no=14", "fuel=magna", "km_per_l=10.25")
    #expect(added.code == 0 && added.out == "Alta: vehículo «14».\n")
    #expect(try office.run("vehicle", "add", "econ_no=14", "fuel=magna", "km_per_l=10").code == 1)
    let edited = try office.run("vehicle", "edit", "14", "tank_l=55.5", "--json").object()
    #expect(edited["change"] as? String == "changed" && edited["key"] as? String == "14")
    let vehicle = try office.run("vehicle", "show", "14", "--json").object()
    #expect(vehicle["tank_l"] as? Double == 55.5 && vehicle["km_per_l"] as? Double == 10.25)
    let unknown = try office.run("vehicle", "edit", "14", "color=rojo")
    #expect(unknown.code == 1 && unknown.err.contains("color") && unknown.err.contains("km_per_l"))
    #expect(try office.run("vehicle", "edit", "99", "tank_l=1").code == 1)
    #expect(try office.run("check").code == 0)
  }

  @Test("a required field is not left empty, and another one is not emptied")
  func emptied() throws {
    func refused(_ arguments: String...) throws -> String {
      let answer = try office.harness.run(["--database", office.file] + arguments)
      #expect(answer.code == 1 && answer.out.isEmpty)
      return answer.err
    }
    #expect(try refused("project", "add", "folio= ", "fiscal_year=2025", "source=PP") == "Falta «folio»; indíquelo.\n")
    #expect(try refused("vehicle", "edit", "12", "econ_no=") == "Falta «econ_no»; indíquelo.\n")
    let emptied =
      "El campo «name» no se puede vaciar: dele un valor, o anule el registro y délo de alta sin él.\n"
    #expect(try refused("project", "edit", "PP-2024-0640", "name=") == emptied)
    #expect(try refused("project", "add", "folio=X-9", "fiscal_year=2025", "source=PP", "name=") == emptied)
    #expect(try refused("project", "edit", "PP-2024-0640", "color=").contains("No hay campo «color»"))
    #expect(try office.run("journal", "verify", "--json").object()["entries"] as? Int == 9)
  }

  @Test("a project's status moves by its steps only")
  func status() throws {
    #expect(try office.run("project", "add", "folio=X-1", "fiscal_year=2025", "unit=06-041", "source=PP").code == 0)
    let jump = try office.run("project", "edit", "X-1", "status=entregado")
    #expect(jump.code == 1 && jump.err.hasPrefix("E-PRJ-02"))
  }

  @Test("priority alone asks a place without visits to make for their first day, and what is set then is a change")
  func duty() throws {
    let refused = try office.run("unit", "edit", "06-040", "priority=3")
    #expect(refused.code == 1 && refused.err.contains("first_due"))
    let first = try office.run("unit", "edit", "06-040", "first_due=2024-11-20", "priority=3", "every_days=30")
    #expect(first.code == 0 && first.out.contains("Cambio"))
  }
}
