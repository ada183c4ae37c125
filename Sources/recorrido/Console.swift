import Exchange
import Foundation
import Territory

/// What the program says: data on standard output, everything else on standard error.
enum Console {
  /// `--lang`, then `$RECORRIDO_LANG`, then Spanish; read from the arguments so that the parser's own lines know it too.
  static let language: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    return ProcessInfo.processInfo.environment["RECORRIDO_LANG"].flatMap(Language.init(rawValue:)) ?? .spanish
  }()

  /// Picks the sentence of the language spoken.
  static func say(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }

  /// Lines of data. Control characters, which could steer a terminal, are left out of text; JSON goes as it is, since
  /// a program must get back what was kept.
  ///
  /// Ends the program where they cannot be written: in silence where the reader has gone, as `head` does, else with why.
  static func out(_ text: String, isJSON: Bool = false) {
    do {
      let output = try OutputFile(path: "-")
      try output.write((isJSON ? text : printable(text)) + "\n")
      try output.commit()
    } catch let refusal as any Refusal {
      if let gone = refusal as? ExchangeError, gone.isReaderGone { Foundation.exit(128 + SIGPIPE) }
      refuse(refusal)
      Foundation.exit(1)
    } catch {
      Foundation.exit(70)
    }
  }

  /// Lines for the person at the terminal; what cannot be said is not.
  static func error(_ text: String) { complain(printable(text) + "\n") }

  private static func complain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Fills the places of streams that whoever started the program closed with ones that refuse what they are for, so that
  /// no file opened later takes the place of one and gets what was meant for it.
  static func holdStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static func printable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.onOneLine }.joined(separator: "\n")
  }

  /// A refusal or a warning in one line, with its rule's code.
  static func line(_ refusal: any Refusal) -> String {
    [refusal.code, refusal.sentence(in: language)].compactMap(\.self).joined(separator: " ").onOneLine
  }

  static func refuse(_ refusal: any Refusal) { error(line(refusal)) }

  static func warn(_ refusal: any Refusal) { error(say("Aviso", "Warning") + ": " + line(refusal)) }

  /// A refusal or a warning as a program reads it.
  static func json(_ refusal: any Refusal) -> JSONValue {
    .object([("code", JSONValue(refusal.code)), ("message", .string(refusal.sentence(in: language)))])
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many characters a line of a table may take; nil where a file or a program gets it.
  static var tableWidth: Int? { isatty(STDOUT_FILENO) == 1 ? 100 : nil }

  /// Rewrites one line of progress on a terminal; silent elsewhere.
  static func progress(_ text: String) {
    guard isTerminal else { return }
    complain("\r\u{1B}[K\(text)")
  }

  static func endProgress() { progress("") }
}
