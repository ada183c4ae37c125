import Foundation
import Store
import Testing

/// What reaches a terminal, a file or a program.
@Suite struct PrintedTextTests {
  static let hasTerminal = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
  static let long =
    "Rehabilitación de la barranca y del parque lineal de la calle Oriente 237 y sus andadores peatonales"
  static let wild = "Pozo\u{1B}[2J\u{9B}31m\ty\r\nbomba\u{7}"
  static let tamed = "Pozo[2J31m y bomba"

  let office: SmallOffice
  init() throws { office = try SmallOffice() }

  private func site(_ code: String, _ name: String) -> Assignment {
    Assignment(
      .worksSite, SmallOffice.id(.worksSite, code),
      [
        "code": .text(code), "project_id": .text(SmallOffice.id(.project, "PP-2024-0640").description),
        "name": .text(name), "start_date": "2024-10-14", "end_date": "2024-12-20",
      ])
  }

  @Test("a table that no terminal gets is not cut anywhere")
  func piped() throws {
    try office.enter("site.add", site("LARGO-1", Self.long))
    let line = try #require(try office.run("site", "list").lines.first { $0.hasPrefix("LARGO-1") })
    #expect(line.contains(Self.long) && line.contains("2024-10-14") && line.count > 100 && !line.contains("…"))
  }

  @Test("on a terminal long names are cut, keys and dates never", .enabled(if: hasTerminal))
  func terminal() throws {
    let code = "UN-CODIGO-DE-SITIO-QUE-OCUPA-CASI-TODO-EL-RENGLON-DE-LA-TERMINAL-Y-NO-SE-CORTA-1"
    try office.enter("site.add", site(code, Self.long), site("LARGO-1", Self.long))
    let answer = try office.harness.run(
      ["site", "list", "--database", office.file],
      prefix: ["/bin/sh", "-c", "exec script -qec \"$0 $*\" /dev/null"])
    let lines = answer.out.split { $0.isNewline }.map(String.init)
    let line = try #require(lines.first { $0.hasPrefix(code) })
    #expect(line.contains("…") && line.contains("2024-10-14") && line.contains("2024-12-20"))
    #expect(line.contains("PP-2024-0640") && !line.contains(Self.long))
  }

  @Test("control characters of a name reach no list and no sheet; a program gets the name as it is")
  func controls() throws {
    try office.enter("site.add", site("RARO-1", Self.wild))
    let list = try office.run("site", "list")
    #expect(list.lines.count == 4 && list.lines.contains { $0.hasPrefix("RARO-1") && $0.contains(Self.tamed) })
    let show = try office.run("site", "show", "RARO-1")
    #expect(show.lines.contains { $0.hasPrefix("nombre:") && $0.hasSuffix(" " + Self.tamed) })
    for text in [list.out, show.out] {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }
    #expect(try office.run("site", "show", "RARO-1", "--json").object()["name"] as? String == Self.wild)
  }

  @Test("one endless name does not fill every other row with blanks")
  func padding() throws {
    try office.enter("site.add", site("LARGO-1", String(repeating: "x", count: 5000)), site("CORTO-1", "pozo"))
    let line = try #require(try office.run("site", "list").lines.first { $0.hasPrefix("CORTO-1") })
    #expect(line.count < 250)
  }

  @Test(
    "standard output that takes nothing is said in one sentence, a reader that has gone in none",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "This system has no /dev/full."))
  func output() throws {
    func run(_ arguments: [String], _ script: String) throws -> Answer {
      try office.harness.run(arguments + ["--database", office.file], prefix: ["/bin/sh", "-c", script])
    }
    for arguments in [["site", "list"], ["--help"], ["site", "list", "--json"]] {
      let full = try run(arguments, "exec \"$0\" \"$@\" >/dev/full")
      #expect(
        full.code == 1
          && full.err == "La salida estándar no tomó todo lo que se le escribió: no queda espacio en el disco.\n",
        "\(arguments): \(full.err)")
      let closed = try run(arguments, "exec \"$0\" \"$@\" >&-")
      #expect(
        closed.code == 1 && closed.err == "La salida estándar no tomó todo lo que se le escribió: está cerrada.\n")
      let gone = try run(arguments, "trap '' PIPE; (sleep 0.2; \"$0\" \"$@\"; echo $? >&2) | true")
      #expect(gone.err == "141\n", "\(gone.err)")
    }
  }

  @Test("a refusal that repeats what was typed carries no control character either")
  func refusals() throws {
    let answer = try office.run("site", "show", "X\u{1B}]0;t\u{7}\nY")
    #expect(answer.code == 1 && answer.err.contains("«X]0;t Y»"))
    #expect(answer.err.split(separator: "\n").count == 1 && !answer.err.contains("\u{1B}"))
  }

  @Test(
    "a machine is not named with control characters, nor with nothing", arguments: ["a\u{1B}[2Jb", "a\nb", "a\u{85}"])
  func deviceName(name: String) throws {
    let answer = try office.run("device", "rename", name)
    #expect(answer.code == 1 && answer.err.contains("caracteres de control") && answer.out.isEmpty)
    let empty = try office.run("device", "rename", "")
    #expect(empty.code == 1 && empty.err == "Falta «name»; indíquelo.\n")
    #expect(try office.run("device", "show", "--json").objects().allSatisfy { $0["name"] as? String != name })
  }
}
