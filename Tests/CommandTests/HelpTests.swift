import ArgumentParser
import Foundation
import Testing

@testable import recorrido

@Suite struct HelpTests {
  /// Every command with the words that call it.
  private static func commands(
    _ type: any ParsableCommand.Type = Recorrido.self, path: [String] = []
  ) -> [(path: [String], type: any ParsableCommand.Type)] {
    type.configuration.subcommands.flatMap { child in
      let here = path + [child._commandName]
      return [(here, child)] + commands(child, path: here)
    }
  }

  @Test("every command says in Spanish what it does")
  func abstracts() throws {
    let english = try Regex(#"(?i)\b(the|shows?|lists?|and|of|files?)\b"#)
    for (path, type) in Self.commands() {
      let abstract = type.configuration.abstract
      #expect(abstract.hasSuffix("."), "\(path)")
      #expect(abstract.firstMatch(of: english) == nil, "\(path): \(abstract)")
    }
  }

  @Test("the help lists every command and ends with 0")
  func help() throws {
    let answer = try Harness().run("--help")
    #expect(answer.code == 0 && answer.err == "")
    for command in Recorrido.configuration.subcommands {
      #expect(answer.out.contains("\n  \(command._commandName) "), "\(command)")
    }
  }

  @Test("the order of the commands is the alphabet's")
  func order() {
    let names = Recorrido.configuration.subcommands.map { $0._commandName }
    #expect(names == names.sorted())
  }

  private static let readme = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "README.md")

  @Test(
    "every command stands in the README", .enabled(if: FileManager.default.fileExists(atPath: readme.path)),
    arguments: Recorrido.configuration.subcommands.map { $0._commandName })
  func documented(name: String) throws {
    // Commands alike stand together: `recorrido unit|locality list`, with strokes escaped inside a table.
    let call = try Regex(#"recorrido (?:[a-z]+\\?\|)*"# + name + #"\b"#)
    #expect(try String(contentsOf: Self.readme, encoding: .utf8).contains(call))
  }
}
