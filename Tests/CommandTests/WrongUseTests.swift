import Foundation
import Store
import Territory
import Testing

@Suite struct WrongUseTests {
  @Test("without a file, one sentence says how to make one, and nothing is written")
  func noFile() throws {
    let harness = try Harness()
    let answer = try harness.run("project", "list")
    #expect(answer.code == 1 && answer.out == "")
    #expect(answer.err.hasPrefix("No existe recorrido.sqlite: créelo con «recorrido init"))
    #expect(answer.err.split(separator: "\n").count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: harness.folder).isEmpty)
  }

  @Test(
    "a folder, and a file that is not ours, are each refused with one sentence", arguments: ["carpeta", "notas.txt"])
  func notOurs(name: String) throws {
    let harness = try Harness()
    try FileManager.default.createDirectory(atPath: harness.path("carpeta"), withIntermediateDirectories: true)
    try "Recorrido de la semana, sin más formato que éste.\n".write(
      toFile: harness.path("notas.txt"), atomically: true, encoding: .utf8)
    let answer = try harness.run("check", "--database", name)
    #expect(answer.code == 1 && answer.out == "")
    #expect(answer.err.contains(name == "carpeta" ? "es una carpeta" : "no es un archivo de Recorrido"))
    #expect(answer.err.split(separator: "\n").count == 1)
  }

  @Test("what the parser does not understand ends with 64 and a lead in Spanish")
  func usage() throws {
    let office = try SmallOffice()
    for arguments in [["lista"], ["project", "annul", "PP-2024-0640"], ["check", "--rapido"]] {
      let answer = try office.harness.run(arguments)
      #expect(answer.code == 64 && answer.out == "")
      #expect(answer.err.hasPrefix("No se entiende la orden:"))
    }
    #expect(try office.run("project", "list", "--lang", "fr").code == 64)
    #expect(try office.run("journal", "show", "--last", "0").code == 64)
    #expect(try office.run("project", "add", "folio").code == 64)
    #expect(try office.run("project", "add", "folio=1", "folio=2").code == 64)
  }

  @Test("a key that nobody has, and the beginning of several ids, are told apart")
  func keys() throws {
    let office = try SmallOffice()
    let unknown = try office.run("project", "show", "PP-2024-9999")
    #expect(unknown.code == 1)
    #expect(unknown.err == "No hay proyecto «PP-2024-9999»; vea «recorrido project list».\n")
    for (name, end) in [("Norte", "1"), ("Sur", "2")] {
      let id = try #require(RecordID("aaaaaaaa-0000-4000-8000-00000000000" + end))
      try office.enter("office.add", Assignment(.office, id, ["name": .text(name), "kind": "oficina"]))
    }
    let several = try office.run("office", "show", "aaaaaaaa")
    #expect(several.code == 1 && several.err.hasPrefix("«aaaaaaaa» nombra 2 registros (oficina)"))
    #expect(try office.run("office", "show", "aaaaaaaa-0000-4000-8000-000000000002").out.contains("Sur"))
    let english = try office.run("--lang", "en", "project", "show", "PP-2024-9999")
    #expect(english.code == 1)
    #expect(english.err == "There is no project “PP-2024-9999”; see “recorrido project list”.\n")
  }

  @Test("the language comes from --lang, then from the environment")
  func language() throws {
    let office = try SmallOffice()
    let arguments = ["--database", office.file, "journal", "verify"]
    #expect(try office.harness.run(arguments).out.hasPrefix("Bitácora íntegra"))
    let environment = ["RECORRIDO_LANG": "en"]
    #expect(try office.harness.run(arguments, environment: environment).out.hasPrefix("The journal is whole"))
    #expect(
      try office.harness.run(arguments + ["--lang", "es"], environment: environment).out.hasPrefix("Bitácora íntegra"))
  }

  @Test("the file is named before or after the command, or by the environment")
  func database() throws {
    let office = try SmallOffice()
    for arguments in [["--database", office.file, "device", "show"], ["device", "show", "-d", office.file]] {
      #expect(try office.harness.run(arguments).code == 0)
    }
    let environment = ["RECORRIDO_DATABASE": office.file]
    #expect(try office.harness.run(["device", "show"], environment: environment).code == 0)
    #expect(try office.harness.run("device", "show").code == 1)
  }

  @Test("a file that cannot be written is read all the same, and a change is refused", .enabled(if: Unprivileged.works))
  func readOnly() throws {
    let office = try SmallOffice()
    chmod(office.file, 0o444)
    chmod(office.harness.folder, 0o555)
    defer { chmod(office.harness.folder, 0o755) }
    let list = try office.harness.run(["--database", office.file, "project", "list"], prefix: Unprivileged.prefix)
    #expect(list.code == 0 && list.out.contains("PP-2024-0640"))
    let before = try Data(contentsOf: URL(fileURLWithPath: office.file))
    let annul = try office.harness.run(
      ["--database", office.file, "event", "annul", "A-01", "--reason", "error"], prefix: Unprivileged.prefix)
    #expect(annul.code == 1 && annul.err.contains("sólo lectura"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: office.file)) == before)
  }

  @Test("two programs that write at once both succeed: the second waits")
  func together() async throws {
    let office = try SmallOffice()
    let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
      for number in 1...4 {
        group.addTask { try office.run("device", "rename", "equipo-\(number)") }
        group.addTask { try office.run("office", "add", "name=Módulo \(number)", "lon=-99.09", "lat=19.39") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count == 8 && answers.allSatisfy { $0.code == 0 })
    #expect(try office.run("office", "list", "--json").objects().count == 5)
    #expect(try office.run("check").code == 0)
  }
}

/// Runs the program as somebody whom file permissions bind, where the tests themselves run as root.
enum Unprivileged {
  static let prefix = geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

  static let works: Bool = {
    guard geteuid() == 0 else { return true }
    guard FileManager.default.isExecutableFile(atPath: prefix[0]), let harness = try? Harness() else { return false }
    return (try? harness.run(["--version"], prefix: prefix))?.code == 0
  }()
}
