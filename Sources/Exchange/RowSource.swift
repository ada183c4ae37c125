import Territory

/// One record of a file: a row of a table or a feature.
public struct SourceRow: Sendable {
  /// Where it stands, for the person who must mend it: the line on which a CSV row begins (the header is line 1), the
  /// ordinal of a feature or a record (from 1).
  public var place: Int
  /// One cell a column, in the order of `RowSource.columns`; nil where the file holds none (null, absent). Text as the
  /// file has it; numbers as the file writes them (a dbf's padding trimmed).
  public var cells: [String?]
  /// The row's geometry: EPSG:4326, two dimensions; nil where there is none.
  public var shape: Shape?
  /// Why the row cannot be used (wrongly nested coordinates, an unclosed ring, too many cells); then `shape` is nil.
  public var fault: (any Refusal)?

  public init(place: Int, cells: [String?], shape: Shape? = nil, fault: (any Refusal)? = nil) {
    (self.place, self.cells, self.shape, self.fault) = (place, cells, shape, fault)
  }
}

/// What was found out about a file while it was read; said to the person who imports it.
public struct SourceFacts: Sendable, Equatable {
  public enum Format: String, Sendable {
    case csv = "CSV"
    case geoJSON = "GeoJSON"
    case shapefile = "Shapefile"
    case geoPackage = "GeoPackage"
  }
  public var format: Format
  /// `UTF-8`, `UTF-8 con BOM`, `ISO-8859-1` …; nil where the format knows only one.
  public var encoding: String?
  /// A CSV's delimiter.
  public var delimiter: Character?
  /// The coordinate system the file came in, as a person names it (`EPSG:32614`); nil for tables.
  public var coordinateSystem: String?
  /// Whether positions were transformed to EPSG:4326.
  public var isTransformed = false
  /// Features so far whose third dimension was dropped.
  public var thirdDimensionDropped = 0

  public init(format: Format) { self.format = format }
}

/// The records of a file, one after another, in constant memory.
public protocol RowSource: AnyObject {
  /// Column or property names in the file's order; for GeoJSON those of all features, by first appearance.
  var columns: [String] { get }
  /// What is known by now; complete after the last row.
  var facts: SourceFacts { get }
  /// The next record, or nil at the end.
  /// - Throws: a `Refusal` where the file itself cannot be read on (truncated, not what it says it is).
  func next() throws -> SourceRow?
}

/// What the person said about a file.
public struct SourceOptions: Sendable {
  /// `--crs EPSG:32614`: rules over what the file says.
  public var coordinateSystem: String?
  /// `--encoding latin1`: rules over what was found out.
  public var encoding: String?

  public init(coordinateSystem: String? = nil, encoding: String? = nil) {
    (self.coordinateSystem, self.encoding) = (coordinateSystem, encoding)
  }
}
