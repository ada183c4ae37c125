import ArgumentParser
import Fieldwork

struct Map: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Escribe el mapa de un periodo en GeoJSON.",
    discussion: """
      Sin más opciones el mapa no lleva campos internos ni personales. --public escribe solo lo que se puede publicar; \
      --internal con --reason escribe todo y queda en la bitácora.
      """)

  @Option(help: "Capas separadas por comas: coverage, projects, assemblies, visits, rounds.") var layers: String
  @Option(help: "Trimestre, mes, año o dos días: 2024-T4, 2024-11, 2024, 2024-10-01..2024-10-15.") var period: String
  @Option(help: "Campos por escribir, separados por comas; si no se dice, los de costumbre.") var fields: String?
  @Flag(name: .customLong("public"), help: "Solo lo que se puede publicar.") var isPublic = false
  @Flag(name: .customLong("internal"), help: "También lo interno; pide --reason.") var isInternal = false
  @Option(help: "Para qué se exporta lo interno.") var reason: String?
  @Option(help: "Nivel de las unidades: ut, localidad, municipio…") var level: String?
  @Option(help: "Clave o nombre del municipio.") var municipality: String?
  @Option(name: .shortAndLong, help: "Archivo .geojson, o - para la salida estándar.") var output: String
  @OptionGroup var answer: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !(answer.json && output == "-") else {
      throw ValidationError(
        Console.say(
          "--json y -o - escriben ambos en la salida estándar; use uno.",
          "--json and -o - both write to standard output; use one."))
    }
  }

  func run() throws {
    let request = try MapRequest(
      layers: layers, period: period, fields: fields, isPublic: isPublic, isInternal: isInternal, reason: reason,
      level: level, municipality: municipality)
    let summary = try common.office().writeMap(request, to: output)
    if let export = summary.export { Console.note(export) }
    for warning in summary.warnings { Console.warn(warning) }
    Console.error(summary.sentence(in: Console.language))
    if answer.json { Console.out(summary.json, isJSON: true) }
  }
}
