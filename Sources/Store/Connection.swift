import CSpatiaLite
import GRDB
import Territory

/// How a connection to the office's file is made.
enum Connection {
  /// Seconds that a second writer waits for the first.
  static let patience = 60.0

  static func configuration(readOnly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // KiB; SQLite's own two MiB are read again and again by joins over a hundred thousand works.
      try db.execute(sql: "PRAGMA cache_size = -4000")
      try attachSpatiaLite(to: db)
      db.add(function: plainText)
    }
    return configuration
  }

  /// `plain(text)`: lower case, without accents, runs of spaces folded; how names are compared.
  private static let plainText = DatabaseFunction("plain", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0])?.plain
  }

  /// SpatiaLite keeps a cache beside the connection, which must go with it. GRDB has no close hook, so the clean-up
  /// hangs on the destructor of an SQL function that nobody calls.
  private static func attachSpatiaLite(to db: Database) throws {
    guard let cache = spatialite_alloc_connection() else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
    spatialite_set_silent_mode(cache)
    spatialite_init_ex(db.sqliteConnection, cache, 0)
    let result = sqlite3_create_function_v2(
      db.sqliteConnection, "recorrido_spatialite", 0, SQLITE_UTF8, cache,
      { context, _, _ in sqlite3_result_null(context) },
      nil, nil, { spatialite_cleanup_ex($0) })
    guard result == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
  }
}
