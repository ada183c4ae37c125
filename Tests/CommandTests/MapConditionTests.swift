import Foundation
import Store
import Territory
import Testing

@testable import Fieldwork

/// What people type after `--where`.
@Suite struct MapConditionTests {
  private func run(_ office: MapOffice, _ layers: String, _ condition: String, _ file: String = "m.csv") throws
    -> Answer
  {
    try office.run(["map", "--layers", layers, "--period", "2024-T4", "--where", condition, "-o", office.file(file)])
  }

  @Test(
    "a status is taken as the legend writes it, or as the file does",
    arguments: ["estado=en_ejecucion", "estado=En ejecución", "estado=EN EJECUCION", "status=under way"])
  func status(condition: String) throws {
    let answer = try run(try MapOffice.drawn(), "projects", condition)
    #expect(answer.code == 0 && answer.err.contains("3 elementos"), "\(answer.err)")
  }

  @Test(
    "a unit is taken by key or by name, without capitals or accents",
    arguments: ["unit=06-002", "unit=colonia 06-002", "unit=COLÓNIA 06-002"])
  func unit(condition: String) throws {
    let answer = try run(try MapOffice.drawn(), "coverage", condition)
    #expect(answer.code == 0 && answer.err.contains("1 elemento "), "\(answer.err)")
  }

  @Test("a status or a unit that does not exist is refused with what there is, and writes nothing")
  func unknown() throws {
    let office = try MapOffice.drawn()
    for (condition, hint) in [
      ("estado=acabado", "priorizado"), ("unit=99-999", "de 06-001 a 06-004"), ("unit=Colonia Nueva", "06-001 Colonia"),
    ] {
      for file in ["m.csv", "m.svg"] {
        let answer = try run(office, "projects", condition, file)
        #expect(answer.code != 0 && answer.err.contains(hint), "\(condition): \(answer.err)")
        #expect(!FileManager.default.fileExists(atPath: office.file(file)))
      }
    }
  }

  @Test("a value that no record has is answered with those there are")
  func nothingMatches() throws {
    let answer = try run(try MapOffice.drawn(), "projects", "tipo=drenaje")
    #expect(
      answer.code == 0 && answer.err.contains("Nada cumple --where; hay tipo = luminarias, videovigilancia_alarmas."),
      "\(answer.err)")
  }

  @Test(
    "numbers are compared as numbers",
    arguments: ["avance_fisico=60.25", "avance_fisico=60.250", "avance_fisico=60.25 %"])
  func numbers(condition: String) throws {
    let answer = try run(try MapOffice.drawn(), "projects", condition)
    #expect(answer.code == 0 && answer.err.contains("1 elemento "), "\(answer.err)")
  }

  @Test(
    "coverage is taken in the legend's words, and a field's name with capitals",
    arguments: [
      ("cobertura=visitada", "cobertura=1"), ("cobertura=sí", "cobertura=1"), ("cobertura=Sin visita", "cobertura=0"),
      ("Cobertura=no", "cobertura=0"), ("cobertura=not visited", "cobertura=0"),
    ])
  func coverage(words: String, value: String) throws {
    let office = try MapOffice.drawn()
    let (said, plain) = (try run(office, "coverage", words), try run(office, "coverage", value))
    #expect(said.code == 0 && said.err == plain.err && !said.err.contains("0 elementos"), "\(said.err)")
  }

  @Test("a type is taken in the words of the legend, in either language")
  func types() throws {
    let office = try MapOffice.drawn()
    let plain = try run(office, "projects", "tipo=videovigilancia_alarmas").err
    for words in ["videovigilancia y alarmas", "cameras and alarms"] {
      let said = try run(office, "projects", "tipo=\(words)").err
      #expect(said == plain && !said.contains("0 elementos"), "\(said)")
    }
  }

  @Test("of many values the nearest are said, and how many more there are")
  func nearest() throws {
    let office = try MapOffice.drawn()
    for number in 1...14 {
      try office.addProject("Z-\(number)", type: "rampas", unit: "06-001")
      try office.enter(.project, ["2024", "Z-\(number)"], ["budget_assigned": .integer(number * 10_000)])
      try office.addSite("Z-\(number)-1", of: "Z-\(number)", shape: nil)
    }
    let money = try run(office, "projects", "monto_asignado=705").err
    #expect(
      money.contains("hay monto_asignado = 200.00, 300.00,") && money.contains(" 1300.00 y 3 más."), "\(money)")
    let folios = try run(office, "projects", "folio=Z-99").err
    #expect(folios.contains(" y 5 más."), "\(folios)")
  }

  @Test("a layer that keeps nothing is named though others have something; values that never meet are said to be there")
  func layers() throws {
    let office = try MapOffice.drawn()
    let none = try run(office, "coverage,projects", "folio=NADA", "m.geojson").err
    #expect(none.contains("Aviso: --where deja fuera todas las obras; hay folio = PP-1, PP-2, VIEJO.\n"), "\(none)")
    let apart = try run(office, "projects", "estado=suspendido,folio=PP-1").err
    #expect(
      apart.contains("Nada cumple --where; hay de cada valor pedido, pero no en el mismo elemento.\n"), "\(apart)")
  }
}
