import CSQLite
import Territory

/// The features of the one feature table of a GeoPackage, in its own order.
///
/// The file is opened as unchanging: nothing is written into it or beside it. Whole numbers of REAL columns come without
/// `.0`; blobs other than the geometry are nil.
public final class GeoPackageRows: RowSource {
  public let columns: [String]
  public private(set) var facts = SourceFacts(format: .geoPackage)

  private let file: GeoPackageFile
  private let statement: GeoPackageStatement
  private let georeference: Georeference
  private let geometryColumn: Int32
  private var place = 0

  /// - Throws: `ExchangeError` where it is no GeoPackage, is cut off, holds no feature table or several, or says no
  ///   coordinate system; a `Refusal` of Geometry where that system is not known.
  public init(path: String, options: SourceOptions = SourceOptions()) throws {
    file = try GeoPackageFile(path: path)
    let layer = try file.layer()
    guard let definition = try options.coordinateSystem ?? file.system(layer.systemID) else {
      throw ExchangeError.undefinedSystem(path: path)
    }
    georeference = try Georeference(definition)
    facts.coordinateSystem = georeference.name
    facts.isTransformed = georeference.isTransformed
    statement = try file.prepare("SELECT * FROM \(quoted(layer.table))")
    let names = statement.columnNames
    guard let column = names.firstIndex(where: { $0.lowercased() == layer.column.lowercased() }) else {
      throw ExchangeError.notGeoPackage(path: path, problem: .damaged)
    }
    geometryColumn = Int32(column)
    columns = names.enumerated().filter { $0.offset != column }.map(\.element)
  }

  public func next() throws -> SourceRow? {
    guard try statement.step() else { return nil }
    place += 1
    var row = SourceRow(place: place, cells: [])
    row.cells.reserveCapacity(columns.count)
    for column in 0..<Int32(columns.count + 1) where column != geometryColumn {
      row.cells.append(statement.cell(column))
    }
    guard let blob = statement.blob(geometryColumn) else { return row }
    var geometry = WellKnownBinary(geoPackage: blob, georeference)
    do {
      row.shape = try geometry.shape()
      if geometry.hasThirdDimension { facts.thirdDimensionDropped += 1 }
    } catch let fault as any Refusal {
      row.fault = fault
    }
    return row
  }
}

/// A GeoPackage that somebody else wrote.
private final class GeoPackageFile {
  let path: String
  private var connection: OpaquePointer?

  init(path: String) throws {
    self.path = path
    // An unchanging file is read without its log; what lies there would be missed.
    for ending in ["-wal", "-journal"] where fileSize(path + ending) > 0 {
      throw ExchangeError.pendingChanges(path: path, journal: path + ending)
    }
    try requireWhole()
    let uri = "file:\(percentEncoded(path))?mode=ro&immutable=1"
    let status = sqlite3_open_v2(uri, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
    if status != SQLITE_OK { throw refusal(status) }
    // The schema is a stranger's: it may call no function that does more than compute.
    sqlite3_exec(
      connection, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON", nil, nil, nil)
  }

  deinit { sqlite3_close_v2(connection) }

  /// SQLite takes what is missing from its last page for zeros; its header says how many pages there are.
  private func requireWhole() throws {
    var start: [UInt8] = []
    _ = try ByteSource(path: path).read(into: &start)
    guard start.count >= 100, start.starts(with: "SQLite format 3\0".utf8) else {
      let isCut = start.starts(with: "SQLite format 3".utf8)
      throw ExchangeError.notGeoPackage(path: path, problem: isCut ? .damaged : .notSQLite)
    }
    func number(_ range: Range<Int>) -> Int { start[range].reduce(0) { $0 << 8 | Int($1) } }
    let pageSize = number(16..<18) == 1 ? 65_536 : number(16..<18)
    // Where these two differ an old SQLite wrote last and left the number of pages as it was.
    let pages = number(24..<28) == number(92..<96) ? number(28..<32) : 1
    let size = fileSize(path)
    guard pageSize > 0, size % pageSize == 0, size >= pages * pageSize else {
      throw ExchangeError.notGeoPackage(path: path, problem: .damaged)
    }
  }

  func prepare(_ sql: String) throws -> GeoPackageStatement {
    var handle: OpaquePointer?
    let status = sqlite3_prepare_v2(connection, sql, -1, &handle, nil)
    guard status == SQLITE_OK, let handle else { throw refusal(status) }
    return GeoPackageStatement(handle, refusal: refusal)
  }

  func refusal(_ status: Int32) -> ExchangeError {
    let word = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(status))
    let problem: GeoPackageProblem =
      switch status & 0xFF {
      case SQLITE_CORRUPT, SQLITE_IOERR: .damaged
      case SQLITE_NOTADB: .notSQLite
      default: word.contains("no such table: gpkg_") ? .noContents : .other(word)
      }
    return .notGeoPackage(path: path, problem: problem)
  }

  /// The one feature table with its geometry column.
  func layer() throws -> (table: String, column: String, systemID: Int) {
    let statement = try prepare(
      """
      SELECT c.table_name, g.column_name, g.srs_id
      FROM gpkg_contents c JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
      WHERE c.data_type = 'features' ORDER BY c.table_name
      """)
    var layers: [(table: String, column: String, systemID: Int)] = []
    while try statement.step() {
      layers.append((statement.cell(0) ?? "", statement.cell(1) ?? "", Int(statement.cell(2) ?? "") ?? 0))
    }
    guard let layer = layers.first else { throw ExchangeError.noFeatureTable(path: path) }
    if layers.count > 1 { throw ExchangeError.severalFeatureTables(path: path, names: layers.map(\.table)) }
    return layer
  }

  /// What PROJ is told of a system; nil where the GeoPackage leaves it undefined.
  func system(_ id: Int) throws -> String? {
    let statement = try prepare(
      "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = \(id)")
    guard id > 0, try statement.step() else { return nil }
    let organization = (statement.cell(0) ?? "").uppercased()
    if organization == "EPSG", let code = statement.cell(1) { return "EPSG:\(code)" }
    guard let definition = statement.cell(2), !definition.isEmpty, definition.lowercased() != "undefined" else {
      return nil
    }
    return definition
  }
}

/// A query over a stranger's GeoPackage.
private final class GeoPackageStatement {
  private let handle: OpaquePointer
  private let refusal: (Int32) -> ExchangeError

  init(_ handle: OpaquePointer, refusal: @escaping (Int32) -> ExchangeError) {
    (self.handle, self.refusal) = (handle, refusal)
  }

  deinit { sqlite3_finalize(handle) }

  var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" }
  }

  /// Moves to the next row; false after the last.
  func step() throws -> Bool {
    let status = sqlite3_step(handle)
    guard status == SQLITE_ROW || status == SQLITE_DONE else { throw refusal(status) }
    return status == SQLITE_ROW
  }

  func cell(_ column: Int32) -> String? {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return String(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return Self.text(of: sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(handle, column) else { return nil }
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
      return String(decoding: bytes, as: UTF8.self)
    default: return nil
    }
  }

  private static func text(of value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }

  /// The bytes of a blob; nil for null. What is no blob comes as no bytes, which are no geometry.
  func blob(_ column: Int32) -> [UInt8]? {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return nil
    case SQLITE_BLOB:
      guard let start = sqlite3_column_blob(handle, column) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    default: return []
    }
  }
}

private func quoted(_ name: String) -> String {
  "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

/// A path inside a URI.
private func percentEncoded(_ path: String) -> String {
  var out = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      out.append(Character(Unicode.Scalar(byte)))
    default:
      out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
  return out
}
