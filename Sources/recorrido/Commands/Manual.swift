import ArgumentParser
import Cartography
import Exchange
import Fieldwork
import Foundation
import Territory

struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "El manual de uso, completo o por capítulos.",
    discussion: "Capítulos: \(UsersBook.names.joined(separator: ", ")).")

  @Argument(help: "Capítulo, por su nombre o su número; si falta, todos.") var chapter: String?
  @Option(name: .shortAndLong, help: "Archivo .html, .pdf o .md con el libro completo; - es Markdown en la salida.")
  var output: String?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard chapter == nil || output == nil else {
      throw ValidationError(
        Console.say(
          "-o guarda el libro completo: quite el capítulo.", "-o writes the whole book: leave out the chapter."))
    }
  }

  func run() throws {
    let book = UsersBook.book
    if Console.language == .english { Console.error("The manual is written in Spanish only.") }
    if let output { return try write(book, to: output) }
    guard let chapter else { return Console.page(book.text()) }
    guard let index = book.index(ofChapter: chapter) else {
      throw ManualRefusal.noChapter(chapter, known: book.chapters.map(\.name))
    }
    Console.page(book.text(ofChapter: index))
  }

  private func write(_ book: Book, to path: String) throws {
    try FieldOffice.judgeFormat(path, known: [".html", ".pdf", ".md"])
    let ending = path.lowercased()
    let output = try OutputFile(path: path)
    if ending.hasSuffix(".html") {
      try output.write(book.html(picture: UsersBook.picture))
    } else if ending.hasSuffix(".pdf") {
      try output.write(try book.pdf(moment: common.now(), picture: UsersBook.picture))
    } else {
      try output.write(book.markdown)
    }
    try output.commit()
  }
}

extension Console {
  /// Long text for a person: through `$PAGER` on a terminal, as data elsewhere.
  static func page(_ text: String) {
    let pager = ProcessInfo.processInfo.environment["PAGER"] ?? ""
    guard isatty(STDOUT_FILENO) == 1, !pager.isEmpty, let stream = popen(pager, "w") else { return out(text) }
    // Who leaves the pager before the end has read enough.
    signal(SIGPIPE, SIG_IGN)
    fputs(text + "\n", stream)
    pclose(stream)
  }
}

/// Why there is nothing to read.
enum ManualRefusal: BilingualRefusal, Equatable {
  case noChapter(String, known: [String])

  var spanish: String {
    switch self {
    case .noChapter(let text, let known): "No hay capítulo «\(text)»; hay \(known.joined(separator: ", "))."
    }
  }

  var english: String {
    switch self {
    case .noChapter(let text, let known):
      "There is no chapter “\(text)”; there are \(known.joined(separator: ", "))."
    }
  }
}
