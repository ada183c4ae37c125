import GRDB
import Territory
import Testing

@testable import Store

@Suite struct ReaderTests {
  private func enter(_ office: Office, _ records: [Assignment], at now: Instant = Office.dawn) throws {
    _ = try office.store.write(by: "C01", at: now) { door in for record in records { try door.enter("add", [record]) } }
  }

  private func edition(_ code: String, from: String?, to: String? = nil, level: String = "ut") -> Assignment {
    Assignment(
      .catalogueVersion, RecordID(kind: "catalogue", key: [code]),
      ["code": .text(code), "level": .text(level), "valid_from": FieldValue(from), "valid_to": FieldValue(to)])
  }

  @Test(
    "the edition in force is the last that had begun; before the first, the first",
    arguments: [
      ("2018-05-01", "iecm-2019"), ("2019-08-01", "iecm-2019"), ("2022-11-30", "iecm-2019"),
      ("2022-12-01", "iecm-2022"),
      ("2024-11-12", "iecm-2022"), ("2026-01-01", "iecm-2025"),
    ])
  func editions(day: String, code: String) throws {
    let office = try Office()
    try enter(
      office,
      [
        edition("iecm-2025", from: "2025-09-01"), edition("iecm-2019", from: "2019-08-01", to: "2022-11-30"),
        edition("iecm-2022", from: "2022-12-01"), edition("inegi-2020", from: "2020-01-01", level: "localidad"),
      ])
    try office.store.read { (reader: FieldReader) throws in
      #expect(try reader.edition(of: .territorialUnit, inForceOn: LocalDate(day)!)?.code == code)
      #expect(try reader.edition(of: .neighbourhood, inForceOn: LocalDate(day)!) == nil)
      #expect(try reader.editions().map(\.code) == ["iecm-2019", "inegi-2020", "iecm-2022", "iecm-2025"])
      #expect(try reader.coverageLevel() == .territorialUnit)
    }
  }

  @Test("an edition that ended and has no successor is still the one in force")
  func endedEdition() throws {
    let office = try Office()
    try enter(
      office,
      [edition("iecm-2019", from: "2019-08-01", to: "2022-11-30"), edition("iecm-2016", from: nil, to: "2019-07-31")])
    try office.store.read { (reader: FieldReader) throws in
      #expect(try reader.edition(of: .territorialUnit, inForceOn: LocalDate("2024-01-01")!)?.code == "iecm-2019")
      #expect(try reader.edition(of: .territorialUnit, inForceOn: LocalDate("2010-01-01")!)?.code == "iecm-2016")
    }
  }

  private func promoter(_ id: RecordID, _ code: String, _ name: String?, annulled: Bool = false) -> Assignment {
    Assignment(
      .promoter, id,
      [
        "code": .text(code), "role": "promotor", "name": FieldValue(name),
        "annulled_at": FieldValue(annulled ? Office.dawn.description : nil),
      ])
  }

  @Test("a record is meant by its key, else by its id or the beginning of it, else by its name")
  func named() throws {
    let office = try Office()
    let ids = [
      "aaaaaa11-0000-4000-8000-000000000001", "aaaaaa22-0000-4000-8000-000000000002",
      "bbbbbb33-0000-4000-8000-000000000003",
    ].map { RecordID($0)! }
    // The key of one is the beginning of the id of another, and the name of a third.
    try enter(
      office,
      [
        promoter(ids[0], "bbbbbb", "Ana Núñez"), promoter(ids[1], "P02", "Bbbbbb"),
        promoter(ids[2], "P03", "Ana  NUNEZ"),
      ])
    try office.store.read { (reader: FieldReader) throws in
      func named(_ text: String) throws -> [RecordID] { try reader.records(.promoter, named: text).sorted() }
      #expect(try named("bbbbbb") == [ids[0]] && named("P02") == [ids[1]])
      #expect(try named("bbbbbb3") == [ids[2]] && named("BBBBBB33-0000") == [ids[2]])
      #expect(try named("aaaaaa") == [ids[0], ids[1]] && named("aaaaa") == [] && named(ids[1].description) == [ids[1]])
      #expect(try named("ana nuñez") == [ids[0], ids[2]] && named("ÁNA-NÚÑEZ") == [ids[0], ids[2]])
      #expect(try named("") == [] && named("%%%%%%") == [] && named("______") == [] && named("' OR 1") == [])
    }
  }

  @Test("where a key stands on one record and was annulled on another, the standing one is meant")
  func annulledKey() throws {
    let office = try Office()
    let (old, new) = (RecordID(kind: "promoter", key: ["old"]), RecordID(kind: "promoter", key: ["new"]))
    try enter(office, [promoter(old, "P01", "Ana", annulled: true)])
    #expect(try office.store.read { try $0.records(.promoter, named: "P01") } == [old])
    #expect(try office.store.read { try $0.records(.promoter, named: "ana") } == [])
    try enter(office, [promoter(new, "P01", "Ana")])
    #expect(try office.store.read { try $0.records(.promoter, named: "P01") } == [new])
  }

  @Test("a short id is the shortest that no other has, of six letters or more, and finds its record again")
  func shortIDs() throws {
    let office = try Office()
    let ids = [
      "aaaaaaa1-0000-4000-8000-000000000000", "aaaaaaa1-0000-4000-8000-000000000001",
      "aaaaab00-0000-4000-8000-000000000000",
      "aaaaaaa1-1000-4000-8000-000000000000",
    ].map { RecordID($0)! }
    let places = ids.map {
      Assignment(
        .visit, $0, ["unit_id": "u", "visited_at": "2024-11-12T16:00:00Z", "captured_at": "2024-11-12T16:00:00Z"])
    }
    try enter(office, places)
    try office.store.read { (reader: FieldReader) throws in
      #expect(try reader.shortID(.visit, ids[2]) == "aaaaab" && reader.shortID(.visit, ids[3]) == "aaaaaaa1-1")
      #expect(try reader.shortID(.visit, ids[0]) == ids[0].description)
      for id in ids { #expect(try reader.records(.visit, named: reader.key(.visit, id)) == [id]) }
    }
  }

  @Test("a list has every record in order of key, the annulled only when asked, with figures as the journal keeps them")
  func listed() throws {
    let office = try Office()
    try enter(
      office,
      [
        promoter(.random(), "P03", nil), promoter(.random(), "P01", "Ana"),
        promoter(.random(), "P02", "B", annulled: true),
      ])
    try enter(
      office, [Assignment(.vehicle, .random(), ["econ_no": "V1", "fuel": "magna", "km_per_l": 10_125, "seats": 2])])
    try office.store.read { (reader: FieldReader) throws in
      var keys: [String] = []
      try reader.forEachRecord(.promoter) { keys.append($0.key) }
      #expect(keys == ["P01", "P03"])
      keys = []
      try reader.forEachRecord(.promoter, includingAnnulled: true) { keys.append($0.key + ($0.isAnnulled ? "!" : "")) }
      #expect(keys == ["P01", "P02!", "P03"])
      keys = []
      try reader.forEachRecord(.promoter, where: ("name", "Ana")) { keys.append($0.key) }
      #expect(keys == ["P01"])
      try reader.forEachRecord(.vehicle) { record in
        let fields = Dictionary(uniqueKeysWithValues: record.fields.map { ($0.name, $0.value) })
        #expect(fields["km_per_l"] == 10_125 && fields["seats"] == 2 && fields["plates"] == .null)
      }
      #expect(try reader.count(.promoter) == 2)
      #expect(try reader.vehicles(availableOn: LocalDate("2024-11-12")!).first?.economy.metresPerLitre == 10_125)
    }
  }

  @Test("a duty knows the last visit that stands, to its site or in its unit")
  func duties() throws {
    let office = try Office()
    let (unit, site, other) = (
      RecordID(kind: "unit", key: ["1"]), RecordID(kind: "site", key: ["1"]), RecordID(kind: "unit", key: ["2"])
    )
    func duty(_ column: String, _ id: RecordID, _ first: String) -> Assignment {
      Assignment(
        .visitDuty, RecordID(kind: "duty", key: [column, first]),
        [column: .text(id.description), "first_due": .text(first), "every_days": 30])
    }
    try enter(
      office,
      [
        duty("site_id", site, "2024-10-02"), duty("unit_id", unit, "2024-10-01"),
        duty("unit_id", RecordID.random(), "2024-10-03"),
      ])
    try office.addVisit("1", at: "2024-10-05T16:00:00Z", unit: unit, site: site)
    try office.addVisit("2", at: "2024-10-20T16:00:00Z", unit: unit)
    try office.addVisit("3", at: "2024-11-01T16:00:00Z", unit: other)
    let annulled = try office.addVisit("4", at: "2024-11-11T16:00:00Z", unit: unit, site: site)
    try enter(
      office, [Assignment(.visit, annulled, ["annulled_at": .text(Office.dawn.description), "annul_reason": "error"])])
    let duties = try office.store.read { try $0.duties() }
    #expect(duties.map { $0.duty.firstDue.description } == ["2024-10-01", "2024-10-02", "2024-10-03"])
    #expect(duties.map { $0.lastVisit?.description } == ["2024-10-20T16:00:00Z", "2024-10-05T16:00:00Z", nil])
    #expect(duties[0].duty.priority == 1)
  }

  @Test(
    "the price of a day is the last that had begun",
    arguments: [
      ("2024-01-01", nil as Int?), ("2024-01-15", 229_800), ("2024-06-30", 229_800), ("2024-07-01", 230_005),
      ("2025-01-01", 230_005),
    ])
  func prices(day: String, expected: Int?) throws {
    let office = try Office()
    func price(_ fuel: String, _ from: String, _ price: Int, annulled: Bool = false) -> Assignment {
      Assignment(
        .fuelPrice, RecordID(kind: "price", key: [fuel, from]),
        [
          "fuel": .text(fuel), "valid_from": .text(from), "price": .integer(price),
          "annulled_at": FieldValue(annulled ? Office.dawn.description : nil),
        ])
    }
    try enter(
      office,
      [
        price("magna", "2024-07-01", 230_005), price("magna", "2024-01-15", 229_800),
        price("premium", "2024-01-01", 248_700),
        price("magna", "2024-09-01", 990_000, annulled: true),
      ])
    let found = try office.store.read { try $0.fuelPrice(of: "magna", on: LocalDate(day)!) }
    #expect(found.map(\.price.tenThousandths) == expected)
  }

  @Test(
    "the price is that of the place, else the one without a place, else any; and it says which",
    arguments: [
      ("2024-08-01", "ACATLAN" as String?, 1 as Int?, "Acatlán" as String?), ("2024-10-01", "Acatlán", 2, "Acatlán"),
      ("2024-10-01", "Ajijic", 4, nil), ("2024-10-01", nil, 4, nil), ("2024-08-01", "Ajijic", 3, "Chapala"),
      ("2024-08-01", nil, 3, "Chapala"), ("2023-12-31", "Acatlán", nil, nil),
    ])
  func placePrices(day: String, place: String?, expected: Int?, told: String?) throws {
    let office = try Office()
    let prices: [(place: String?, from: String, price: Int)] = [
      ("Acatlán", "2024-01-01", 1), ("Acatlán", "2024-09-01", 2), ("Chapala", "2024-07-15", 3), (nil, "2024-08-15", 4),
      ("Chapala", "2024-09-20", 5),
    ]
    try enter(
      office,
      prices.map { entry in
        Assignment(
          .fuelPrice, .random(),
          [
            "fuel": "magna", "place": FieldValue(entry.place), "valid_from": .text(entry.from),
            "price": .integer(entry.price),
          ])
      })
    let found = try office.store.read { try $0.fuelPrice(of: "magna", on: LocalDate(day)!, place: place) }
    #expect(found?.price.tenThousandths == expected && found?.place == told)
  }

  @Test("the last progress of a site is of the last visit that stands and says one")
  func lastProgress() throws {
    let office = try Office()
    let site = RecordID(kind: "site", key: ["1"])
    let ids = try (1...3).map { try office.addVisit("\($0)", at: "2024-11-0\($0)T16:00:00Z", site: site) }
    try enter(
      office,
      [
        Assignment(.visit, ids[0], ["physical_progress": 2_000]),
        Assignment(.visit, ids[1], ["physical_progress": 3_500]),
      ])
    try office.store.read { (reader: FieldReader) throws in
      func last(_ until: String, except id: RecordID? = nil) throws -> Int? {
        try reader.lastProgress(of: site, upTo: Instant(until)!, except: id)?.progress.hundredths
      }
      #expect(try last("2024-11-30T00:00:00Z") == 3_500 && last("2024-11-01T23:00:00Z") == 2_000)
      #expect(try last("2024-10-01T00:00:00Z") == nil && last("2024-11-30T00:00:00Z", except: ids[1]) == 2_000)
    }
  }

  @Test("the units around a point are those of its edition whose box holds it")
  func unitsAround() throws {
    let office = try Office()
    func square(_ west: Double) -> Shape {
      let ring = [(west, 19.3), (west + 0.1, 19.3), (west + 0.1, 19.4), (west, 19.4), (west, 19.3)]
      return .multiPolygon([Polygon(exterior: ring.map { Coordinate(longitude: $0.0, latitude: $0.1) })])
    }
    func unit(_ key: String, _ edition: String, _ west: Double) -> Assignment {
      Assignment(
        .territorialUnit, RecordID(kind: "unit", key: [edition, key]),
        [
          "code": .text(key), "catalogue_id": .text(RecordID(kind: "catalogue", key: [edition]).description),
          "level": "ut",
          "name": .text(key), "geom": FieldValue(square(west)),
        ])
    }
    try enter(
      office,
      [
        edition("iecm-2022", from: "2022-12-01"), edition("iecm-2019", from: "2019-08-01"),
        unit("06-002", "iecm-2022", -99.1),
        unit("06-001", "iecm-2022", -99.2), unit("06-002", "iecm-2019", -99.1),
      ])
    try office.store.read { (reader: FieldReader) throws in
      let edition = try #require(try reader.edition(of: .territorialUnit, inForceOn: LocalDate("2024-01-01")!))
      func around(_ longitude: Double) throws -> [String] {
        try reader.units(of: edition, around: Coordinate(longitude: longitude, latitude: 19.35)).map(\.key)
      }
      #expect(
        try around(-99.05) == ["06-002"] && around(-99.15) == ["06-001"] && around(-99.1) == ["06-001", "06-002"]
          && around(-98) == [])
      #expect(try reader.unit(key: "06-002", in: edition)?.boundary == square(-99.1).quantised)
      #expect(try reader.isCompletelyDrawn(edition))
    }
  }
}
