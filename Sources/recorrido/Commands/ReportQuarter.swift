import ArgumentParser
import Fieldwork

struct ReportQuarter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarter",
    abstract: "El informe del trimestre: cobertura, obras, asambleas, evidencia y anexos.")

  @OptionGroup var options: ReportOptions

  func run() throws {
    let office = try options.common.office()
    let report = try office.quarterReport(options.request())
    try options.write(report, of: office)
  }
}
