import ArgumentParser
import Cartography
import Fieldwork
import Territory

/// How a map is drawn.
struct DrawingOptions: ParsableArguments {
  @Option(
    help: """
      Lo que colorea las unidades, también en .gpkg y .kml: coverage (visitadas o no), visits, projects, progress \
      (avance físico), population, investment (pesos por habitante), recency (días sin visita), overdue (visitas \
      atrasadas), delayed (obras pasadas de su fecha), gap (avance financiero menos físico). En cualquier archivo de \
      datos añade su columna, aunque --fields no la nombre.
      """)
  var figure: AreaFigure?
  @Option(help: "Cómo se hallan las clases: quantile (lo usual en investment), equal, jenks, round (lo usual).")
  var classes: ClassChoice?
  @Option(help: "Cuántas clases, de 4 a 6.") var classCount: Int?
  @Option(help: "Papel: carta, oficio, doble-carta.") var paper: Paper?
  @Flag(help: "Hoja acostada.") var landscape = false
  @Flag(help: "Hoja parada.") var portrait = false
  @Flag(help: "Tramas que se distinguen en una fotocopia.") var grey = false
  @Option(help: "Archivo con los nombres, el escudo y los colores de la oficina.") var theme: String?
  @Flag(help: "Una página por unidad, o por obra o localidad donde no se colorean unidades, en PDF.") var atlas = false
  @Option(help: "Puntos por pulgada de un PNG.") var dpi: Int?
  @Flag(help: "Sin las calles al fondo.") var noStreets = false
  @Option(help: "Carpeta de Leaflet; si falta, donde el sistema lo tiene.") var leaflet: String?

  func validate() throws {
    guard !(landscape && portrait) else {
      throw ValidationError(
        Console.say("Use --landscape o --portrait, no ambos.", "Use --landscape or --portrait, not both."))
    }
  }

  /// - Throws: `DrawnMapRefusal` where what is written has no use for one of the options.
  func apply(to request: inout MapRequest, output: String) throws {
    try judgeFormat(output)
    if DrawnFormat(path: output) == nil, let option = given { throw DrawnMapRefusal.dataIsNotDrawn(option: option) }
    (request.figure, request.classes, request.classCount) = (figure, classes, classCount)
    request.hasStreets = !noStreets
    request.style.language = Console.language
    if let paper { request.style.paper = paper }
    if landscape || portrait { request.style.isLandscape = landscape }
    (request.style.isGrey, request.style.isAtlas) = (grey, atlas)
    (request.style.theme, request.style.leaflet) = (theme, leaflet)
    if let dpi { request.style.density = dpi }
  }

  /// - Throws: `DrawnMapRefusal.otherFormats` for an option that the drawing would not show.
  private func judgeFormat(_ output: String) throws {
    let format = DrawnFormat(path: output)
    let sheets: [DrawnFormat] = [.pdf, .png, .svg]
    let bound: [(String, Bool, [DrawnFormat])] = [
      ("--dpi", dpi != nil, [.png]), ("--leaflet", leaflet != nil, [.html]), ("--paper", paper != nil, sheets),
      ("--landscape", landscape, sheets), ("--portrait", portrait, sheets),
      // What an atlas is drawn as says itself.
      ("--atlas", atlas && format == nil, [.pdf]),
    ]
    for (option, isGiven, formats) in bound where isGiven && !(format.map(formats.contains) ?? false) {
      throw DrawnMapRefusal.otherFormats(option: option, formats: formats)
    }
  }

  /// The first option that was used of those that any drawn map takes and no file of data.
  private var given: String? {
    let used: [(String, Bool)] = [("--grey", grey), ("--theme", theme != nil), ("--no-streets", noStreets)]
    return used.first(where: \.1)?.0
  }
}

extension AreaFigure: ExpressibleByArgument {}
extension ClassChoice: ExpressibleByArgument {}
extension Paper: ExpressibleByArgument {}
