import CSQLite
import Foundation
import Territory
import Testing

@testable import Exchange

@Suite("GeoPackages as rows")
struct GeoPackageRowsTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id,
      definition, description);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'x', ''),
      ('UTM 14N', 32614, 'epsg', 32614, 'x', ''), ('Undefined', 0, 'NONE', 0, 'undefined', ''),
      ('Mine', 100000, 'ME', 1, '+proj=utm +zone=14 +datum=WGS84', '');
    CREATE TABLE gpkg_contents (table_name, data_type, identifier);
    CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
    """

  static func layer(_ name: String, system: Int = 4326) -> String {
    """
    CREATE TABLE "\(name)" (fid INTEGER PRIMARY KEY, clave TEXT, geom BLOB, monto REAL);
    INSERT INTO gpkg_contents VALUES ('\(name)', 'features', '');
    INSERT INTO gpkg_geometry_columns VALUES ('\(name)', 'geom', 'GEOMETRY', \(system), 2, 2);
    """
  }

  /// Makes a file by SQL.
  func made(_ sql: String, name: String = "ut #1?.gpkg") throws -> String {
    let path = folder.path + "/" + name
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    try #require(sqlite3_open(path, &connection) == SQLITE_OK)
    try #require(
      sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection)))")
    return path
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
  }

  /// GeoPackage's header (with the envelope of `flags`) before well-known binary.
  static func blob(_ wkb: [UInt8], flags: UInt8 = 1, envelope: Int = 0) -> [UInt8] {
    [0x47, 0x50, 0, flags, 0, 0, 0, 0] + [UInt8](repeating: 0, count: envelope) + wkb
  }

  static func wkb(_ kind: Int, _ numbers: [Double]) -> [UInt8] {
    [1] + MadeShapefile.little(kind) + numbers.flatMap(MadeShapefile.double)
  }

  static func ring(_ numbers: [Double], dimensions: Int = 2) -> [UInt8] {
    MadeShapefile.little(numbers.count / dimensions) + numbers.flatMap(MadeShapefile.double)
  }

  func rows(_ blobs: [[UInt8]]) throws -> (GeoPackageRows, [SourceRow]) {
    let inserts = blobs.enumerated().map {
      "INSERT INTO ut VALUES (\($0 + 1), 'k\($0)', \(Self.hexadecimal($1)), 1.0);"
    }
    let source = try GeoPackageRows(path: try made(Self.tables + Self.layer("ut") + inserts.joined()))
    return (source, try source.allRows())
  }

  @Test("cells are the columns but the geometry; whole reals have no point, nothing is written beside the file")
  func cells() throws {
    let path = try made(
      Self.tables + Self.layer("ut \"a\"".replacingOccurrences(of: "\"", with: ""))
        + "INSERT INTO \"ut a\" VALUES (3, 'Acatlán', NULL, 1200.0), (4, NULL, NULL, 0.25), (5, 7, NULL, NULL);")
    let source = try GeoPackageRows(path: path)
    let rows = try source.allRows()
    #expect(source.columns == ["fid", "clave", "monto"])
    #expect(rows.map(\.cells) == [["3", "Acatlán", "1200"], ["4", nil, "0.25"], ["5", "7", nil]])
    #expect(rows.map(\.place) == [1, 2, 3] && rows.allSatisfy { $0.shape == nil && $0.fault == nil })
    #expect(folder.names == ["ut #1?.gpkg"])
    #expect(source.facts.coordinateSystem == "EPSG:4326")
  }

  @Test("every kind, both byte orders, every envelope, with and without further dimensions")
  func kinds() throws {
    let triangle = [0.0, 0, 1, 0, 1, 1, 0, 0]
    let triangleZM = [0.0, 0, 5, 6, 1, 0, 5, 6, 1, 1, 5, 6, 0, 0, 5, 6]
    let polygon = [1] + MadeShapefile.little(3) + MadeShapefile.little(1) + Self.ring(triangle)
    let bigEndianPoint: [UInt8] =
      [0, 0, 0, 0, 1] + MadeShapefile.double(1).reversed() + MadeShapefile.double(2).reversed()
    let (source, rows) = try rows([
      Self.blob(Self.wkb(1, [1, 2])), Self.blob(bigEndianPoint, flags: 0),
      Self.blob(
        [1] + MadeShapefile.little(1002) + Self.ring([1, 2, 9, 3, 4, 9], dimensions: 3), flags: 5, envelope: 48),
      Self.blob(
        [1] + MadeShapefile.little(3003) + MadeShapefile.little(1) + Self.ring(triangleZM, dimensions: 4), flags: 9,
        envelope: 64),
      Self.blob([1] + MadeShapefile.little(4) + MadeShapefile.little(1) + Self.wkb(1, [1, 2]), flags: 3, envelope: 32),
      Self.blob(
        [1] + MadeShapefile.little(5) + MadeShapefile.little(1) + [1] + MadeShapefile.little(2)
          + Self.ring([1, 2, 3, 4])),
      Self.blob([1] + MadeShapefile.little(6) + MadeShapefile.little(1) + polygon),
      Self.blob([1] + MadeShapefile.little(6) + MadeShapefile.little(0), flags: 0x11),
      Self.blob(Self.wkb(1, [.nan, .nan])),
    ])
    func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(longitude: x, latitude: y) }
    let area = Polygon(exterior: [at(0, 0), at(1, 0), at(1, 1), at(0, 0)])
    #expect(
      rows.map(\.shape) == [
        .point(at(1, 2)), .point(at(1, 2)), .line([at(1, 2), at(3, 4)]), .polygon(area), .multiPoint([at(1, 2)]),
        .multiLine([[at(1, 2), at(3, 4)]]), .multiPolygon([area]), nil, nil,
      ])
    #expect(rows.allSatisfy { $0.fault == nil })
    #expect(source.facts.thirdDimensionDropped == 2)
  }

  @Test("a damaged, curved or collected geometry is the row's fault, at whatever byte it is cut")
  func faults() throws {
    let whole = Self.blob(
      [1] + MadeShapefile.little(3) + MadeShapefile.little(1) + Self.ring([0, 0, 1, 0, 1, 1, 0, 0]))
    let (_, cut) = try rows((0..<whole.count).map { Array(whole[..<$0]) })
    #expect(cut.count == whole.count && cut.allSatisfy { $0.shape == nil && $0.fault as? ShapeFault == .damaged })
    try FileManager.default.removeItem(atPath: folder.path + "/ut #1?.gpkg")
    let (_, odd) = try rows([
      Self.blob(Self.wkb(7, [])), Self.blob(Self.wkb(10, [])), Self.blob(Self.wkb(1, [1, .infinity])),
      Self.blob([1] + MadeShapefile.little(3) + MadeShapefile.little(-1)), Array("POINT(1 2)".utf8),
    ])
    #expect(
      odd.map { $0.fault as? ShapeFault } == [
        .collection, .unknownKind("CurvePolygon"), .notFinite, .damaged, .damaged,
      ])
  }

  @Test("the coordinate system comes from the layer; an undefined one asks for --crs")
  func systems() throws {
    let point = Self.hexadecimal(Self.blob(Self.wkb(1, [483_063.4971215559, 2_133_866.679098173])))
    for (system, name) in [(32614, "EPSG:32614"), (100_000, nil)] {
      let path = try made(
        Self.tables + Self.layer("ut", system: system) + "INSERT INTO ut VALUES (1, '', \(point), 0)",
        name: "\(system).gpkg")
      let source = try GeoPackageRows(path: path)
      guard case .point(let place)? = try source.next()?.shape else { throw TestFault.unexpected }
      #expect(abs(place.longitude - -99.161) < 0.001 && abs(place.latitude - 19.299) < 0.001)
      if let name { #expect(source.facts.coordinateSystem == name) }
    }
    let undefined = try made(Self.tables + Self.layer("ut", system: 0), name: "0.gpkg")
    #expect(throws: ExchangeError.undefinedSystem(path: undefined)) { try GeoPackageRows(path: undefined) }
    #expect(throws: Never.self) {
      try GeoPackageRows(path: undefined, options: SourceOptions(coordinateSystem: "EPSG:4326"))
    }
  }

  @Test("several layers, none, and a database that is no GeoPackage are each one sentence")
  func layers() throws {
    let several = try made(Self.tables + Self.layer("b") + Self.layer("a"), name: "several.gpkg")
    #expect(throws: ExchangeError.severalFeatureTables(path: several, names: ["a", "b"])) {
      try GeoPackageRows(path: several)
    }
    let none = try made(Self.tables, name: "none.gpkg")
    #expect(throws: ExchangeError.noFeatureTable(path: none)) { try GeoPackageRows(path: none) }
    let other = try made("CREATE TABLE x (y)", name: "other.gpkg")
    #expect(throws: ExchangeError.notGeoPackage(path: other, problem: .noContents)) { try GeoPackageRows(path: other) }
    let text = try folder.file("text.gpkg", "no es una base")
    #expect(throws: ExchangeError.notGeoPackage(path: text, problem: .notSQLite)) { try GeoPackageRows(path: text) }
  }

  @Test("changes that another program has not finished saving are not passed over")
  func pending() throws {
    let path = try made(Self.tables + Self.layer("ut"), name: "open.gpkg")
    _ = try folder.file("open.gpkg-wal", "x")
    #expect(throws: ExchangeError.pendingChanges(path: path, journal: path + "-wal")) { try GeoPackageRows(path: path) }
  }

  @Test("a file cut anywhere is refused")
  func truncated() throws {
    let path = try made(Self.tables + Self.layer("ut") + "INSERT INTO ut VALUES (1, 'a', NULL, 1)", name: "whole.gpkg")
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for length in stride(from: 1, to: whole.count, by: 397) {
      let cut = try folder.file("cut.gpkg", Array(whole[..<length]))
      #expect(throws: ExchangeError.self, "cut at \(length)") { try GeoPackageRows(path: cut).allRows() }
    }
  }
}
