import ArgumentParser
import Cartography
import Exchange
import Fieldwork
import Foundation
import Testing

@testable import recorrido

/// The users' book says what is so.
@Suite struct ManualTests {
  private static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let hasProject = FileManager.default.fileExists(
    atPath: project.appendingPathComponent("Package.swift").path)

  @Test("a line is read as a shell reads it")
  func shellWords() {
    #expect(ManualLines.words(#"a --b "c d"  e='f g' """#) == ["a", "--b", "c d", "e=f g", ""])
  }

  @Test("every command line of the manual is understood by the program", arguments: ManualLines.calls)
  func understood(arguments: [String]) {
    do {
      _ = try Recorrido.parseAsRoot(CommonOptions.behindCommand(arguments))
    } catch {
      // --help and --version leave that way too.
      #expect(
        Recorrido.exitCode(for: error) == .success,
        "recorrido \(arguments.joined(separator: " ")): \(Recorrido.message(for: error))")
    }
  }

  @Test("commands named in running text exist")
  func named() throws {
    let named = ManualLines.spans.compactMap { span -> [String]? in
      guard case .code(let text) = span, text.hasPrefix("recorrido ") else { return nil }
      return Array(ManualLines.words(text).dropFirst())
    }
    #expect(named.count > 5)
    for words in named {
      let verbs = words.prefix { !$0.hasPrefix("-") }
      #expect(ManualLines.path(of: words) == Array(verbs), "recorrido \(words.joined(separator: " "))")
    }
  }

  private static let verbs: Set = ["list", "show", "add", "edit", "annul"]

  @Test("every command stands in the manual, on a line to be typed")
  func complete() {
    let shown = Set(ManualLines.calls.map(ManualLines.path))
    // The groups of records have five verbs alike: each group and each verb is shown, and not all pairs.
    let groups = Set(ManualLines.commands().filter { $0.count == 2 && $0[1] == "add" }.map { $0[0] })
    #expect(groups.count == 9)
    for command in ManualLines.commands() where !(groups.contains(command[0]) && Self.verbs.contains(command[1])) {
      #expect(shown.contains(command), "recorrido \(command.joined(separator: " "))")
    }
    let inGroups = shown.filter { $0.count == 2 && groups.contains($0[0]) }
    #expect(Set(inGroups.map { $0[0] }) == groups)
    #expect(Set(inGroups.map { $0[1] }) == Self.verbs)
  }

  private static let imports: [String: ImportKind] = [
    "unit": .units, "locality": .localities, "office": .offices, "site": .sites, "project": .projects,
    "event": .events, "vehicle": .vehicles, "promoter": .promoters, "zone": .zones,
  ]

  @Test("fields that the manual sets exist")
  func fields() throws {
    for arguments in ManualLines.calls {
      let path = ManualLines.path(of: arguments)
      guard path.count == 2, ["add", "edit"].contains(path[1]), path[0] != "round" else { continue }
      let known = try #require(Self.imports[path[0]]).fields
      for argument in arguments.dropFirst(2) where argument.contains("=") && !argument.hasPrefix("-") {
        let field = String(argument.prefix { $0 != "=" })
        #expect(known.contains(field), "recorrido \(arguments.joined(separator: " "))")
      }
    }
  }

  @Test("the fields of each import are as the program has them, those it needs in bold")
  func importFields() throws {
    let chapter = try #require(UsersBook.book.chapters.first { $0.name == "formatos" })
    var told: Set<ImportKind> = []
    for case .list(let items) in chapter.blocks {
      for item in items {
        let kinds = item.compactMap { span -> ImportKind? in
          guard case .code(let text) = span, text.hasPrefix("import ") else { return nil }
          return ImportKind(rawValue: String(text.dropFirst("import ".count)))
        }
        guard !kinds.isEmpty else { continue }
        let needed = item.flatMap { span -> [String] in
          guard case .strong(let text) = span else { return [] }
          return Self.names(text)
        }
        guard case .text(let others)? = item.last else { continue }
        for kind in kinds {
          told.insert(kind)
          #expect(Set(needed) == Set(kind.required), "\(kind)")
          for name in Self.names(others) { #expect(kind.fields.contains(name), "\(kind): \(name)") }
        }
      }
    }
    #expect(told == Set(ImportKind.allCases))
  }

  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: { !($0.isLetter || $0 == "_") }).map(String.init)
  }

  @Test("rules of columns and themes that the manual shows can be read, and its table of visits can be imported")
  func samples() throws {
    func sample(_ chapter: String) throws -> String {
      try #require(ManualLines.blocks.first { $0.chapter == chapter && $0.language.isEmpty }).text
    }
    let scratch = try Harness()
    try sample("formatos").write(toFile: scratch.path("reglas.map"), atomically: true, encoding: .utf8)
    #expect(try ColumnMap(contentsOf: scratch.path("reglas.map")).fields.count == 8)
    #expect(try Theme(reading: Array(sample("temas").utf8)).signatures.count == 1)
    let columns = try sample("visitas").split(separator: "\n")[0].split(separator: ",").map(String.init)
    #expect(columns.count == 9 && columns.allSatisfy(ImportKind.visits.fields.contains))
  }

  @Test("links lead to chapters, pictures are there, and every chapter's file is in the book")
  func links() throws {
    let names = UsersBook.book.chapters.map(\.name)
    for case .link(let text, let target) in ManualLines.spans { #expect(names.contains(target), "\(text): \(target)") }
    guard Self.hasProject else { return }
    func files(_ folder: String, _ ending: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: Self.project.appendingPathComponent(folder).path)
        .filter { $0.hasSuffix(ending) }.sorted()
    }
    #expect(try files("Sources/recorrido/Manual", ".md") == names.map { $0 + ".md" }.sorted())
    let shown = UsersBook.book.chapters.flatMap(\.blocks).compactMap { block -> String? in
      if case .picture(let file, _) = block { file } else { nil }
    }
    #expect(try files("data/pictures", ".png") == shown.sorted())
  }

  @Test("rules that the manual explains by their code are the program's", .enabled(if: hasProject))
  func codes() throws {
    let text = UsersBook.book.markdown
    let codes = Set(text.matches(of: /[EW]-[A-Z]{3}-\d\d/).map { String($0.output) })
    #expect(codes.count > 20)
    let sources = Self.project.appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    let program = try files.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: sources.appendingPathComponent($0), encoding: .utf8) }.joined()
    for code in codes { #expect(program.contains("\"\(code)\""), "\(code)") }
  }

  // MARK: The command

  @Test(
    "a chapter is asked for by its name, its number or the beginning of its title", arguments: ["mapas", "4", "MAP"])
  func chapter(name: String) throws {
    let answer = try Harness().run("manual", name)
    #expect(answer.code == 0 && answer.err == "")
    #expect(answer.out.hasPrefix("4. Mapas\n") && answer.out.contains("\n    recorrido map "))
    #expect(!answer.out.contains("5. Informe"))
  }

  @Test("an unknown chapter is refused in one sentence with those there are")
  func unknownChapter() throws {
    let harness = try Harness()
    let answer = try harness.run("manual", "gasolina")
    #expect(answer.code == 1 && answer.out == "")
    #expect(answer.err.hasPrefix("No hay capítulo «gasolina»; hay empezar, ronda, visitas, mapas, "))
    #expect(answer.err.split(separator: "\n").count == 1)
    // Several titles begin so: which one is meant is not guessed.
    #expect(try harness.run("manual", "p").code == 1)
    #expect(try harness.run("manual", "0").code == 1)
  }

  @Test("the whole book is printed, its chapters named first; in English a line says that it is in Spanish")
  func whole() throws {
    let answer = try Harness().run("--lang", "en", "manual")
    #expect(answer.code == 0 && answer.err == "The manual is written in Spanish only.\n")
    for (index, chapter) in UsersBook.book.chapters.enumerated() {
      #expect(answer.out.contains("\n\(index + 1). \(chapter.title)\n"))
      #expect(answer.out.contains("\n  \(chapter.name)  "))
    }
    let long = answer.out.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("    ") }
    #expect(long.isEmpty)
  }

  @Test("the page asks the network for nothing, and holds the pictures that the demo drew", .enabled(if: hasProject))
  func page() throws {
    let harness = try Harness()
    let answer = try harness.run("manual", "-o", "manual.html")
    #expect(answer.code == 0 && answer.out == "" && answer.err == "")
    let page = try String(contentsOfFile: harness.path("manual.html"), encoding: .utf8)
    #expect(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
    #expect(page.components(separatedBy: "src=\"data:image/png;base64,").count == 6)
    for chapter in UsersBook.book.chapters {
      #expect(page.contains("id=\"\(chapter.name)\"") && page.contains("href=\"#\(chapter.name)\""))
    }
  }

  @Test("the book is written as Markdown and as PDF; another format is refused, and a chapter with -o too")
  func formats() throws {
    let harness = try Harness()
    #expect(try harness.run("manual", "-o", "manual.md").code == 0)
    let text = try String(contentsOfFile: harness.path("manual.md"), encoding: .utf8)
    #expect(text.hasPrefix("# Recorrido: manual de uso\n") && text.contains("[listas](#listas)"))
    for name in ["uno.pdf", "dos.pdf"] { #expect(try harness.run("manual", "-o", name).code == 0) }
    let pdf = try Data(contentsOf: URL(fileURLWithPath: harness.path("uno.pdf")))
    #expect(pdf.starts(with: Array("%PDF".utf8)))
    #expect(try Data(contentsOf: URL(fileURLWithPath: harness.path("dos.pdf"))) == pdf)
    let other = try harness.run("manual", "-o", "manual.docx")
    #expect(other.code == 1 && other.err.contains("«manual.docx» no termina en lo que aquí se escribe"))
    #expect(try harness.run("manual", "mapas", "-o", "mapas.html").code == 64)
  }
}
