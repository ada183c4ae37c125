import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct DeviceRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Da a este equipo un nombre que la gente conozca.")

  @Argument(help: "Nombre.") var name: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard !name.plain.isEmpty else { throw FieldworkRefusal.missing(field: "name") }
    guard !name.hasControlCharacters else { throw DeviceRefusal.unprintable }
    let device = try common.store().renameDevice(to: name, at: common.now())
    Console.out(
      output.json
        ? JSONValue.object([("id", .string(device.id.description)), ("name", .string(device.name))]).text
        : Console.say("Este equipo se llama «\(device.name)».", "This device is called “\(device.name)”."),
      isJSON: output.json)
  }
}

/// Why a machine cannot be called so.
enum DeviceRefusal: Refusal {
  case unprintable

  func sentence(in language: Language) -> String {
    switch language {
    case .spanish: "El nombre del equipo trae saltos de línea u otros caracteres de control; escríbalo sin ellos."
    case .english: "The device's name holds line breaks or other control characters; type it without them."
    }
  }
}
