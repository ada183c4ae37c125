import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Store
import Territory

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Importa unidades, localidades, proyectos, sitios, eventos, visitas, vialidad y demás desde archivos.",
    subcommands: [
      Units.self, Localities.self, Projects.self, Sites.self, Events.self, Offices.self, Vehicles.self, Promoters.self,
      Prices.self, Legs.self, Visits.self, Zones.self, ImportRoads.self, ImportElevation.self,
    ])

  /// What every import takes.
  struct Options: ParsableArguments {
    @Argument(help: "Archivo: CSV, GeoJSON, Shapefile (.zip también), GeoPackage; .gz también.") var file: String
    @Option(help: "Reglas campo=COLUMNA separadas por comas, o un archivo de reglas.") var map: String?
    @Option(help: "Nivel de las unidades: ut, localidad, municipio, colonia, …") var level: UnitLevel?
    @Option(help: "Sistema de coordenadas del archivo: EPSG:32614.") var crs: String?
    @Option(help: "Codificación: utf-8, latin1, windows-1252, macroman.") var encoding: String?
    @Option(help: "Edición del catálogo de unidades: iecm-2022.") var catalogue: String?
    @Option(help: "Día desde el que rige la edición: AAAA-MM-DD.") var validFrom: LocalDate?
    @Flag(help: "Rechaza el archivo entero si falla un renglón.") var strict = false
    @Option(help: "Motivo de la captura tardía o de un avance que baja.") var reason: String?
    @Option(help: "Dónde dejar la lista de renglones rechazados.") var refusals: String?
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run(_ kind: ImportKind) throws {
      let office = try common.office()
      let list = try RefusalList(at: refusals, importing: file, into: common.path)
      let request = ImportRequest(
        kind: kind, path: file, map: map, level: level, coordinateSystem: crs, encoding: encoding, catalogue: catalogue,
        validFrom: validFrom, isStrict: strict, reason: reason)
      let written = try office.importFile(request) { Console.progress(Console.say("\($0) renglones…", "\($0) rows…")) }
      Console.endProgress()
      ImportNotes(report: written.result, file: file, list: list).say(asJSON: output.json)
      Console.note(written)
    }
  }

  struct Units: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Unidades territoriales de una edición de su catálogo.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.units) }
  }
  struct Localities: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Localidades (CVEGEO de nueve dígitos).")
    @OptionGroup var options: Options
    func run() throws { try options.run(.localities) }
  }
  struct Projects: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Proyectos: folio, monto, estado, unidad.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.projects) }
  }
  struct Sites: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Sitios de obra de los proyectos.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.sites) }
  }
  struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Asambleas, audiencias, jornadas y otros eventos.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.events) }
  }
  struct Offices: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Oficinas: de donde salen y a donde vuelven las rondas.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.offices) }
  }
  struct Vehicles: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Vehículos y su rendimiento.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.vehicles) }
  }
  struct Promoters: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Promotores, inspectores, coordinadores, analistas.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.promoters) }
  }
  struct Prices: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Precios de gasolina por litro.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.prices) }
  }
  struct Legs: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tramos declarados: kilómetros entre dos lugares.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.legs) }
  }
  struct Zones: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Zonas que las rondas evitan, con sus días y horas.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.zones) }
  }
  struct Visits: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Visitas ya hechas, con su fecha de captura.")
    @OptionGroup var options: Options
    func run() throws { try options.run(.visits) }
  }
}

extension UnitLevel: ExpressibleByArgument {}

extension LocalDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
