/// The tables and triggers of a GeoPackage. Source: OGC 12-128r18, GeoPackage 1.3.1, annexes C, D and F.3.
enum GeoPackageSchema {
  /// Of an empty file: "GPKG", version 1.3.1.
  static let base = """
    PRAGMA application_id=0x47504B47; PRAGMA user_version=10301;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, \(literal(wgs84)), 'longitude/latitude on the WGS 84 ellipsoid'),
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
      definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT,
      f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
      useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
    """

  private static let wgs84 =
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
    + "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
    + "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]"

  /// A layer's table; ` geom GEOMETRY` is replaced once the kind of its geometries is known.
  static func table(_ name: String, _ columns: [(name: String, type: String)]) -> String {
    let columns = columns.map { ", \(identifier($0.name)) \($0.type)" }.joined()
    return "CREATE TABLE \(identifier(name)) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY\(columns))"
  }

  static func index(of table: String) -> String { "rtree_\(table)_geom" }

  /// What the R-tree extension demands besides the index itself: whoever edits the table keeps the index right.
  static func triggers(of table: String) -> String {
    let (t, i) = (identifier(table), identifier(index(of: table)))
    func named(_ ending: String) -> String { identifier("\(index(of: table))_\(ending)") }
    let box = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"
    let isThere = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))"
    let isNot = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    return """
      CREATE TRIGGER \(named("insert")) AFTER INSERT ON \(t) WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
        BEGIN INSERT OR REPLACE INTO \(i) VALUES (NEW.fid, \(box)); END;
      CREATE TRIGGER \(named("update1")) AFTER UPDATE OF geom ON \(t) WHEN OLD.fid = NEW.fid AND \(isThere)
        BEGIN INSERT OR REPLACE INTO \(i) VALUES (NEW.fid, \(box)); END;
      CREATE TRIGGER \(named("update2")) AFTER UPDATE OF geom ON \(t) WHEN OLD.fid = NEW.fid AND \(isNot)
        BEGIN DELETE FROM \(i) WHERE id = OLD.fid; END;
      CREATE TRIGGER \(named("update3")) AFTER UPDATE ON \(t) WHEN OLD.fid != NEW.fid AND \(isThere)
        BEGIN DELETE FROM \(i) WHERE id = OLD.fid; INSERT OR REPLACE INTO \(i) VALUES (NEW.fid, \(box)); END;
      CREATE TRIGGER \(named("update4")) AFTER UPDATE ON \(t) WHEN OLD.fid != NEW.fid AND \(isNot)
        BEGIN DELETE FROM \(i) WHERE id IN (OLD.fid, NEW.fid); END;
      CREATE TRIGGER \(named("delete")) AFTER DELETE ON \(t) WHEN old.geom NOT NULL
        BEGIN DELETE FROM \(i) WHERE id = OLD.fid; END;
      """
  }
}
