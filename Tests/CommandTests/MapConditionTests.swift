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
}
