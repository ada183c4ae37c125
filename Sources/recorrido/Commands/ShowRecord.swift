import ArgumentParser
import Fieldwork
import Store
import Territory

struct ShowRecord<Words: RecordWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: "Muestra \(Words.one).")
  }

  @Argument(help: "Clave, nombre o principio del id (6 letras o más).") var key: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    try office.store.read { reader in
      let id = try office.find(Words.kind, named: key, level: Words.level, in: reader)
      guard let record = try reader.listedRecord(Words.kind, id) else { return }
      var text = RecordText(Words.kind, reader: reader, zone: office.zone)
      if output.json {
        Console.out(try text.json(record).text, isJSON: true)
      } else {
        RecordLines(try text.lines(of: record, birth: try reader.birth(Words.kind, id))).say()
      }
    }
  }
}
