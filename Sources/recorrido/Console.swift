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
  static func out(_ text: String, isJSON: Bool = false) {
    FileHandle.standardOutput.write(Data(((isJSON ? text : printable(text)) + "\n").utf8))
  }

  /// Lines for the person at the terminal.
  static func error(_ text: String) { FileHandle.standardError.write(Data((printable(text) + "\n").utf8)) }

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
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  static func endProgress() { progress("") }
}
