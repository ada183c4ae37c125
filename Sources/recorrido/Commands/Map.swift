import ArgumentParser
import Exchange
import Fieldwork

struct Map: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Escribe o dibuja el mapa de un periodo: PDF, PNG, SVG, HTML; GeoJSON, CSV, GeoPackage, KML, FlatGeobuf.",
    discussion: """
      Sin más opciones el mapa no lleva campos internos ni personales. --public escribe sólo lo que se puede publicar; \
      --internal con --reason escribe todo y queda en la bitácora. El formato lo dice la terminación: .geojson, \
      .geojsons (secuencia, RFC 8142), .geojsonl (un elemento por renglón), .csv, .gpkg (ya con colores en QGIS), .kml, \
      .fgb; .csv y .fgb guardan una sola capa. Dibujado en hoja: .pdf, .png, .svg; para el navegador, sin red: .html.
      """)

  @Option(help: "Capas separadas por comas: coverage, projects, assemblies, visits, rounds.") var layers: String
  @Option(help: "Trimestre, mes, año o dos días: 2024-T4, 2024-11, 2024, 2024-10-01..2024-10-15.") var period: String
  @Option(help: "Campos por escribir, separados por comas; si no se dice, los de costumbre.") var fields: String?
  @Option(
    name: .customLong("where"),
    help: """
      Sólo lo que cumpla: campo=valor, separados por comas; un valor con comas va entre comillas dobles: \
      'nombre="Gimnasio, El Rodeo"'.
      """)
  var filter: String?
  @Option(help: "Metros que los límites se pueden mover para pesar menos; los vecinos siguen juntos.")
  var simplify: Double?
  @Flag(help: "CSV que Excel abre con sus acentos.") var excel = false
  @Flag(name: .customLong("public"), help: "Sólo lo que se puede publicar.") var isPublic = false
  @Flag(name: .customLong("internal"), help: "También lo interno; pide --reason.") var isInternal = false
  @Option(help: "Para qué se exporta lo interno.") var reason: String?
  @Option(help: "Nivel de las unidades: ut, localidad, municipio…") var level: String?
  @Option(help: "Clave o nombre del municipio.") var municipality: String?
  @Option(help: "Sólo lo registrado hasta el fin de este día: 2025-01-10.") var asOf: String?
  @Option(name: .shortAndLong, help: "Archivo, o - para GeoJSON en la salida estándar.") var output: String
  @OptionGroup var drawing: DrawingOptions
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
    var request = try MapRequest(
      layers: layers, period: period, fields: fields, isPublic: isPublic, isInternal: isInternal, reason: reason,
      level: level, municipality: municipality)
    request.filter = try filter.map { try RowFilter($0) }
    (request.tolerance, request.isForExcel) = (simplify, excel)
    request.asOf = try ReportOptions.day(asOf)
    try drawing.apply(to: &request, output: output)
    let summary = try common.office().writeMap(request, to: output)
    if let export = summary.export { Console.note(export) }
    for warning in summary.warnings { Console.warn(warning) }
    Console.error(summary.sentence(in: Console.language))
    if answer.json { Console.out(summary.json, isJSON: true) }
  }
}
