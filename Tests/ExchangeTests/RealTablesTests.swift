import Testing

@testable import Exchange

/// The fields of the imports that the mapping files serve.
private let units = ["key", "name", "kind", "population", "key_status", "parent", "lon", "lat"]
private let projects = [
  "folio", "name", "type", "source", "fiscal_year", "unit", "status", "budget_assigned", "budget_spent",
  "planned_start", "planned_end", "actual_start", "actual_end", "priority_rank", "priority_deadline", "beneficiaries",
  "contract_ref", "physical_progress", "financial_progress", "lon", "lat",
]
private let roads = ["name", "category", "oneway", "maxspeed", "surface"]

/// A file of `data/mappings`.
private func mapping(_ name: String) throws -> ColumnMap {
  let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return try ColumnMap(contentsOf: "/\(package)/data/mappings/\(name).map")
}

/// A table read through its map: every row's values, and the sentences of the rows with faults by their line.
private struct MappedTable {
  let facts: SourceFacts
  var values: [[String: String]] = []
  var faults: [Int: String] = [:]

  init(_ file: String, map: String, fields: [String], required: [String], encoding: String? = nil) throws {
    let source = try CSVRows(path: RealData.path(file), options: SourceOptions(encoding: encoding))
    let bound = try mapping(map).bound(to: source.columns, known: fields, required: required)
    while let row = try source.next() {
      #expect(row.fault == nil)
      let read = bound.values(of: row)
      values.append(read.values)
      if let fault = read.faults.first { faults[row.place] = fault.description }
    }
    facts = source.facts
  }

  func first(_ field: String, _ value: String) -> [String: String]? { values.first { $0[field] == value } }
  func count(_ field: String) -> Int { values.count { $0[field] != nil } }
}

/// The values of every record of a dbf under a map.
private func mappedValues(_ table: DBFTable, _ map: String, _ fields: [String]) throws -> [[String: String]] {
  let bound = try mapping(map).bound(to: table.columns, known: fields, required: [])
  return try (0..<table.count).compactMap { index in
    try table.row(index).map { bound.values(of: SourceRow(place: index + 1, cells: $0)).values }
  }
}

@Suite(.enabled(if: RealData.isHere, "RECORRIDO_REAL_DATA does not say where the real files are"))
struct RealTablesTests {
  @Test("the participatory budget of 2018: 713 projects, four with broken JSON and one without any")
  func participatoryBudget() throws {
    let table = try MappedTable(
      "obras/cdmx-presupuesto-participativo-2018.csv", map: "presupuesto-participativo-2018", fields: projects,
      required: ["folio", "name", "source", "fiscal_year", "unit"])
    #expect(table.facts.encoding == "UTF-8")
    #expect(table.facts.delimiter == ",")
    #expect(table.values.count == 713)
    #expect(table.faults.count == 4)
    #expect(table.faults.values.allSatisfy { $0.contains("«manual_capture»") })
    #expect(Set(table.values.compactMap { $0["folio"] }).count == 713)
    #expect(Set(table.values.compactMap { $0["unit"] }).count == 713)
    #expect(table.count("name") == 713)
    #expect(table.count("budget_assigned") == 656)
    #expect(table.count("physical_progress") == 371)
    let first = try #require(table.first("folio", "PP-2018-1"))
    #expect(first["name"] == "Calentadores")
    #expect(first["type"] == "Calentadores solares")
    #expect(first["unit"] == "10-241")
    #expect(first["source"] == "PP" && first["fiscal_year"] == "2018")
    #expect(first["budget_assigned"] == "277202" && first["budget_spent"] == "277517.6")
    #expect(first["physical_progress"] == "99.27")
    let empty = try #require(table.first("unit", "06-039"))
    #expect(empty["name"] == "ZAPOTLA (BARR)" && empty["budget_assigned"] == nil)
  }

  @Test("the localities of Jalisco: 495 with point, population and kind")
  func localities() throws {
    let table = try MappedTable(
      "localidades/jalisco-localidades-2020.csv", map: "localidades-ageeml-2020", fields: units,
      required: ["key", "name"])
    #expect(table.values.count == 495)
    #expect(table.faults.isEmpty)
    #expect(table.values.count { $0["kind"] == "LOC_U" } == 279)
    #expect(table.values.count { $0["kind"] == "LOC_R" } == 216)
    #expect(
      table.first("key", "140010001") == [
        "key": "140010001", "name": "Acatic", "kind": "LOC_U", "population": "13033", "lon": "-102.905278",
        "lat": "20.779444",
      ])
  }

  @Test("federal works with BOM, CRLF and line breaks inside cells: 2,745")
  func federalWorks() throws {
    let table = try MappedTable(
      "obras/shcp-obra-publica-abierta-2019.csv.gz", map: "obra-publica-abierta-shcp", fields: projects,
      required: ["folio", "name", "fiscal_year"])
    #expect(table.facts.encoding == "UTF-8 con BOM")
    #expect(table.values.count == 2745)
    #expect(table.faults.isEmpty)
    #expect(table.count("folio") == 2745)
    #expect(table.count("lon") == 1494)
    #expect(table.values.allSatisfy { $0["folio"]?.hasPrefix("'") == false })
    #expect(table.values.count { $0["folio"]?.hasPrefix("PPI-") == true } == 248)
    #expect(table.values.allSatisfy { ($0["planned_start"] ?? "2000-01-01").count == 10 })
    let statuses = Set(table.values.compactMap { $0["status"] })
    #expect(statuses == ["programado", "en_ejecucion", "terminado", "cancelado"])
  }

  @Test("federal works in Latin-1 without a mark: 1,786")
  func federalWorksLatin1() throws {
    let table = try MappedTable(
      "obras/shcp-obra-publica-abierta-2021-latin1.csv.gz", map: "obra-publica-abierta-shcp", fields: projects,
      required: ["folio", "name", "fiscal_year"])
    #expect(table.facts.encoding == "ISO-8859-1")
    #expect(table.values.count == 1786)
    #expect(table.faults.isEmpty)
    #expect(table.count("lon") == 1076)
    #expect(table.values.contains { $0["type"] == "Programa de Inversión de Mantenimiento" })
  }

  @Test("works of Zapopan in Mac Roman with CR alone: 2,258, five with shifted cells")
  func zapopan() throws {
    let table = try MappedTable(
      "obras/zapopan-obra-publica-2007-2012.csv", map: "obra-publica-zapopan-2007-2012", fields: projects,
      required: ["folio", "name"], encoding: "macroman")
    #expect(table.facts.encoding == "Mac Roman")
    #expect(table.values.count == 2258)
    #expect(table.faults.count == 5)
    #expect(table.values.count { $0["status"] == "entregado" } == 1301)
    #expect(table.values.count { $0["status"] == "suspendido" } == 2)
    #expect(table.count("fiscal_year") == 2247)
    #expect(table.values.contains { $0["planned_start"] == "2007-03-26" })
    #expect(table.values.contains { $0["planned_start"] == "2008-06-16" })
  }

  @Test("Mac Roman letters of the colonias of Zapopan come out, and their cells keep their line breaks")
  func zapopanColonias() throws {
    let source = try CSVRows(
      path: RealData.path("obras/zapopan-colonias.csv"), options: SourceOptions(encoding: "macroman"))
    let rows = try source.allRows()
    #expect(rows.count == 527)
    #expect(source.columns.count == 45)
    #expect(rows.allSatisfy { $0.fault == nil })
    #expect(rows.contains { source.cell("RegistroCivil", of: $0)?.contains("“Basilica”") == true })
  }

  @Test("the urban localities of Jalisco: 245 in ISO-8859-1, told by the language driver")
  func urbanLocalities() throws {
    let zip = try ZipArchive(path: RealData.path("territorio/jalisco-localidades-urbanas-2010.zip"))
    let table = try DBFTable(bytes: zip.bytes(of: "jal_loc_urb.dbf"), encoding: nil, codePage: nil)
    #expect(table.encodingName == "ISO-8859-1")
    #expect(table.count == 245)
    let values = try mappedValues(table, "localidades-urbanas-2010", units)
    #expect(values.count == 245)
    #expect(values[1]["name"] == "Acatlán de Juárez")
    #expect(values[0] == ["key": "140010001", "name": "Acatic", "kind": "LOC_U", "population": "11890"])
  }

  @Test("boroughs and streets are read from their tables by their maps")
  func shapefileTables() throws {
    func table(_ zip: String, _ name: String, page: String?) throws -> DBFTable {
      try DBFTable(bytes: ZipArchive(path: RealData.path(zip)).bytes(of: name), encoding: nil, codePage: page)
    }
    let boroughs = try mappedValues(
      table("territorio/cdmx-alcaldias-sin-prj.zip", "cdmx_alcaldias_sin_prj.dbf", page: nil), "alcaldias-conabio",
      units)
    #expect(boroughs.count == 16)
    #expect(boroughs.contains(["key": "09006", "name": "Iztacalco"]))
    let streets = try mappedValues(
      table("vialidad/zapopan-guadalajara-calles-geofabrik.zip", "zapopan_roads_osm.dbf", page: "UTF-8"),
      "calles-geofabrik", roads)
    #expect(streets.count == 16_796)
    #expect(streets.count { $0["maxspeed"] != nil } == 725)
    #expect(streets.count { $0["oneway"] == "F" } == 4390)
    #expect(streets.contains { $0["name"] == "Anillo Periférico Norte Manuel Gómez Morín" })
    let axes = try mappedValues(
      table("vialidad/guadalajara-ejes-viales-inegi.zip", "gdl_ejes.dbf", page: "UTF-8"), "ejes-viales-inegi", roads)
    #expect(axes.count == 8740)
    #expect(axes.count { $0["name"] == nil } == 2099)
    #expect(axes.allSatisfy { $0["category"]?.allSatisfy(\.isLowercase) ?? true || $0["category"]!.contains("_") })
    #expect(axes.count { $0["category"] == "living_street" } == 1602)
  }
}

@Test(
  "every mapping file can be read and names only fields of its import",
  arguments: [
    ("ut-iecm-2019", units), ("ut-iecm-2022", units), ("localidades-ageeml-2020", units),
    ("localidades-urbanas-2010", units), ("alcaldias-conabio", units), ("limite-tlalpan", units),
    ("tlalpan-ut", units), ("calles-geofabrik", roads), ("ejes-viales-inegi", roads),
    ("presupuesto-participativo-2018", projects), ("obra-publica-zapopan-2007-2012", projects),
    ("obra-publica-abierta-shcp", projects),
  ])
func mappingFiles(name: String, fields: [String]) throws {
  let map = try mapping(name)
  #expect(!map.fields.isEmpty)
  #expect(Set(map.fields).isSubset(of: fields))
}
