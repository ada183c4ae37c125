import ArgumentParser
import Cartography
import Fieldwork
import Territory

/// How a map is drawn.
struct DrawingOptions: ParsableArguments {
  @Option(help: "Lo que colorea las unidades: coverage, visits, projects, progress, population.")
  var figure: AreaFigure?
  @Option(help: "Cómo se hallan las clases: quantile, equal, jenks, round.") var classes: ClassChoice?
  @Option(help: "Cuántas clases, de 4 a 6.") var classCount: Int?
  @Option(help: "Papel: carta, oficio, doble-carta.") var paper: Paper?
  @Flag(help: "Hoja acostada.") var landscape = false
  @Flag(help: "Hoja parada.") var portrait = false
  @Flag(help: "Tramas que se distinguen en una fotocopia.") var grey = false
  @Option(help: "Archivo con los nombres, el escudo y los colores de la oficina.") var theme: String?
  @Flag(help: "Una página por unidad, en PDF.") var atlas = false
  @Option(help: "Puntos por pulgada de un PNG.") var dpi: Int?
  @Flag(help: "Sin las calles al fondo.") var noStreets = false
  @Option(help: "Carpeta de Leaflet; si falta, donde el sistema lo tiene.") var leaflet: String?

  func validate() throws {
    guard !(landscape && portrait) else {
      throw ValidationError(
        Console.say("Use --landscape o --portrait, no ambos.", "Use --landscape or --portrait, not both."))
    }
  }

  /// - Throws: `DrawnMapRefusal.dataIsNotDrawn` where what is written is no drawing.
  func apply(to request: inout MapRequest, output: String) throws {
    if DrawnFormat(path: output) == nil, let option = given { throw DrawnMapRefusal.dataIsNotDrawn(option: option) }
    if let figure { request.figure = figure }
    if let classes { request.classes = classes }
    if let classCount { request.classCount = classCount }
    request.hasStreets = !noStreets
    request.style.language = Console.language
    if let paper { request.style.paper = paper }
    if landscape || portrait { request.style.isLandscape = landscape }
    (request.style.isGrey, request.style.isAtlas) = (grey, atlas)
    (request.style.theme, request.style.leaflet) = (theme, leaflet)
    if let dpi { request.style.density = dpi }
  }

  /// The first option that was used.
  private var given: String? {
    let used: [(String, Bool)] = [
      ("--figure", figure != nil), ("--classes", classes != nil), ("--class-count", classCount != nil),
      ("--paper", paper != nil), ("--landscape", landscape), ("--portrait", portrait), ("--grey", grey),
      ("--theme", theme != nil), ("--atlas", atlas), ("--dpi", dpi != nil), ("--no-streets", noStreets),
      ("--leaflet", leaflet != nil),
    ]
    return used.first(where: \.1)?.0
  }
}

extension AreaFigure: ExpressibleByArgument {}
extension ClassChoice: ExpressibleByArgument {}
extension Paper: ExpressibleByArgument {}
