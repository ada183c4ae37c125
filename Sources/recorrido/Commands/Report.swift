import ArgumentParser

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Informa de un periodo con cifras que se pueden comprobar.",
    subcommands: [ReportCoverage.self, ReportQuarter.self, ReportWorks.self])
}
