import CSQLite

/// A new SQLite file as it is written: no journal, since it has its name only once it is whole.
final class SQLiteFile {
  private let path: String
  private var connection: OpaquePointer?

  /// - Parameters:
  ///   - path: an empty file.
  ///   - shown: the path that refusals name.
  init(path: String, shown: String) throws {
    self.path = shown
    guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else {
      throw refusal
    }
    try run(
      """
      PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
      PRAGMA cache_size=-4096; PRAGMA temp_store=MEMORY
      """)
  }

  deinit { sqlite3_close_v2(connection) }

  /// - Throws: `ExchangeError.unwritable` where what was written did not reach the file.
  func close() throws {
    guard sqlite3_close(connection) == SQLITE_OK else { throw refusal }
    connection = nil
  }

  func run(_ sql: String) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw refusal }
  }

  func prepare(_ sql: String) throws -> SQLiteInsert {
    var handle: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &handle, nil) == SQLITE_OK, let handle else { throw refusal }
    return SQLiteInsert(handle, of: self)
  }

  fileprivate var refusal: ExchangeError {
    let status = sqlite3_errcode(connection) & 0xFF
    if status == SQLITE_FULL { return .diskFull(path: path) }
    return .unwritable(path: path, reason: SystemReason(sqlite3_system_errno(connection)))
  }
}

/// A prepared statement that puts a row into a table, again and again.
final class SQLiteInsert {
  private let handle: OpaquePointer
  private let file: SQLiteFile

  fileprivate init(_ handle: OpaquePointer, of file: SQLiteFile) { (self.handle, self.file) = (handle, file) }

  deinit { sqlite3_finalize(handle) }

  /// Columns count from 1.
  func bind(_ column: Int, _ value: Int) { sqlite3_bind_int64(handle, Int32(column), sqlite3_int64(value)) }
  func bind(_ column: Int, _ value: Double) { sqlite3_bind_double(handle, Int32(column), value) }
  func bindNull(_ column: Int) { sqlite3_bind_null(handle, Int32(column)) }

  /// SQLite takes a copy.
  func bind(_ column: Int, text: ArraySlice<UInt8>) {
    text.withUnsafeBytes { bytes in
      _ = sqlite3_bind_text(handle, Int32(column), bytes.baseAddress, Int32(bytes.count), copied)
    }
  }

  func bind(_ column: Int, _ text: String) { bind(column, text: ArraySlice(text.utf8)) }

  func bind(_ column: Int, blob: ArraySlice<UInt8>) {
    blob.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob(handle, Int32(column), bytes.baseAddress, Int32(bytes.count), copied)
    }
  }

  func step() throws {
    let status = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard status == SQLITE_DONE else { throw file.refusal }
  }
}

/// SQLITE_TRANSIENT, whose macro Swift does not take over.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
