import ArgumentParser
import Fieldwork
import Territory

struct ListOverdue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue", abstract: "Los lugares cuya visita ya se atrasó.")

  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    ListDue.show(try office.dueVisits(by: office.today, onlyOverdue: true), areOverdue: true, asJSON: output.json)
  }
}
