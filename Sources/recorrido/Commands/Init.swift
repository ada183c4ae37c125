import ArgumentParser
import Fieldwork
import Territory

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Crea el archivo de una oficina.")

  @Argument(help: "Archivo por crear.") var file: String
  @Option(help: "Clave INEGI: 5 dígitos; 2 con --scope state.") var municipality: String?
  @Option(help: "Nombre del municipio, estado o país.") var name: String
  @Option(help: "municipality, state o country.") var scope: Jurisdiction.Scope = .municipality
  @Option(help: "Zona horaria.") var zone = "America/Mexico_City"
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try FieldOffice.begin(
      at: file, municipality: municipality, name: name, scope: scope, zone: zone, author: common.who,
      now: common.now())
    let who = [office.jurisdiction.key, office.jurisdiction.name].compactMap(\.self).joined(separator: " ")
    Console.out(Console.say("Creado \(file): \(who).", "Made \(file): \(who)."))
  }
}

extension Jurisdiction.Scope: ExpressibleByArgument {}
