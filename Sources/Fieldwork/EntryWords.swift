import Store
import Territory

extension JournalEntry {
  /// What happened, as people say it: `project.annul` is «anulación de proyecto»; a kind without words stands as it is.
  public func words(in language: Language) -> String {
    let parts = kind.split(separator: ".").map(String.init)
    if parts.count == 1 { return Self.single[kind].map { language == .spanish ? $0.0 : $0.1 } ?? kind }
    guard parts.count == 2 else { return kind }
    // `import.units` and `unit.annul` alike: one of the two is the verb.
    for (verb, noun) in [(parts[1], parts[0]), (parts[0], parts[1])] {
      guard let act = Self.acts[verb], let thing = Self.things[noun] else { continue }
      return language == .spanish ? "\(act.0) de \(thing.0)" : "\(thing.1) \(act.1)"
    }
    return kind
  }

  private static let single = [
    "init": ("creación del archivo", "file made"), "undo": ("deshacer", "undo"),
  ]

  private static let acts = [
    "add": ("alta", "added"), "edit": ("cambio", "changed"), "annul": ("anulación", "annulled"),
    "import": ("importación", "imported"), "record": ("registro", "recorded"), "plan": ("plan", "planned"),
    "close": ("cierre", "closed"), "authorise": ("autorización", "authorised"), "export": ("exportación", "exported"),
  ]

  private static let things: [String: (String, String)] = {
    var things = [
      "locality": ("localidad", "locality"), "localities": ("localidades", "localities"), "price": ("precio", "price"),
      "road": ("vialidad", "road"), "roads": ("vialidades", "roads"), "map": ("mapa", "map"),
      "internal": ("datos internos", "internal data"), "elevation": ("elevación", "elevation"),
    ]
    for kind in RecordKind.allCases {
      let singular = (kind.name(in: .spanish), kind.name(in: .english))
      let plural = (kind.plural(in: .spanish), kind.plural(in: .english))
      things[kind.rawValue] = singular
      things[kind.rawValue + "s"] = plural
    }
    for (command, kind) in [
      ("unit", RecordKind.territorialUnit), ("site", .worksSite), ("price", .fuelPrice), ("leg", .travelLeg),
      ("zone", .avoidZone),
    ] {
      things[command] = things[kind.rawValue]
      things[command + "s"] = things[kind.rawValue + "s"]
    }
    return things
  }()

  private var payloadFields: [String: FieldValue] { FieldValue(canonical: payload.utf8)?.object ?? [:] }

  /// What the entry says besides its records: a reason, a file's name.
  public var facts: [String: FieldValue] { payloadFields["facts"]?.object ?? [:] }

  /// The id of the entry that this one takes back.
  public var undoes: RecordID? { payloadFields["undoes"]?.text.flatMap { RecordID($0) } }

  /// How many records it set.
  public var recordCount: Int { payloadFields["records"]?.array?.count ?? facts["lines"]?.integer ?? 0 }

  var firstRecord: Assignment? {
    guard let record = payloadFields["records"]?.array?.first?.object,
      let kind = record["record"]?.text.flatMap(RecordKind.init), let id = record["id"]?.text.flatMap({ RecordID($0) })
    else { return nil }
    return Assignment(kind, id, record["set"]?.object ?? [:])
  }
}

extension FieldReader {
  /// The key of the (first) record that an entry set; nil where it names its records by their content.
  public func subject(of entry: JournalEntry) throws -> String? {
    guard let record = entry.firstRecord else { return nil }
    // The record itself is gone where its entry was taken back.
    if let column = record.kind.keyColumn, let key = record.fields[column]?.text { return key }
    guard try fields(record.kind, record.id) != nil else { return String(record.id.description.prefix(8)) }
    return try key(record.kind, record.id)
  }
}
