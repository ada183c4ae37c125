import ArgumentParser
import Exchange
import Foundation

struct ValidateFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Revisa un GeoJSON contra la norma (RFC 7946) y dice qué está mal y dónde.",
    discussion: """
      Toma una colección, un elemento, una geometría o una secuencia de ellos, uno por línea. Termina con 0 si cumple y \
      con 1 si no; los consejos no cuentan.
      """)

  @Argument(help: "Archivo por revisar (también .gz).") var file: String
  @Option(help: "Cuántos hallazgos se listan, las fallas antes que los consejos.") var limit = 20
  @OptionGroup var answer: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit >= 0 else {
      throw ValidationError(Console.say("--limit no es negativo.", "--limit is not negative."))
    }
  }

  func run() throws {
    let report = try validateGeoJSON(path: file, limit: limit)
    if answer.json {
      Console.out(json(report).text, isJSON: true)
    } else {
      for finding in report.findings { Console.out(line(finding)) }
      Console.error(summary(report))
    }
    if !report.isClean { throw ExitCode(1) }
  }

  private func line(_ finding: GeoJSONFinding) -> String {
    let feature = finding.feature.map { Console.say("elemento", "feature") + " \($0), " } ?? ""
    let path = finding.path.isEmpty ? "" : " (\(finding.path))"
    let mark = finding.flaw.isAdvice ? Console.say("Consejo: ", "Advice: ") : ""
    return Console.say("línea", "line") + " \(finding.place.line), \(feature)byte \(finding.place.byte): \(mark)"
      + finding.flaw.sentence(in: Console.language) + path
  }

  /// One line: what the file holds, how much is wrong, and whether more was found than is listed.
  private func summary(_ report: GeoJSONReport) -> String {
    let flaws = report.counts.filter { !$0.isAdvice }.reduce(0) { $0 + $1.count }
    let advice = report.counts.filter(\.isAdvice).reduce(0) { $0 + $1.count }
    let parts = [
      counted(report.features, ("elemento", "elementos"), ("feature", "features")),
      counted(flaws, ("falla", "fallas"), ("flaw", "flaws")),
      counted(advice, ("consejo", "consejos"), ("piece of advice", "pieces of advice")),
    ]
    let counts = report.counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    let (listed, all) = (report.findings.count, flaws + advice)
    let more = Console.say(
      "; de \(all) hallazgos se listan \(listed), con --limit más",
      "; \(listed) of \(all) findings are listed, more with --limit")
    return "\(file): " + parts.joined(separator: ", ") + (counts.isEmpty ? "" : " (\(counts))")
      + (listed < all ? more : "")
  }

  /// `1 falla`, `2 flaws`
  private func counted(_ count: Int, _ spanish: (String, String), _ english: (String, String)) -> String {
    let words = Console.language == .spanish ? spanish : english
    return "\(count) \(count == 1 ? words.0 : words.1)"
  }

  private func json(_ report: GeoJSONReport) -> JSONValue {
    .object([
      ("file", .string(file)), ("features", JSONValue(report.features)), ("clean", .bool(report.isClean)),
      (
        "counts",
        .array(
          report.counts.map {
            .object([
              ("flaw", .string($0.name)), ("count", JSONValue($0.count)), ("advice", .bool($0.isAdvice)),
            ])
          })
      ),
      ("findings", .array(report.findings.map(json))),
    ])
  }

  private func json(_ finding: GeoJSONFinding) -> JSONValue {
    .object([
      ("flaw", .string(finding.flaw.name)), ("advice", .bool(finding.flaw.isAdvice)),
      ("feature", JSONValue(finding.feature)), ("path", .string(finding.path)),
      ("line", JSONValue(finding.place.line)), ("byte", JSONValue(finding.place.byte)),
      ("message", .string(finding.flaw.sentence(in: Console.language))),
    ])
  }
}
