import ArgumentParser
import Fieldwork
import Store
import Territory

struct EditRecord<Words: EditableWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edit", abstract: "Cambia campos de \(Words.one).",
      discussion: "Campos: \(Words.imports.fields.joined(separator: ", ")).")
  }

  @Argument(help: "Clave, nombre o principio del id (6 letras o más).") var key: String
  @OptionGroup var given: FieldsArgument

  func run() throws {
    let office = try given.common.office()
    // By its id: a unit's key stands in every edition, and the edition in force is meant.
    let (id, edition) = try office.store.read { reader in
      let id = try office.find(Words.kind, named: key, level: Words.level, in: reader)
      let edition = try reader.fields(Words.kind, id)?["catalogue_id"]?.text.flatMap { RecordID($0) }
      return (id, try edition.map { try reader.key(.catalogueVersion, $0) })
    }
    try given.record(Words.self, in: office, mode: .edit(id.description), edition: edition)
  }
}
