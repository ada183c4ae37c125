import Exchange
import Fieldwork
import Store
import Territory

/// Says the fields of records: references by key, quantities in natural units, moments by local clocks.
struct RecordText {
  let reader: FieldReader
  let zone: Zone
  let kind: RecordKind
  private var keys: [RecordID: String] = [:]

  init(_ kind: RecordKind, reader: FieldReader, zone: Zone) {
    (self.kind, self.reader, self.zone) = (kind, reader, zone)
  }

  /// What kind of thing a column holds, as far as printing goes.
  private enum Form {
    case plain, money, yesNo, moment, year, shape, weekdays
    case quantity(decimals: Int)
    case reference([RecordKind])
    case references(RecordKind)
  }

  private func form(_ column: String) -> Form {
    if let decimals = kind.decimals(of: column) { return .quantity(decimals: decimals) }
    if kind.isShape(column) { return .shape }
    let targets = RecordKind.kinds(pointedToBy: column)
    if !targets.isEmpty { return .reference(targets) }
    return switch column {
    case "budget_assigned", "budget_spent", "est_cost", "budget": .money
    case "active", "is_approximate", "people_visible", "traffic": .yesNo
    case "visited_at", "captured_at", "starts_at", "ends_at", "taken_at", "annulled_at", "eta": .moment
    case "year", "fiscal_year": .year
    case "weekdays": .weekdays
    case "avoid": .references(.avoidZone)
    default: .plain
    }
  }

  private static let counts: Set = [
    "population", "attendees", "quorum_required", "votes_cast", "signatures", "seats", "beneficiaries", "priority_rank",
    "priority", "seq", "service_min", "minutes", "every_days", "lines", "width", "height",
  ]

  private static let days: Set = [
    "date", "start_date", "end_date", "valid_from", "valid_to", "planned_start", "planned_end", "actual_start",
    "actual_end", "priority_deadline", "first_due", "available_from", "available_to",
  ]

  private func isNumber(_ column: String) -> Bool {
    switch form(column) {
    case .money, .quantity, .year: true
    case .plain: Self.counts.contains(column)
    default: false
    }
  }

  func column(_ name: String) -> Table.Column {
    let isWhole =
      switch form(name) {
      case .moment, .reference: true
      default: Self.days.contains(name)
      }
    return Table.Column(title: ColumnWords.title(name), isNumber: isNumber(name), isWhole: isWhole)
  }

  /// A field as people read it; empty for null.
  mutating func text(_ column: String, _ value: FieldValue) throws -> String {
    switch (form(column), value) {
    case (_, .null): ""
    case (.money, .integer(let centavos)): Money(centavos: centavos).formatted
    case (.yesNo, .integer(let flag)): flag == 1 ? Console.say("sí", "yes") : "no"
    case (.moment, .text(let text)): Instant(text).map { zone.clock(of: $0) } ?? text
    case (.year, .integer(let year)): String(year)
    case (.weekdays, .integer(let mask)): Weekdays(rawValue: mask).words(in: Console.language)
    case (.quantity(let decimals), .integer(let number)): Self.quantity(number, decimals: decimals)
    case (.reference(let targets), .text(let id)): try key(of: id, in: targets)
    case (.references(let kind), .text(let ids)):
      try ids.split(separator: "; ").map { try key(of: String($0), in: [kind]) }.joined(separator: "; ")
    case (.shape, _): value.shape.map { Self.text(of: $0) } ?? ""
    case (_, .integer(let number)): grouped(number, decimals: 0)
    case (_, .text(let text)): StoredWords.text(kind, column, text) ?? text
    default: value.canonicalText
    }
  }

  /// Hundredths keep their two decimals, finer measures lose needless zeros.
  private static func quantity(_ number: Int, decimals: Int) -> String {
    var text = grouped(number, decimals: decimals)
    guard decimals > 2 else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func text(of shape: Shape) -> String {
    switch shape {
    case .point(let point): "\(decimals(point.longitude, 6)), \(decimals(point.latitude, 6))"
    case .multiPoint: Console.say("puntos", "points")
    case .line, .multiLine: Console.say("línea", "line")
    case .polygon, .multiPolygon: Console.say("polígono", "polygon")
    }
  }

  private mutating func key(of text: String, in targets: [RecordKind]) throws -> String {
    guard let id = RecordID(text) else { return text }
    if let known = keys[id] { return known }
    for target in targets where try reader.fields(target, id) != nil {
      let key = try reader.key(target, id)
      keys[id] = key
      return key
    }
    return text
  }

  /// A field's members in a `--json` object: its own, and the key of what it points to.
  mutating func members(_ column: String, _ value: FieldValue) throws -> [(String, JSONValue)] {
    switch (form(column), value) {
    case (.reference(let targets), .text(let id)):
      return [(column, .string(id)), (ColumnWords.member(column), .string(try key(of: id, in: targets)))]
    case (.reference, _): return [(column, .null), (ColumnWords.member(column), .null)]
    case (.money, .integer(let centavos)): return [(column, .decimal(centavos, decimals: 2))]
    case (.yesNo, .integer(let flag)): return [(column, .bool(flag == 1))]
    case (.quantity(let decimals), .integer(let number)): return [(column, .decimal(number, decimals: decimals))]
    case (.shape, _): return [(column, value.shape.map(Self.json) ?? .null)]
    case (_, .integer(let number)): return [(column, JSONValue(number))]
    case (_, .text(let text)): return [(column, .string(text))]
    default: return [(column, .null)]
    }
  }

  /// A point as `[lon, lat]`; of other shapes only what they are, since `map` writes them.
  private static func json(_ shape: Shape) -> JSONValue {
    guard case .point(let point) = shape else { return .string(shape.kind) }
    return .array([.decimal(point.longitudeE7, decimals: 7), .decimal(point.latitudeE7, decimals: 7)])
  }

  /// A whole record for `--json`: id, key, and every column.
  mutating func json(_ record: ListedRecord) throws -> JSONValue {
    var members: [(String, JSONValue)] = [("id", .string(record.id.description)), ("key", .string(record.key))]
    for field in record.fields where field.name != "key" { members += try self.members(field.name, field.value) }
    return .object(members)
  }
}
