import ArgumentParser
import Cartography
import Foundation

@testable import recorrido

/// What the users' book tells people to type, read as a shell would.
enum ManualLines {
  /// The blocks of code, each with its chapter and language.
  static var blocks: [(chapter: String, text: String, language: String)] {
    UsersBook.book.chapters.flatMap { chapter in
      chapter.blocks.compactMap { block in
        guard case .code(let text, let language) = block else { return nil }
        return (chapter.name, text, language)
      }
    }
  }

  /// The lines that call the program, as its arguments.
  static var calls: [[String]] {
    blocks.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
      .filter { $0.hasPrefix("recorrido") }.map { Array(words(String($0)).dropFirst()) }
  }

  /// Everything that stands in running text, lists and tables.
  static var spans: [BookSpan] {
    UsersBook.book.chapters.flatMap(\.blocks).flatMap { block -> [BookSpan] in
      switch block {
      case .paragraph(let spans), .note(let spans): spans
      case .list(let items): items.flatMap(\.self)
      case .table(let headings, let rows): (headings + rows.flatMap(\.self)).flatMap(\.self)
      case .heading, .code, .picture: []
      }
    }
  }

  /// A line cut at blanks outside quotes.
  static func words(_ line: String) -> [String] {
    var (words, word, quote, isOpen) = ([String](), "", Character?.none, false)
    for letter in line {
      switch letter {
      case quote: quote = nil
      case "\"" where quote == nil, "'" where quote == nil: (quote, isOpen) = (letter, true)
      case " " where quote == nil:
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      default:
        word.append(letter)
        isOpen = true
      }
    }
    return isOpen ? words + [word] : words
  }

  /// The command that arguments call, by the words that call it.
  static func path(of arguments: [String]) -> [String] {
    var (path, type) = ([String](), Recorrido.self as any ParsableCommand.Type)
    for word in CommonOptions.behindCommand(arguments) {
      guard let child = type.configuration.subcommands.first(where: { $0._commandName == word }) else { break }
      path.append(word)
      type = child
    }
    return path
  }

  /// Every command that does something, by the words that call it.
  static func commands(_ type: any ParsableCommand.Type = Recorrido.self, _ path: [String] = []) -> [[String]] {
    let children = type.configuration.subcommands
    return children.isEmpty ? [path] : children.flatMap { commands($0, path + [$0._commandName]) }
  }
}
