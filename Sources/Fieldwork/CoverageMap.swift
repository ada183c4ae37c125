import Exchange
import Store
import Territory

/// What a map shall show, and to whom.
public struct MapRequest: Sendable {
  public enum Audience: Sendable, Hashable {
    /// Nothing internal, nothing personal; rounds are allowed.
    case office
    /// What may be published, and nothing else.
    case everybody
    /// All there is, for a reason that the journal keeps.
    case `internal`(reason: String)

    var isInternal: Bool { if case .internal = self { true } else { false } }
  }

  /// In the order in which their features are written.
  public var layers: [MapLayer]
  public var period: Period
  /// The fields asked for; nil: the usual ones.
  public var fields: [String]?
  public var audience: Audience
  /// The level whose units are counted; nil: the finest one loaded on which works are followed.
  public var level: UnitLevel?
  /// The key or name of a municipality inside the file's jurisdiction; nil: all.
  public var municipality: String?
  /// Counts what had been recorded by the end of this day; nil: everything.
  public var asOf: LocalDate?
  /// Which features are written, of the layers that have the fields it names; nil: all.
  public var filter: RowFilter?
  /// How many metres borders and lines may move to have fewer positions; nil: they stay.
  public var tolerance: Double?
  /// A CSV that Excel opens with its accents.
  public var isForExcel = false
  /// What colours the units of a drawn map; nil: whether they were visited.
  public var figure: AreaFigure?
  /// How the classes of the figure are found, and how many; nil: as the figure usually has them, five.
  public var classes: ClassChoice?
  public var classCount: Int?
  /// Whether a drawn map has the office's streets as its ground.
  public var hasStreets = true
  /// How a drawn map is drawn.
  public var style = DrawnStyle()

  public init(
    layers: [MapLayer], period: Period, fields: [String]? = nil, audience: Audience = .office, level: UnitLevel? = nil,
    municipality: String? = nil
  ) {
    (self.layers, self.period, self.fields) = (layers.uniqued, period, fields)
    (self.audience, self.level, self.municipality) = (audience, level, municipality)
  }

  /// Reads layers and fields as somebody typed them, separated by commas.
  /// - Throws: `CoverageMapRefusal`, `WorksRule.memberNames`.
  public init(
    layers: String, period: String, fields: String?, isPublic: Bool, isInternal: Bool, reason: String?, level: String?,
    municipality: String?
  ) throws {
    if isPublic, isInternal { throw CoverageMapRefusal.publicAndInternal }
    if reason != nil, !isInternal { throw CoverageMapRefusal.reasonWithoutInternal }
    var audience = isPublic ? Audience.everybody : .office
    if isInternal, let reason, !reason.plain.isEmpty { audience = .internal(reason: reason) }
    let fields = fields.map(Self.words)
    // Without a reason a private field is refused as such; see `MapFieldsChoice`.
    if isInternal, !audience.isInternal, fields == nil { throw FieldworkRefusal.missing(field: "--reason") }
    self.init(
      layers: try Self.words(layers).map { name in
        if let layer = MapLayer(rawValue: name) { return layer }
        try PrivateWords.judge(layer: name)
        throw CoverageMapRefusal.unknownLayer(name)
      }, period: try Period(typed: period), fields: fields, audience: audience,
      level: try level.map(UnitLevel.init(typed:)), municipality: municipality)
  }

  private static func words(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.lowercased().filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
  }

  /// - Throws: `FieldworkRefusal.missing`, `CoverageMapRefusal`, `WorksRule.personalData`; `ExportRefusal.severalLayers`
  ///   for a format that holds one.
  fileprivate func judge(_ format: ExportFormat, to path: String) throws {
    if format.holdsOneLayer, layers.flatMap(\.features).count > 1 { throw ExportRefusal.severalLayers(path: path) }
    if isForExcel, format != .csv { throw CoverageMapRefusal.excelWithoutCSV }
    if let given = classOptions.first(where: \.1)?.0, !format.hasColours {
      throw DrawnMapRefusal.dataIsNotDrawn(option: given)
    }
    try judgeFigure()
    try judgeContents()
  }

  private var classOptions: [(String, Bool)] {
    [("--classes", classes != nil), ("--class-count", classCount != nil)]
  }

  /// - Throws: `DrawnMapRefusal` for a figure without units, and classes of one that has its own.
  private func judgeFigure() throws {
    let options = [("--figure", figure != nil)] + classOptions
    if let given = options.first(where: \.1)?.0, !layers.contains(.coverage) {
      throw DrawnMapRefusal.optionWithoutUnits(option: given)
    }
    if let given = classOptions.first(where: \.1)?.0, !(figure ?? .coverage).hasFoundClasses {
      throw DrawnMapRefusal.classesOfItsOwn(option: given, figure: figure ?? .coverage)
    }
  }

  /// The field of the colours of some layer, where the file keeps colours and `--fields` leaves it out.
  func fieldOfLostColours(_ format: ExportFormat) -> String? {
    guard let fields, format.hasColours else { return nil }
    return layers.flatMap(\.features).compactMap { kind in
      kind == .unit && figure != nil ? nil : kind.classColumn
    }.first { !fields.contains($0) }
  }

  /// The same of a drawn map, and that no choice is made that it would not show.
  /// - Throws: besides, `DrawnMapRefusal`.
  func judgeDrawn() throws {
    if isForExcel { throw CoverageMapRefusal.excelWithoutCSV }
    if tolerance != nil { throw DrawnMapRefusal.drawnIsNotData(option: "--simplify") }
    try judgeFigure()
    try judgeContents()
  }

  /// What has happened cannot be shown of days to come; rounds alone are planned ahead.
  /// - Throws: `ReportRefusal.notBegun`.
  func judgePeriod(today: LocalDate) throws {
    guard layers.contains(where: { $0 != .rounds }), period.first > today else { return }
    throw ReportRefusal.notBegun(period, today: today)
  }

  /// The same of what any format holds.
  func judgeContents() throws {
    // Written so that what is no number is refused too.
    if let tolerance, !(tolerance > 0 && tolerance <= 10_000) { throw CoverageMapRefusal.badTolerance(tolerance) }
    if layers.isEmpty { throw FieldworkRefusal.missing(field: "--layers") }
    if fields?.isEmpty == true { throw FieldworkRefusal.missing(field: "--fields") }
    switch audience {
    case .office: break
    case .everybody:
      if let layer = layers.first(where: { !$0.isPublishable }) {
        throw CoverageMapRefusal.privateLayer(layer.rawValue)
      }
    case .internal(let reason):
      if reason.plain.isEmpty { throw FieldworkRefusal.missing(field: "--reason") }
      try PersonalData.judge(reason)
    }
  }
}

/// What kind of thing a feature shows; the raw value begins its `id`.
public enum MapFeature: String, Sendable, CaseIterable {
  case unit = "unidad"
  case site = "obra"
  case assembly = "asamblea"
  case visit = "visita"
  case round = "recorrido"
  case stop = "parada"
}

/// What a map came to hold.
public struct MapSummary {
  public var path: String
  public var period: Period
  /// Features by kind, in the order written; kinds of layers not asked for are absent.
  public var counts: [(kind: MapFeature, count: Int)] = []
  /// Features without geometry: how many, and the ids of the first ten.
  public var withoutGeometry = Sample()
  /// Projects of the period without a site, which no feature shows: how many, and the first ten folios.
  public var withoutSite = Sample()
  /// Whether `--where` chose.
  public var isFiltered = false
  /// What the fields that the filter names say in the file.
  public var found: [MapWarning.Found] = []
  /// What the format does less than it could.
  public var others: [any Refusal] = []
  /// The journal's entry of an internal export.
  public var export: FieldStore.Written<Change>?

  /// A count with its first ten names.
  public struct Sample: Sendable, Hashable {
    public private(set) var count = 0
    public private(set) var first: [String] = []

    mutating func take(_ name: String) {
      count += 1
      if first.count < 10 { first.append(name) }
    }
  }

  public var features: Int { counts.reduce(0) { $0 + $1.count } }
}

extension FieldOffice {
  /// Writes the layers asked for in the format that the path's ending asks for, streamed; the same file and request
  /// give the same bytes.
  ///
  /// Features come layer by layer as asked, by key within each, and bear an `id` of their kind and key
  /// (`unidad/06-040`). An internal export is journalled before its first byte is written.
  /// - Parameter path: a file with an ending of `ExportFormat`, which appears whole or not at all; `-` is GeoJSON on
  ///   standard output.
  /// `.svg`, `.pdf`, `.png` and `.html` are drawn as `request.style` says.
  /// - Throws: what `drawMap` throws; `WorksRule` E-PRI-01 and E-PRI-02, `CoverageMapRefusal`, `FieldworkRefusal`, `ExportRefusal`,
  ///   `ExchangeError`; `ReportRefusal.notBegun` where what has happened is asked of a period to come.
  public func writeMap(_ request: MapRequest, to path: String) throws -> MapSummary {
    try Self.judgeName(path)
    if let drawn = DrawnFormat(path: path) { return try drawMap(request, request.style, as: drawn, to: path) }
    let known = ExportFormat.allCases.flatMap(\.endings) + DrawnFormat.allCases.map(\.ending)
    guard let format = ExportFormat(path: path) else {
      throw CoverageMapRefusal.unwrittenFormat(path: path, known: known)
    }
    try request.judge(format, to: path)
    let recordedUntil = request.asOf ?? today
    try request.judgePeriod(today: recordedUntil)
    let (scope, fields, choice) = try read(asOf: request.asOf) { reader in
      let scope = try CoverageScope(
        reader, office: self, period: request.period, level: request.level, municipality: request.municipality,
        countsUnits: request.layers.contains(.coverage))
      let fields = MapFields(level: scope.edition?.level, order: request.fields)
      let choice = try MapFieldsChoice(
        request, fields: fields, colouring: request.figure?.field, units: { try scope.unitNames(reader) })
      return (scope, fields, choice)
    }
    // The period is over whenever the map is made: a second export says the same.
    let changed = zone.instant(on: scope.bounds.lastDay, second: 86_399)
    let output = try format.writer(to: path, ExportOptions(isForExcel: request.isForExcel, changed: changed))
    var summary = MapSummary(path: path, period: request.period)
    summary.isFiltered = request.filter != nil
    if case .internal(let reason) = request.audience { summary.export = try journal(request, reason: reason, to: path) }
    try read(asOf: request.asOf) { reader in
      let writer = CoverageMapWriter(
        reader, scope: scope, fields: fields, choice: choice, zone: zone, today: recordedUntil, format,
        to: output, request)
      try writer.write(request.layers, into: &summary)
    }
    summary.found = choice.conditions.found
    if request.layers.contains(.coverage), let warning = scope.editionWarning { summary.others.append(warning) }
    if let field = request.fieldOfLostColours(format) { summary.others.append(MapWarning.withoutColours(field: field)) }
    return summary
  }

  func journal(_ request: MapRequest, reason: String, to path: String) throws -> FieldStore.Written<Change> {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let facts: [String: FieldValue] = [
      "layers": .array(request.layers.map { .text($0.rawValue) }), "period": .text(request.period.description),
      "fields": request.fields.map { .array($0.map(FieldValue.text)) } ?? .null, "reason": .text(reason),
      "file": .text(file),
    ]
    return try store.write(by: author, at: now) { try $0.enter("export.internal", facts: facts, []) }
  }

  /// - Throws: `CoverageMapRefusal.unwrittenFormat` unless `path` is `-` or ends as one of `known`.
  public static func judgeFormat(_ path: String, known: [String]) throws {
    try judgeName(path)
    guard path == "-" || known.contains(where: { path.lowercased().hasSuffix($0) }) else {
      throw CoverageMapRefusal.unwrittenFormat(path: path, known: known)
    }
  }

  /// - Throws: `CoverageMapRefusal.nameless` for an ending with no name but dots before it: a hidden file.
  private static func judgeName(_ path: String) throws {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    if stem.allSatisfy({ $0 == "." }) { throw CoverageMapRefusal.nameless(path: path) }
  }
}
