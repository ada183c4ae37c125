import ArgumentParser
import Exchange
import Fieldwork
import Territory

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Crea el archivo de una oficina.")

  @Argument(help: "Archivo por crear.") var file: String
  @Option(help: "Clave INEGI: 5 dígitos; 2 con --scope state.") var municipality: String?
  @Option(help: "Nombre del municipio, estado o país.") var name: String
  @Option(help: "municipality, state o country.") var scope: Jurisdiction.Scope = .municipality
  @Option(help: "Zona horaria.") var zone = "America/Mexico_City"
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try FieldOffice.begin(
      at: file, municipality: municipality, name: name, scope: scope, zone: zone, author: common.who,
      now: common.now())
    guard !output.json else {
      let made = office.jurisdiction
      Console.out(
        JSONValue.object([
          ("file", .string(file)), ("key", JSONValue(made.key)), ("name", .string(made.name)),
          ("scope", .string(scope.rawValue)), ("zone", .string(zone)),
        ]).text, isJSON: true)
      return
    }
    let who = [office.jurisdiction.key, office.jurisdiction.name].compactMap(\.self).joined(separator: " ")
    Console.out(Console.say("Creado \(file): \(who).", "Made \(file): \(who)."))
  }
}

extension Jurisdiction.Scope: ExpressibleByArgument {}
