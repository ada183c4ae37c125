import GRDB

extension Schema {
  /// How a file's schema compares with this one.
  enum Standing: Equatable {
    /// No file of ours.
    case foreign
    case current
    /// The number of the first step still to take.
    case older(step: Int)
    case newer(file: String)
  }

  func standing(in db: Database) throws -> Standing {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else { return .foreign }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if version == steps.count { return .current }
    return version < steps.count ? .older(step: version) : .newer(file: "v\(version)")
  }

  /// Takes the steps from `first` on, each with its spatial columns, and remakes the guards, all in one transaction.
  func advance(_ queue: DatabaseQueue, from first: Int) throws {
    try queue.writeWithoutTransaction { db in
      // Kept in the file: every later connection uses the log.
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.inTransaction(.immediate) {
        // Another process may have taken the steps while this one waited.
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == first else { return .rollback }
        if first == 0 {
          // 0: no transaction of its own. NONE: 217 KB less of codes that nobody uses.
          try db.execute(sql: "SELECT InitSpatialMetaData(0, 'NONE')")
          try db.execute(sql: "SELECT InsertEpsgSrid(4326)")
          try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        for step in steps[first...] {
          try db.execute(sql: step.tables)
          for (table, column, type) in step.spatial {
            try db.execute(sql: "SELECT RecoverGeometryColumn('\(table)', '\(column)', 4326, '\(type)', 'XY')")
            try db.execute(sql: "SELECT CreateSpatialIndex('\(table)', '\(column)')")
          }
        }
        for statement in Guards.statements { try db.execute(sql: statement) }
        try db.execute(sql: "PRAGMA user_version = \(steps.count)")
        return .commit
      }
    }
  }

  /// An empty set of working tables in memory, without SpatiaLite and guards, to fold a journal into.
  func inMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    // Nothing here is ever taken back, nor looked up but by id.
    try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = OFF") }
    try queue.write { db in
      for step in steps { try db.execute(sql: step.tables) }
      let indexes = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'")
      for index in indexes { try db.execute(sql: "DROP INDEX \(index)") }
    }
    return queue
  }
}
