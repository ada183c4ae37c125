import Exchange
import Fieldwork
import Foundation
import Territory

/// Where an import leaves the rows that need a person; opened before the import, so that a list that was asked for and
/// cannot be written refuses the whole order and not what is already kept.
struct RefusalList {
  let path: String
  /// Whether the person said where; such a list is always written.
  let isAsked: Bool
  /// nil where a list of our own accord cannot be written: most imports need none.
  private let output: OutputFile?

  /// - Parameters:
  ///   - asked: `--refusals`; where nil, the list lies beside the office's file and is named after the one imported.
  ///   - database: the office's file.
  /// - Throws: `ExchangeError` where the list that was asked for cannot be written; `RefusalListTaken` where its name is
  ///   that of a file which is no such list.
  init(at asked: String?, importing file: String, into database: String) throws {
    isAsked = asked != nil
    if let asked, asked != "-", FileManager.default.fileExists(atPath: asked), !Self.isOurs(asked) {
      throw RefusalListTaken(path: asked)
    }
    path = asked ?? Self.free(Self.beside(database, named: URL(fileURLWithPath: file).lastPathComponent))
    output = isAsked ? try OutputFile(path: path) : try? OutputFile(path: path)
  }

  private static func beside(_ database: String, named name: String) -> String {
    URL(fileURLWithPath: database).deletingLastPathComponent().appendingPathComponent(name).relativePath
  }

  /// The first of `X.rechazos.csv`, `X.rechazos-2.csv` … that is not there or is a list of ours.
  private static func free(_ name: String) -> String {
    var (path, number) = (name + ".rechazos.csv", 1)
    while FileManager.default.fileExists(atPath: path), !isOurs(path) {
      number += 1
      path = "\(name).rechazos-\(number).csv"
    }
    return path
  }

  private static let headers = ["lugar,clave,asunto,regla,mensaje\n", "place,key,what,rule,message\n"]

  private static func isOurs(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    let beginning = (try? handle.read(upToCount: 64)) ?? Data()
    return headers.contains { beginning.starts(with: Data($0.utf8)) }
  }

  /// Puts the list in its place, refusals first.
  /// - Throws: `ExchangeError` where it cannot be written.
  func write(_ report: ImportReport) throws {
    let output = try output ?? OutputFile(path: path)
    func cell(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
    try output.write(Console.say(Self.headers[0], Self.headers[1]))
    for (what, notes) in [
      (Console.say("rechazado", "refused"), report.refusals), (Console.say("aviso", "warning"), report.warnings),
    ] {
      for note in notes {
        let message = note.rule.sentence(in: Console.language)
        try output.write(
          "\(note.place),\(cell(note.key ?? "")),\(what),\(note.rule.code ?? ""),\(cell(message))\n")
      }
    }
    try output.commit()
  }

  /// After a clean import: the list of an earlier one names rows that are in by now.
  func removeStale() {
    if !isAsked, Self.isOurs(path) { try? FileManager.default.removeItem(atPath: path) }
  }
}

/// `--refusals` names a file that holds something else: the database, the file imported, anybody's.
struct RefusalListTaken: Refusal, Equatable {
  var path: String

  func sentence(in language: Language) -> String {
    language == .spanish
      ? "\(path) ya existe y no es una lista de rechazos; dé otro nombre con --refusals."
      : "\(path) exists and is no list of refusals; give another name with --refusals."
  }
}
