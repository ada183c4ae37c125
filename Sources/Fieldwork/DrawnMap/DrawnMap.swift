import Cartography
import Exchange
import FoundationEssentials
import Store
import Territory

/// What a map is drawn as.
public enum DrawnFormat: String, Sendable, CaseIterable {
  case svg, pdf, png, html

  var ending: String { "." + rawValue }

  /// By the path's ending; nil where it asks for data.
  public init?(path: String) {
    guard let format = Self.allCases.first(where: { path.lowercased().hasSuffix($0.ending) }) else { return nil }
    self = format
  }
}

/// How a map is drawn.
public struct DrawnStyle: Sendable {
  public var language = Language.spanish
  public var paper = Paper.letter
  /// nil: whichever way shows the territory larger.
  public var isLandscape: Bool?
  /// For a photocopy.
  public var isGrey = false
  /// A theme file.
  public var theme: String?
  /// A page for each unit.
  public var isAtlas = false
  /// Dots an inch of a PNG.
  public var density = 150
  /// The folder of Leaflet; nil: where the system has it.
  public var leaflet: String?

  public init() {}

  /// - Throws: `DrawnMapRefusal` for what the format does not have.
  func judge(_ format: DrawnFormat) throws {
    if isAtlas, format != .pdf { throw DrawnMapRefusal.atlasNeedsPDF }
    guard (36...600).contains(density) else { throw DrawnMapRefusal.badDensity(density) }
  }

  /// - Throws: `ThemeRefusal`; `DrawnMapRefusal.unreadable`.
  func readTheme() throws -> Theme {
    var drawn = Theme()
    if let theme {
      guard let bytes = FileManager.default.contents(atPath: theme) else { throw DrawnMapRefusal.unreadable(theme) }
      drawn = try Theme(reading: Array(bytes))
      if let name = drawn.logoFile {
        // Beside the theme, unless it says where.
        let folder = theme.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let path = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
        guard let logo = FileManager.default.contents(atPath: path) else { throw DrawnMapRefusal.unreadable(path) }
        drawn.logo = try Logo(png: Array(logo))
      }
    }
    drawn.isGrey = isGrey
    return drawn
  }
}

/// Why a map is not drawn.
public enum DrawnMapRefusal: BilingualRefusal, Hashable {
  case atlasNeedsPDF
  /// Rounds alone, where no unit with a boundary lies under them.
  case atlasOfRounds
  case badDensity(Int)
  case unreadable(String)
  /// A choice that only a drawn map has.
  case dataIsNotDrawn(option: String)
  /// A choice that only a file of data has.
  case drawnIsNotData(option: String)
  /// A choice of how units are coloured on a map without them.
  case optionWithoutUnits(option: String)
  /// A choice of classes for a figure whose classes are set.
  case classesOfItsOwn(option: String, figure: AreaFigure)
  /// A choice that other drawn formats have.
  case otherFormats(option: String, formats: [DrawnFormat])

  public var spanish: String {
    switch self {
    case .atlasNeedsPDF: "El atlas lleva varias páginas; dé a -o un archivo .pdf."
    case .atlasOfRounds:
      "Los recorridos no tienen atlas: lleva una página por unidad, localidad, obra, asamblea o visita; añada coverage, projects, assemblies o visits a --layers o quite --atlas."
    case .badDensity(let density): "--dpi \(density) no sirve; dé de 36 a 600 puntos por pulgada."
    case .unreadable(let path): "No se puede leer «\(path)»; revise la ruta y sus permisos."
    case .dataIsNotDrawn(let option): "\(option) es de mapas dibujados; dé a -o un archivo .svg, .pdf, .png o .html."
    case .drawnIsNotData(let option): "\(option) es de archivos de datos y no de mapas dibujados; quítelo o cambie -o."
    case .optionWithoutUnits(let option): "\(option) colorea las unidades; añada coverage a --layers o quítelo."
    case .classesOfItsOwn(let option, let figure):
      "\(option) no va con --figure \(figure.rawValue), que tiene sus propias clases; quítelo o elija otra cifra."
    case .otherFormats(let option, let formats):
      "\(option) sólo va con \(formats.map(\.ending).joined(separator: ", ")); quítelo o cambie -o."
    }
  }

  public var english: String {
    switch self {
    case .atlasNeedsPDF: "An atlas has several pages; give -o a .pdf file."
    case .atlasOfRounds:
      "Rounds have no atlas: it has a page for each unit, locality, work, assembly or visit; add coverage, projects, assemblies or visits to --layers or leave out --atlas."
    case .badDensity(let density): "--dpi \(density) does not do; give from 36 to 600 dots an inch."
    case .unreadable(let path): "“\(path)” cannot be read; check the path and its permissions."
    case .dataIsNotDrawn(let option): "\(option) is for drawn maps; give -o an .svg, .pdf, .png or .html file."
    case .drawnIsNotData(let option): "\(option) is for files of data, not for drawn maps; leave it out or change -o."
    case .optionWithoutUnits(let option): "\(option) colours the units; add coverage to --layers or leave it out."
    case .classesOfItsOwn(let option, let figure):
      "\(option) does not go with --figure \(figure.rawValue), which has classes of its own; leave it out or choose another figure."
    case .otherFormats(let option, let formats):
      "\(option) only goes with \(formats.map(\.ending).joined(separator: ", ")); leave it out or change -o."
    }
  }
}

extension FieldOffice {
  /// Gathers what a drawn map of the request shows.
  /// - Throws: as `writeMap`.
  public func mapContent(
    _ request: MapRequest, in language: Language, for format: DrawnFormat = .pdf
  ) throws -> MapContent {
    try gathered(request, in: language, for: format).content
  }

  /// Draws the layers asked for as a sheet (SVG, PDF, PNG), an atlas or a page for browsers; the same file and request
  /// give the same bytes.
  /// - Parameter path: appears whole or not at all; its ending says what it becomes (`DrawnFormat`).
  /// - Throws: as `writeMap`; `ThemeRefusal`, `LeafletRefusal`, `DrawnMapRefusal`, `MapRefusal`, `DrawingError`.
  func drawMap(_ request: MapRequest, _ style: DrawnStyle, as format: DrawnFormat, to path: String) throws
    -> MapSummary
  {
    try style.judge(format)
    let theme = try style.readTheme()
    let gathering = try gathered(request, in: style.language, for: format)
    var summary = MapSummary(path: path, period: request.period)
    summary.isFiltered = request.filter != nil
    summary.counts = request.layers.flatMap(\.features).map { ($0, gathering.counts[$0] ?? 0) }
    (summary.withoutGeometry, summary.withoutSite) = (gathering.withoutGeometry, gathering.withoutSite)
    (summary.others, summary.found) = (gathering.cautions, gathering.choice.conditions.found)
    if request.layers.contains(.coverage), let warning = gathering.scope.editionWarning {
      summary.others.append(warning)
    }
    if gathering.isWithoutValues { summary.others.append(MapWarning.withoutValues(request.figure ?? .coverage)) }
    let output = try OutputFile(path: path)
    do {
      try output.write(try bytes(of: gathering.content, style, theme, as: format, into: &summary))
    } catch MapRefusal.withoutAreas where request.layers == [.rounds] {
      throw DrawnMapRefusal.atlasOfRounds
    }
    if case .internal(let reason) = request.audience { summary.export = try journal(request, reason: reason, to: path) }
    try output.commit()
    return summary
  }

  private func bytes(
    of content: MapContent, _ style: DrawnStyle, _ theme: Theme, as format: DrawnFormat, into summary: inout MapSummary
  ) throws -> [UInt8] {
    let sheet = MapSheet(paper: style.paper, isLandscape: style.isLandscape, theme: theme)
    // A page asks its reader's machine for letters.
    if style.theme != nil, format != .html { summary.others += sheet.missingFonts as [any Refusal] }
    switch format {
    case .svg: return try sheet.file(of: content, as: .svg)
    case .png: return try sheet.file(of: content, as: .png(density: style.density))
    case .pdf: return style.isAtlas ? try sheet.atlas(of: content) : try sheet.file(of: content, as: .pdf)
    case .html:
      let leaflet = try style.leaflet.map { try LeafletLibrary(folder: $0) } ?? LeafletLibrary.installed()
      let map = WebMap(content, theme: theme, leaflet: leaflet)
      summary.others += map.summary.warnings.filter { $0 == .withoutLeaflet }
      return Array(map.page.utf8)
    }
  }

  private func gathered(
    _ request: MapRequest, in language: Language, for format: DrawnFormat
  ) throws -> MapGathering {
    try request.judgeDrawn()
    let recordedUntil = request.asOf ?? today
    try request.judgePeriod(today: recordedUntil)
    return try read(asOf: request.asOf) { reader in
      let scope = try CoverageScope(
        reader, office: self, period: request.period, level: request.level, municipality: request.municipality,
        countsUnits: request.layers.contains(.coverage)
      ).elapsed(on: recordedUntil, in: zone)
      let fields = MapFields(level: scope.edition?.level)
      let choice = try MapFieldsChoice(request, fields: fields, units: { try scope.unitNames(reader) })
      var gathering = MapGathering(
        reader, scope: scope, fields: fields, choice: choice, zone: zone, today: recordedUntil, request,
        in: language)
      try gathering.gather(request.layers, place: scope.place(in: jurisdiction, ReportVoice(language)))
      if let day = request.asOf { gathering.content.notes.append(gathering.words.recorded(until: day)) }
      if request.hasStreets, let roads = try roads(reader) { gathering.lay(roads, for: format) }
      return gathering
    }
  }
}
