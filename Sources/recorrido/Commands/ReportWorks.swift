import ArgumentParser
import Fieldwork

struct ReportWorks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "works", abstract: "Las obras por unidad, programa y estado, con sus montos.")

  @OptionGroup var options: ReportOptions

  func run() throws {
    let office = try options.common.office()
    let report = try office.worksReport(options.request())
    try options.write(report, of: office)
  }
}
