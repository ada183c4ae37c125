import ArgumentParser
import Cartography
import Fieldwork
import Territory

/// What the reports of a period ask for.
struct ReportOptions: ParsableArguments {
  @Option(help: "Trimestre, mes, año o dos días: 2024-T4, 2024-11, 2024, 2024-10-01..2024-10-15.") var period: String
  @Option(help: "Clave o nombre del municipio.") var municipality: String?
  @Option(help: "Nivel de las unidades: ut, localidad, municipio…") var level: String?
  @Option(help: "Sólo lo registrado hasta el fin de este día: 2025-01-10.") var asOf: String?
  @Option(help: "Leyenda para programas sociales; si no se dice, la de la ley general; vacía, ninguna.")
  var legend: String?
  @Option(
    name: .shortAndLong, help: "Archivo .md, .html, .pdf, .json o .csv; si no se dice, Markdown en la salida estándar.")
  var output: String?
  @Option(help: "Archivo con los nombres, el escudo y los colores de la oficina, para .html y .pdf.") var theme: String?
  @Flag(help: "CSV que Excel abre con sus acentos.") var excel = false
  @OptionGroup var answer: JSONOption
  @OptionGroup var common: CommonOptions

  func request() throws -> ReportRequest {
    ReportRequest(
      period: try Period(typed: period), level: try level.map(UnitLevel.init(typed:)), municipality: municipality,
      asOf: try Self.day(asOf), language: Console.language, legend: legend)
  }

  /// Writes a report where the options say, and says so.
  func write(_ report: ReportContent, of office: FieldOffice) throws {
    let path = output ?? "-"
    let warnings = try office.write(report, to: path, asJSON: answer.json, isForExcel: excel, theme: theme)
    for warning in warnings { Console.warn(warning) }
    if path != "-" { Console.error(Console.say("Informe en \(path).", "Report in \(path).")) }
  }

  /// The day of `--as-of`.
  static func day(_ text: String?) throws -> LocalDate? {
    try text.map { text in
      guard let day = LocalDate(text) else { throw FieldworkRefusal.badDate(field: "--as-of", text: text) }
      return day
    }
  }
}
