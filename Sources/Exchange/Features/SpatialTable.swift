import CSQLite

/// The rows of a spatial table of an SQLite file (SpatiaLite or GeoPackage, EPSG:4326), straight into a `FeatureRow`:
/// no value is made for a cell, and memory does not grow with the table.
public final class SpatialTable {
  /// The table's columns but for its key and its geometry.
  public private(set) var layer: FeatureLayer
  private let path: String
  private var connection: OpaquePointer?
  private var statement: OpaquePointer?

  /// - Parameter columns: those to read, in this order; nil: all.
  /// - Throws: `ExchangeError` where the file or the table cannot be read, or a column is not there.
  public init(path: String, table: String, columns asked: [String]? = nil) throws {
    self.path = path
    layer = FeatureLayer(name: table, columns: [], hasIDs: false)
    // One thread reads: no lock for every cell.
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &connection, flags, nil) == SQLITE_OK else { throw refusal }
    sqlite3_exec(connection, "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON", nil, nil, nil)
    let geometry = try geometryColumn(of: table)
    var columns: [FeatureLayer.Column] = []
    try forEachRow("SELECT name, upper(type), pk FROM pragma_table_info(\(literal(table)))") { row in
      if row(2) == "0", row(0).lowercased() != geometry.lowercased() { columns.append(.init(row(0), kind(row(1)))) }
    }
    if let asked {
      columns = try asked.map { name in
        guard let column = columns.first(where: { $0.name == name }) else { throw missing("no column \(name)") }
        return column
      }
    }
    layer.columns = columns
    let names = ([geometry] + columns.map(\.name)).map(identifier).joined(separator: ",")
    guard sqlite3_prepare_v2(connection, "SELECT \(names) FROM \(identifier(table))", -1, &statement, nil) == SQLITE_OK
    else { throw refusal }
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close_v2(connection)
  }

  /// Reads the next row into `row`; false after the last.
  /// - Throws: `ExchangeError` where the file cannot be read on, `ShapeFault` for a geometry that is none.
  public func next(into row: inout FeatureRow) throws -> Bool {
    let status = sqlite3_step(statement)
    guard status == SQLITE_ROW else {
      if status == SQLITE_DONE { return false }
      throw refusal
    }
    row.begin()
    if let start = sqlite3_column_blob(statement, 0) {
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, 0)))
      try row.geometry.take(binary: bytes.bytes)
    }
    for index in 0..<layer.columns.count { appendCell(Int32(truncatingIfNeeded: index &+ 1), index, to: &row) }
    return true
  }

  @inline(__always)
  private func appendCell(_ column: Int32, _ index: Int, to row: inout FeatureRow) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER:
      let value = Int(sqlite3_column_int64(statement, column))
      switch layer.columns[index].kind {
      case .boolean: row.append(cell: .bool(value != 0))
      case .real: row.append(cell: .real(Double(value)))
      default: row.append(cell: .int(value))
      }
    case SQLITE_FLOAT: row.append(cell: .real(sqlite3_column_double(statement, column)))
    case SQLITE_TEXT:
      row.append(
        text: UnsafeBufferPointer(
          start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column))))
    default: row.append(cell: .null)
    }
  }

  private func kind(_ type: String) -> FeatureLayer.CellKind {
    if type.contains("BOOL") { return .boolean }
    if type.contains("INT") { return .integer }
    if type.contains("REAL") || type.contains("DOUB") || type.contains("FLOA") { return .real }
    return type == "DATE" ? .date : .text
  }

  /// - Throws: where the table has none, or not in EPSG:4326.
  private func geometryColumn(of table: String) throws -> String {
    var found: (name: String, system: String)?
    let name = "lower(\(literal(table)))"
    for query in [
      "SELECT f_geometry_column, srid FROM geometry_columns WHERE lower(f_table_name) = \(name)",
      "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = \(name)",
    ] where found == nil {
      try? forEachRow(query) { found = ($0(0), $0(1)) }
    }
    guard let found else { throw missing("no spatial table \(table)") }
    guard found.system == "4326" else { throw missing("EPSG:\(found.system) instead of EPSG:4326") }
    return found.name
  }

  private func forEachRow(_ sql: String, _ body: ((Int32) -> String) -> Void) throws {
    var query: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &query, nil) == SQLITE_OK else { throw refusal }
    defer { sqlite3_finalize(query) }
    while sqlite3_step(query) == SQLITE_ROW {
      body { column in sqlite3_column_text(query, column).map { String(cString: $0) } ?? "" }
    }
  }

  private func missing(_ words: String) -> ExchangeError { .notGeoPackage(path: path, problem: .other(words)) }

  private var refusal: ExchangeError {
    missing(connection.map { String(cString: sqlite3_errmsg($0)) } ?? "SQLite")
  }
}

/// A name between quotes.
func identifier(_ name: String) -> String { "\"" + doubled(name, "\"") + "\"" }

/// A text between apostrophes.
func literal(_ text: String) -> String { "'" + doubled(text, "'") + "'" }

private func doubled(_ text: String, _ mark: Character) -> String {
  text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: "\(mark)\(mark)")
}
