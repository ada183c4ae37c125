import ArgumentParser

struct JournalGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Muestra, verifica y exporta la bitácora.",
    subcommands: [JournalShow.self, JournalVerify.self, JournalHead.self, JournalExport.self])
}
