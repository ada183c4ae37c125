import ArgumentParser
import Fieldwork

struct AddRecord<Words: EditableWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: "Da de alta \(Words.one).",
      discussion: "Campos: \(Words.imports.fields.joined(separator: ", ")).")
  }

  @OptionGroup var given: FieldsArgument

  func run() throws { try given.record(Words.self, in: given.common.office(), mode: .add) }
}
