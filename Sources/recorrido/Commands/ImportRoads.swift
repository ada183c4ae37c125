import ArgumentParser
import Fieldwork
import Roads
import Territory

extension Import {
  struct ImportRoads: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "roads",
      abstract: "Vialidad: OpenStreetMap (.osm.pbf, .osm, .osm.gz), o líneas de GeoJSON, Shapefile o GeoPackage.")

    @Argument(help: "Archivo de OpenStreetMap o de líneas.") var file: String
    @Option(help: "Reglas campo=COLUMNA, o un archivo de reglas (name, category, oneway, maxspeed, surface).") var map:
      String?
    @Option(help: "Sistema de coordenadas del archivo: EPSG:32613.") var crs: String?
    @Option(help: "Codificación: utf-8, latin1, …") var encoding: String?
    @Flag(help: "Rechaza el archivo entero si falla una línea.") var strict = false
    @Option(help: "Dónde dejar la lista de líneas rechazadas.") var refusals: String?
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let request = RoadsRequest(path: file, map: map, coordinateSystem: crs, encoding: encoding, isStrict: strict)
      let office = try common.office()
      let list = try RefusalList(at: refusals, importing: file, into: common.path)
      let written = try office.importRoads(request) { progress in
        switch progress {
        case .lines(let count): Console.progress(Console.say("\(count) líneas…", "\(count) lines…"))
        case .share(let share): Console.progress("\(decimals(share * 100, 0)) %")
        }
      }
      Console.endProgress()
      RoadsNotes(roads: written.result, file: file, list: list).say(asJSON: output.json)
      Console.note(written)
    }
  }
}
