import ArgumentParser

/// `project list | show | annul`: the commands of one kind of record.
struct RecordGroup<Words: RecordWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Words.command, abstract: "Lista, muestra y anula \(Words.them).",
      subcommands: [ListRecords<Words>.self, ShowRecord<Words>.self, AnnulRecord<Words>.self])
  }
}
