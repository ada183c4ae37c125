import Territory

/// Writes a GeoPackage 1.3 with a table a layer, its R-tree and its style as QGIS keeps it, so that the layer opens
/// already coloured. Lines and areas are written as multiple ones, so that a layer has one kind of geometry.
///
/// The R-tree is filled in the order of a Hilbert curve once the layer is whole; the boxes wait on the disk until then.
public final class GeoPackageWriter: FeatureWriter {
  private let output: OutputFile
  private let file: SQLiteFile
  private let changed: String
  private var layer: OpenLayer?
  private var blob = TextBuffer()
  private var tables: Set<String> = []

  private struct OpenLayer {
    var layer: FeatureLayer
    var table: String
    var insert: SQLiteInsert
    var index: HilbertBoxes
    var count = 0
    /// The kinds met.
    var kinds: Set<FlatGeometry.Kind> = []
  }

  /// - Parameter changed: the `last_change` of every layer.
  /// - Throws: `ExchangeError` where the file cannot be written, `ExportRefusal.needsFile` for standard output.
  public init(path: String, changed: Instant) throws {
    output = try OutputFile(path: path, isGeoPackage: true)
    guard let lent = output.lentPath else { throw ExportRefusal.needsFile(path: path) }
    file = try SQLiteFile(path: lent, shown: path)
    // With the milliseconds that the standard asks for.
    self.changed = changed.description.dropLast() + ".000Z"
    try file.run("BEGIN; " + GeoPackageSchema.base)
    try file.run(
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
      VALUES ('layer_styles', 'attributes', 'layer_styles', \(literal(self.changed)))
      """)
  }

  public func begin(_ layer: FeatureLayer) throws {
    try end()
    let table = free(layer.name)
    // A column of the table's own names would be there twice.
    let columns =
      (layer.hasIDs ? [(name: "id", type: "TEXT")] : [])
      + layer.columns.map { (name: $0.name, type: Self.type($0.kind)) }
    try file.run(GeoPackageSchema.table(table, columns))
    let marks = repeatElement("?", count: columns.count + 2).joined(separator: ",")
    self.layer = OpenLayer(
      layer: layer, table: table, insert: try file.prepare("INSERT INTO \(identifier(table)) VALUES (\(marks))"),
      index: try HilbertBoxes(beside: output.path))
  }

  /// The first of `name`, `name_2` … that no table has.
  private func free(_ name: String) -> String {
    var (table, number) = (name, 1)
    while !tables.insert(table.lowercased()).inserted {
      number += 1
      table = "\(name)_\(number)"
    }
    return table
  }

  private static func type(_ kind: FeatureLayer.CellKind) -> String {
    switch kind {
    case .text, .json: "TEXT"
    case .integer: "INTEGER"
    case .real: "REAL"
    case .boolean: "BOOLEAN"
    case .date: "DATE"
    }
  }

  public func write(_ row: borrowing FeatureRow) throws {
    guard let insert = layer?.insert, let hasIDs = layer?.layer.hasIDs else { return }
    layer!.count += 1
    let fid = layer!.count
    insert.bind(1, fid)
    if let kind = row.geometry.kind, let box = row.geometry.box {
      blob.removeAll()
      blob.append(geoPackage: row.geometry, box)
      insert.bind(2, blob: blob.bytes)
      layer!.kinds.insert(kind.multiple)
      try layer!.index.append(box, UInt32(fid))
    } else {
      insert.bindNull(2)
    }
    if hasIDs { if let id = row.id { insert.bind(3, text: row.bytes[id]) } else { insert.bindNull(3) } }
    let first = hasIDs ? 4 : 3
    for index in 0..<row.cells.count { bind(row.cells[index], first + index, insert, row) }
    try insert.step()
  }

  private func bind(_ cell: FeatureRow.Cell, _ column: Int, _ insert: SQLiteInsert, _ row: borrowing FeatureRow) {
    switch cell {
    case .null: insert.bindNull(column)
    case .bool(let value): insert.bind(column, value ? 1 : 0)
    case .int(let value): insert.bind(column, value)
    case .decimal(let value, let places): insert.bind(column, Double(value) / Double(powerOfTen(places)))
    case .real(let value): insert.bind(column, value)
    case .text(let range), .json(let range):
      blob.removeAll()
      blob.append(text: row.bytes.span.bytes, range.lowerBound, range.upperBound)
      insert.bind(column, text: blob.bytes)
    }
  }

  public func finish(attribution: String?) throws {
    try end()
    if let attribution { try file.run("UPDATE gpkg_contents SET description = \(literal(attribution))") }
    try file.run("COMMIT")
    try file.close()
    try output.commit()
  }

  /// Indexes the layer at hand and lists it.
  private func end() throws {
    guard let layer else { return }
    self.layer = nil
    try fill(layer)
    try list(layer)
    try addStyle(to: layer)
  }

  private func fill(_ layer: OpenLayer) throws {
    let index = GeoPackageSchema.index(of: layer.table)
    try file.run("CREATE VIRTUAL TABLE \(identifier(index)) USING rtree(id, minx, maxx, miny, maxy)")
    let insert = try file.prepare("INSERT INTO \(identifier(index)) VALUES (?,?,?,?,?)")
    try layer.index.visitAlongCurve { box, fid in
      insert.bind(1, Int(fid))
      insert.bind(2, Double(box.west))
      insert.bind(3, Double(box.east))
      insert.bind(4, Double(box.south))
      insert.bind(5, Double(box.north))
      try insert.step()
    }
    try file.run(GeoPackageSchema.triggers(of: layer.table))
  }

  private func list(_ layer: OpenLayer) throws {
    let kind = layer.kinds.count == 1 ? layer.kinds.first!.name.uppercased() : "GEOMETRY"
    let contents = try file.prepare(
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id)
      VALUES (?, 'features', ?, ?, ?, ?, ?, ?, 4326)
      """)
    contents.bind(1, layer.table)
    contents.bind(2, layer.table == layer.layer.name ? layer.layer.title : layer.table)
    contents.bind(3, changed)
    if let box = layer.index.extent {
      for (index, side) in [box.west, box.south, box.east, box.north].enumerated() { contents.bind(4 + index, side) }
    }
    try contents.step()
    let name = literal(layer.table)
    // The column's type must be the kind listed, which is known only now.
    try file.run(
      """
      PRAGMA writable_schema=ON;
      UPDATE sqlite_schema SET sql = replace(sql, ' geom GEOMETRY', ' geom \(kind)') WHERE type = 'table' AND name = \(name);
      PRAGMA writable_schema=OFF;
      INSERT INTO gpkg_geometry_columns VALUES (\(name), 'geom', '\(kind)', 4326, 0, 0);
      INSERT INTO gpkg_extensions VALUES (\(name), 'geom', 'gpkg_rtree_index',
        'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
      """)
  }

  private func addStyle(to layer: OpenLayer) throws {
    let symbols = LayerSymbol.allCases.filter { $0.isOf(layer.kinds) }
    if symbols.isEmpty { return }
    let insert = try file.prepare(
      """
      INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
        styleSLD, useAsDefault, description, owner, update_time) VALUES ('', '', ?, 'geom', ?, ?, ?, 1, '', '', ?)
      """)
    insert.bind(1, layer.table)
    insert.bind(2, layer.layer.title)
    insert.bind(3, layer.layer.style.qml(symbols))
    insert.bind(4, layer.layer.style.sld(symbols, name: layer.layer.title))
    insert.bind(5, changed)
    try insert.step()
  }
}

extension FlatGeometry.Kind {
  /// The kind under which a GeoPackage takes it.
  fileprivate var multiple: Self {
    switch self {
    case .line: .multiLine
    case .polygon: .multiPolygon
    default: self
    }
  }
}

extension TextBuffer {
  /// A geometry with GeoPackage's header, little-endian; lines and areas as multiple ones.
  fileprivate mutating func append(geoPackage geometry: borrowing FlatGeometry, _ box: BoundingBox) {
    let isPoint = geometry.kind == .point
    append("GP")
    append(0)
    // Little-endian; an envelope of four numbers but for a point.
    append(isPoint ? 1 : 3)
    append(littleEndian: UInt32(4326))
    if !isPoint { for side in [box.west, box.east, box.south, box.north] { append(littleEndian: side) } }
    switch geometry.kind {
    case nil: break
    case .point: appendHead(1, geometry, 0, 1, isCounted: false)
    case .multiPoint:
      appendHead(4, count: geometry.positionCount)
      for index in 0..<geometry.positionCount { appendHead(1, geometry, index, index + 1, isCounted: false) }
    case .line, .multiLine:
      appendHead(5, count: geometry.ends.count)
      for index in 0..<geometry.ends.count {
        appendHead(2, geometry, index == 0 ? 0 : geometry.ends[index - 1], geometry.ends[index], isCounted: true)
      }
    case .polygon, .multiPolygon:
      appendHead(6, count: geometry.parts.count)
      var ring = 0
      for end in geometry.parts {
        appendHead(3, count: end - ring)
        while ring < end {
          let start = ring == 0 ? 0 : geometry.ends[ring - 1]
          append(littleEndian: UInt32(geometry.ends[ring] - start))
          append(numbers: geometry, start, geometry.ends[ring])
          ring += 1
        }
      }
    }
  }

  private mutating func appendHead(_ code: UInt32, count: Int) {
    append(1)
    append(littleEndian: code)
    append(littleEndian: UInt32(count))
  }

  private mutating func appendHead(
    _ code: UInt32, _ geometry: borrowing FlatGeometry, _ from: Int, _ to: Int, isCounted: Bool
  ) {
    append(1)
    append(littleEndian: code)
    if isCounted { append(littleEndian: UInt32(to - from)) }
    append(numbers: geometry, from, to)
  }
}

extension TextBuffer {
  /// Longitude and latitude of positions `from` up to `to`, little-endian.
  mutating func append(numbers geometry: borrowing FlatGeometry, _ from: Int, _ to: Int) {
    let source = geometry.numbers.span
    extend(atMost: 16 &* (to &- from)) { target, at in
      for index in 2 &* from..<2 &* to {
        target.storeBytes(of: source[index].bitPattern.littleEndian, toByteOffset: at, as: UInt64.self)
        at &+= 8
      }
    }
  }
}
