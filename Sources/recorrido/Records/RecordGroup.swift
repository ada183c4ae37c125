import ArgumentParser

/// `project list | show | add | edit | annul`: the commands of one kind of record.
struct RecordGroup<Words: EditableWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Words.command, abstract: "Lista, muestra, da de alta, cambia y anula \(Words.them).",
      subcommands: [
        ListRecords<Words>.self, ShowRecord<Words>.self, AddRecord<Words>.self, EditRecord<Words>.self,
        AnnulRecord<Words>.self,
      ])
  }
}
