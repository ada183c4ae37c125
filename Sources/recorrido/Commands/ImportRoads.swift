import ArgumentParser
import Fieldwork
import Roads
import Territory

extension Import {
  struct ImportRoads: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "roads", abstract: "Vialidad: líneas de calles y caminos de GeoJSON, Shapefile o GeoPackage.")

    @Argument(help: "Archivo de líneas.") var file: String
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
      let written = try office.importRoads(request) {
        Console.progress(Console.say("\($0) líneas…", "\($0) lines…"))
      }
      Console.endProgress()
      let roads = written.result
      ImportNotes(report: roads.report, file: file, list: list).say(asJSON: output.json)
      let counts = roads.counts
      Console.error(
        Console.say(
          "Red: \(counts.segments) tramos, \(counts.junctions) cruces, \(counts.components) componentes, \(decimals(counts.metres / 1000, 1)) km.",
          "Network: \(counts.segments) segments, \(counts.junctions) junctions, \(counts.components) components, \(decimals(counts.metres / 1000, 1)) km."
        ))
      Console.note(written)
    }
  }
}
