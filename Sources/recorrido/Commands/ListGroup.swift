import ArgumentParser

struct ListGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lo que está por hacerse o se atrasó.",
    subcommands: [ListDue.self, ListOverdue.self, ListDelayed.self])
}
