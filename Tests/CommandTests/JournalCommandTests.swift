import Foundation
import Territory
import Testing

@Suite struct JournalCommandTests {
  let office: SmallOffice
  init() throws { office = try SmallOffice() }

  @Test("the journal's entries are shown in words, with their record, the last ones first asked for")
  func show() throws {
    let lines = try office.run("journal", "show", "--last", "2").lines
    #expect(lines.count == 3 && lines[0].contains("cuándo"))
    #expect(lines[1].contains("alta de evento") && lines[1].contains("A-01"))
    #expect(lines[2].contains("registro de visita") && lines[2].contains("2024-11-12 12:00"))
    #expect(try office.run("journal", "show", "--json").objects().count == 9)
  }

  @Test("imports are shown with their file, and an export of internal data in words")
  func files() throws {
    try "econ_no,fuel,km_per_l\n21,magna,12\n".write(
      toFile: office.harness.path("parque.csv"), atomically: true, encoding: .utf8)
    #expect(try office.run("import", "vehicles", "parque.csv").code == 0)
    let road =
      #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[-99.1,19.4],[-99.11,19.4]]}}"#
    try road.write(toFile: office.harness.path("calle.geojson"), atomically: true, encoding: .utf8)
    #expect(try office.run("import", "roads", "calle.geojson").code == 0)
    let map = try office.run(
      "map", "--layers", "projects", "--period", "2024-T4", "--internal", "--reason", "Auditoría", "-o", "m.geojson")
    #expect(map.code == 0)
    let lines = try office.run("journal", "show", "--last", "3").lines
    #expect(lines[1].contains("importación de vehículos") && lines[1].contains("parque.csv"))
    #expect(lines[2].contains("importación de vialidades") && lines[2].contains("calle.geojson"))
    #expect(lines[3].contains("exportación de datos internos") && lines[3].contains("Auditoría"))
    let english = try office.run("journal", "show", "--last", "3", "--lang", "en").lines
    #expect(english[3].contains("internal data exported"))
    let entries = try office.run("journal", "show", "--last", "3", "--json").objects()
    #expect(entries.map { $0["file"] as? String } == ["parque.csv", "calle.geojson", "m.geojson"])
  }

  @Test("the history of one record has every entry that touched it, and no other")
  func history() throws {
    #expect(try office.run("promoter", "annul", "P02", "--reason", "Se fue").code == 0)
    let entries = try office.run("journal", "show", "--record", "P02", "--json").objects()
    #expect(entries.map { $0["kind"] as? String } == ["promoters.import", "promoter.annul"])
    let unknown = try office.run("journal", "show", "--record", "P99")
    #expect(unknown.code == 1 && unknown.err.contains("P99"))
  }

  @Test("the history of a record finds the bulk entry that brought it")
  func bulkHistory() throws {
    try "econ_no,fuel,km_per_l\n21,magna,12\n22,magna,9\n".write(
      toFile: office.harness.path("vehiculos.csv"), atomically: true, encoding: .utf8)
    #expect(try office.run("import", "vehicles", "vehiculos.csv").code == 0)
    let entries = try office.run("journal", "show", "--record", "22", "--json").objects()
    #expect(entries.count == 1 && entries.first?["records"] as? Int == 2)
    #expect(try office.run("journal", "show", "--record", "12", "--json").objects().count == 1)
  }

  @Test("undo says what it took back, whose it was and when, and the check stays clean")
  func undo() throws {
    let answer = try office.run("undo", "--reason", "Visita de otra obra")
    #expect(answer.code == 0)
    let id = SmallOffice.id(.visit, "V-1").description.prefix(8)
    #expect(answer.out == "Deshecho: registro de visita «\(id)», de C01, 2024-11-12 12:00, registros 1.\n")
    #expect(try office.run("visit", "list", "--json").objects().isEmpty)
    let next = try office.run("undo", "--json").object()
    #expect(next["kind"] as? String == "event.add" && next["subject"] as? String == "A-01")
    #expect(try office.run("check").code == 0)
    let last = try #require(try office.run("journal", "show", "--last", "2", "--json").objects().first)
    #expect(last["kind"] as? String == "undo" && last["reason"] as? String == "Visita de otra obra")
  }

  @Test("undo goes back to the file's first entry and no further")
  func undoAll() throws {
    for _ in 1...8 { #expect(try office.run("undo").code == 0) }
    let answer = try office.run("undo")
    #expect(answer.code == 1 && answer.err == "No hay nada que deshacer.\n")
    #expect(try office.run("check").code == 0)
  }

  @Test("the head is the hash of each device's last entry, and moves with the next entry")
  func head() throws {
    let head = try #require(try office.run("journal", "head", "--json").objects().first)
    #expect(head["sequence"] as? Int == 9)
    let hash = try #require(head["hash"] as? String)
    let lines = try office.run("journal", "head").lines
    #expect(lines.count == 2 && lines[1] == hash)
    let last = try #require(try office.run("journal", "show", "--last", "1", "--json").objects().first)
    #expect(last["hash"] as? String == hash)
    #expect(try office.run("undo").code == 0)
    #expect(try office.run("journal", "head").lines[1] != hash)
  }

  @Test("the exported journal proves itself: each line's hash is that of its other columns")
  func export() throws {
    let answer = try office.run("journal", "export", "-o", "-")
    #expect(answer.code == 0 && answer.err == "" && answer.lines.count == 9)
    var previous = ""
    for line in answer.lines {
      let entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let columns = [
        "id", "device", "seq", "lamport", "recorded_at", "author", "kind", "version", "payload", "prev_hash",
      ]
      let values = columns.map { column in
        (entry[column] as? String).map(Self.quoted) ?? String(entry[column] as? Int ?? -1)
      }
      #expect(entry["hash"] as? String == Digest(of: "[" + values.joined(separator: ",") + "]").hexadecimal)
      #expect(entry["prev_hash"] as? String == previous)
      previous = entry["hash"] as? String ?? ""
    }
    #expect(try office.run("journal", "export", "-o", "bitacora.jsonl").out.contains("entradas 9"))
    #expect(try String(contentsOfFile: office.harness.path("bitacora.jsonl"), encoding: .utf8) == answer.out)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  @Test("a file changed behind our back is told by check and mended by --rebuild")
  func changedTable() throws {
    // In the table the name follows the role without quotes; in the journal it stands between them.
    try office.overwrite("promotorAna Luz", with: "promotorEva Luz")
    #expect(try office.run("promoter", "show", "P01").out.contains("Eva Luz"))
    let answer = try office.run("check")
    #expect(answer.code == 1)
    #expect(answer.out.contains("Tabla promoter: difiere el registro \(SmallOffice.id(.promoter, "P01"))."))
    #expect(answer.err.contains("recorrido check --rebuild"))
    let report = try office.run("check", "--json")
    #expect(report.code == 1)
    #expect(try report.object()["clean"] as? Bool == false)
    #expect(try office.run("check", "--quick").code == 0)
    #expect(try office.run("check", "--rebuild").code == 0)
    #expect(try office.run("promoter", "show", "P01").out.contains("Ana Luz"))
  }

  @Test("a journal changed behind our back is refused by verify and check, and --rebuild does not hide it")
  func changedJournal() throws {
    try office.overwrite(#""name":"Ana Luz""#, with: #""name":"Eva Luz""#)
    for command in [["journal", "verify"], ["check"], ["check", "--quick"], ["check", "--rebuild"]] {
      let answer = try office.harness.run(["--database", office.file] + command)
      #expect(answer.code == 1 && answer.err == "E-AUD-01 Bitácora alterada en la entrada 7.\n")
    }
    #expect(try office.run("promoter", "show", "P01").out.contains("Ana Luz"))
  }
}

extension SmallOffice {
  /// Replaces bytes inside the file, as no program of ours does.
  func overwrite(_ old: String, with new: String) throws {
    precondition(old.utf8.count == new.utf8.count)
    let url = URL(fileURLWithPath: file)
    var data = try Data(contentsOf: url)
    let range = try #require(data.range(of: Data(old.utf8)))
    data.replaceSubrange(range, with: Data(new.utf8))
    try data.write(to: url)
  }
}
