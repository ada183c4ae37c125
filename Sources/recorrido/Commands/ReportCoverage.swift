import ArgumentParser
import Fieldwork
import Territory

struct ReportCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "En cuántas unidades se visitaron las obras.")

  @Option(help: "Clave o nombre del municipio.") var municipality: String?
  @Option(help: "Trimestre, mes, año o dos días: 2024-T4, 2024-11, 2024, 2024-10-01..2024-10-15.") var period: String
  @Option(help: "Nivel de las unidades: ut, localidad, municipio…") var level: String?
  @Option(help: "Sólo lo registrado hasta el fin de este día: 2025-01-10.") var asOf: String?
  @Flag(help: "Nombra los registros que están detrás de cada cifra.") var list = false
  @Option(name: .shortAndLong, help: "Archivo .txt o .json; si no se dice, la salida estándar.") var output: String?
  @OptionGroup var answer: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let request = CoverageRequest(
      period: try Period(typed: period), level: try level.map(UnitLevel.init(typed:)), municipality: municipality,
      isListed: list, asOf: try ReportOptions.day(asOf), language: Console.language)
    let report = try common.office().coverageReport(request)
    try report.write(to: output ?? "-", asJSON: answer.json, in: Console.language)
  }
}
