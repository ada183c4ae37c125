import GRDB
import Territory

extension FieldReader {
  /// Vehicles that stand and are available on a day, in order of economic number.
  public func vehicles(availableOn day: LocalDate) throws -> [Vehicle] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, econ_no, model, fuel, km_per_l, tank_l, seats FROM vehicle
        WHERE annulled_at IS NULL AND coalesce(available_from, :day) <= :day AND coalesce(available_to, :day) >= :day
        ORDER BY econ_no
        """, arguments: ["day": day.description]
    ).compactMap(Self.vehicle)
  }

  public func vehicle(_ id: RecordID) throws -> Vehicle? {
    try Row.fetchOne(
      db, sql: "SELECT id, econ_no, model, fuel, km_per_l, tank_l, seats FROM vehicle WHERE id = ?",
      arguments: [id.description]
    ).flatMap(Self.vehicle)
  }

  /// The rounds of a vehicle on a day that stand and are not cancelled, the oldest first.
  public func rounds(ofVehicle id: RecordID, on day: LocalDate) throws -> [RecordID] {
    try String.fetchAll(
      db,
      sql: """
        SELECT id FROM round WHERE date = ? AND vehicle_id = ? AND annulled_at IS NULL AND status <> 'cancelado'
        ORDER BY created_at, id
        """, arguments: [day.description, id.description]
    ).compactMap { RecordID($0) }
  }

  private static func vehicle(_ row: Row) -> Vehicle? {
    guard let id = RecordID(row[0] as String),
      let economy = row.thousandths(4).flatMap(FuelEconomy.init(metresPerLitre:))
    else { return nil }
    return Vehicle(
      id: id, economicNumber: row[1], model: row[2], fuel: row[3], economy: economy,
      tank: row.thousandths(5).map(Volume.init(millilitres:)), seats: row[6])
  }

  /// The price of a fuel on a day: the last that had begun at `place` (compared as names are), else the last without a
  /// place, else the last of any; nil where none had begun. What comes back says whose place it is.
  public func fuelPrice(of fuel: String, on day: LocalDate, place: String? = nil) throws -> DatedFuelPrice? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT fuel, place, valid_from, price FROM fuel_price
        WHERE fuel = :fuel AND valid_from <= :day AND annulled_at IS NULL
        ORDER BY CASE coalesce(plain(place), '') WHEN '' THEN 1 WHEN :place THEN 0 ELSE 2 END, valid_from DESC, place, id
        LIMIT 1
        """, arguments: ["fuel": fuel, "day": day.description, "place": place?.plain]
    ).flatMap { row in
      row.date(2).map {
        DatedFuelPrice(
          fuel: row[0], place: row[1], validFrom: $0,
          price: FuelPrice(tenThousandths: Int(((row[3] as Double) * 10_000).rounded())))
      }
    }
  }

  /// Every declared leg; symmetric, so a caller looks up both directions.
  public func travelLegs() throws -> [TravelLeg] {
    try Row.fetchAll(db, sql: "SELECT from_id, to_id, km, minutes FROM travel_leg WHERE annulled_at IS NULL").compactMap
    {
      row in
      guard let from = row.recordID(0), let to = row.recordID(1), let metres = row.thousandths(2) else { return nil }
      return TravelLeg(from: from, to: to, metres: metres, minutes: row[3])
    }
  }

  /// Imported road files that stand: their names, content hashes and attributions.
  public func roadSources() throws -> [(name: String, content: String, attribution: String?)] {
    try Row.fetchAll(
      db, sql: "SELECT name, content, attribution FROM road_source WHERE annulled_at IS NULL ORDER BY name"
    ).map { ($0[0], $0[1], $0[2]) }
  }

  /// Imported models of the ground that stand: their names and content hashes.
  public func elevationSources() throws -> [(name: String, content: String)] {
    try Row.fetchAll(
      db, sql: "SELECT name, content FROM elevation_source WHERE annulled_at IS NULL ORDER BY name"
    ).map { ($0[0], $0[1]) }
  }

  /// Kept content as its bytes.
  public func bytes(ofContent hash: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try ContentReader.forEachPiece(of: hash, in: db) { bytes += $0 }
    return bytes
  }

  /// Calls `body` with each line of kept content, as its canonical value.
  public func forEachValue(ofContent hash: String, _ body: (FieldValue) throws -> Void) throws {
    try ContentReader.forEachLine(of: hash, in: db) { line in
      guard let value = FieldValue(canonical: line) else {
        throw StoreRefusal.database(path: "content", message: hash)
      }
      try body(value)
    }
  }
}
