/// Every table in the order it came to be. What is released is never edited: a change is a new step.
struct Schema: Sendable {
  struct Step: Sendable {
    let name: String
    /// Plain SQLite: tables, indexes, views. Enough to fold a journal in memory.
    let tables: String
    /// (table, column, geometry type) to register with SpatiaLite and index.
    let spatial: [(table: String, column: String, type: String)]
  }

  let steps: [Step]

  static let current = Schema(steps: [first, second, third, fourth])

  /// Marks the file as ours: "RCRD".
  static let applicationID = 0x5243_5244

  private static let record = """
    id TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, created_by TEXT NOT NULL, annulled_at TEXT, annul_reason TEXT
    """
  private static let statuses =
    "'priorizado','programado','en_ejecucion','suspendido','terminado','entregado','cancelado'"

  private static let first = Step(
    name: "v1",
    tables: """
      CREATE TABLE journal (
        id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0),
        lamport INTEGER NOT NULL CHECK (lamport > 0), recorded_at TEXT NOT NULL, author TEXT NOT NULL,
        kind TEXT NOT NULL, version INTEGER NOT NULL, payload TEXT NOT NULL, prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL, PRIMARY KEY (lamport, device, seq)) STRICT;
      CREATE UNIQUE INDEX journal_by_device ON journal (device, seq);
      CREATE TABLE content (hash TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, part)) STRICT;
      CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL, machine TEXT NOT NULL, since TEXT NOT NULL) STRICT;
      CREATE TABLE door (open INTEGER NOT NULL) STRICT;
      INSERT INTO door VALUES (0);

      CREATE TABLE jurisdiction (\(record), key TEXT, name TEXT NOT NULL,
        scope TEXT NOT NULL CHECK (scope IN ('municipality','state','country')), zone TEXT NOT NULL) STRICT;
      CREATE TABLE catalogue_version (\(record), code TEXT NOT NULL, authority TEXT, level TEXT NOT NULL,
        valid_from TEXT, valid_to TEXT, source TEXT) STRICT;
      CREATE TABLE territorial_unit (fid INTEGER PRIMARY KEY, \(record), code TEXT NOT NULL, catalogue_id TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN
          ('estado','municipio','ut','localidad','delegacion','colonia','ageb','manzana')),
        parent_id TEXT, name TEXT NOT NULL,
        kind TEXT CHECK (kind IN ('COL','PBLO','BARR','UHAB','FRACC','LOC_U','LOC_R')),
        key_status TEXT CHECK (key_status IN ('official','provisional')),
        population INTEGER CHECK (population >= 0), geom BLOB, point BLOB) STRICT;
      CREATE INDEX territorial_unit_by_code ON territorial_unit (catalogue_id, code);
      CREATE TABLE office (fid INTEGER PRIMARY KEY, \(record), name TEXT NOT NULL, unit_id TEXT,
        kind TEXT NOT NULL CHECK (kind IN ('oficina','deposito','modulo_itinerante')), hours TEXT, point BLOB) STRICT;
      CREATE TABLE promoter (\(record), code TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('promotor','inspector','coordinador','analista')), name TEXT,
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)), home_office_id TEXT) STRICT;
      CREATE TABLE vehicle (\(record), econ_no TEXT NOT NULL, plates TEXT, make TEXT, model TEXT, year INTEGER,
        fuel TEXT NOT NULL CHECK (fuel IN ('magna','premium','diesel')), km_per_l REAL NOT NULL CHECK (km_per_l > 0),
        km_per_l_nominal REAL CHECK (km_per_l_nominal > 0), tank_l REAL CHECK (tank_l > 0),
        seats INTEGER CHECK (seats > 0), odometer_km REAL CHECK (odometer_km >= 0),
        owner TEXT CHECK (owner IN ('oficina','prestado_tesoreria','particular')),
        available_from TEXT, available_to TEXT) STRICT;
      CREATE TABLE fuel_price (\(record), fuel TEXT NOT NULL CHECK (fuel IN ('magna','premium','diesel')),
        place TEXT, valid_from TEXT NOT NULL, price REAL NOT NULL CHECK (price > 0), source TEXT) STRICT;
      CREATE TABLE travel_leg (\(record), from_kind TEXT NOT NULL CHECK (from_kind IN ('unit','office','site')),
        from_id TEXT NOT NULL, to_kind TEXT NOT NULL CHECK (to_kind IN ('unit','office','site')), to_id TEXT NOT NULL,
        km REAL NOT NULL CHECK (km >= 0), minutes INTEGER CHECK (minutes >= 0),
        source TEXT NOT NULL CHECK (source IN ('odometro','mapa','estimado'))) STRICT;
      CREATE TABLE project (\(record), folio TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('PP','FAIS','municipal','social','otro')),
        fiscal_year INTEGER NOT NULL CHECK (fiscal_year BETWEEN 1900 AND 2200), unit_id TEXT,
        status TEXT NOT NULL CHECK (status IN (\(statuses))),
        budget_assigned INTEGER CHECK (budget_assigned >= 0), budget_spent INTEGER CHECK (budget_spent >= 0),
        planned_start TEXT, planned_end TEXT, actual_start TEXT, actual_end TEXT,
        physical_progress REAL CHECK (physical_progress BETWEEN 0 AND 100),
        financial_progress REAL CHECK (financial_progress BETWEEN 0 AND 100),
        priority_rank INTEGER, priority_event_id TEXT, priority_deadline TEXT,
        beneficiaries INTEGER CHECK (beneficiaries >= 0), contract_ref TEXT) STRICT;
      CREATE INDEX project_by_year ON project (fiscal_year, status);
      CREATE INDEX project_by_folio ON project (folio);
      CREATE TABLE works_site (fid INTEGER PRIMARY KEY, \(record), code TEXT NOT NULL, project_id TEXT NOT NULL,
        name TEXT, unit_id TEXT, start_date TEXT, end_date TEXT,
        is_approximate INTEGER NOT NULL DEFAULT 0 CHECK (is_approximate IN (0, 1)),
        photo_radius_m REAL NOT NULL DEFAULT 150 CHECK (photo_radius_m > 0), geom BLOB) STRICT;
      CREATE INDEX works_site_by_project ON works_site (project_id);
      CREATE INDEX works_site_by_code ON works_site (code);
      CREATE TABLE event (fid INTEGER PRIMARY KEY, \(record), key TEXT, type TEXT NOT NULL CHECK (type IN (
          'asamblea_obra','asamblea_seguridad','audiencia','alcaldesa_en_tu_colonia','manita_de_gato',
          'jornada_limpieza','recorrido','mesa_dialogo','reunion_consejo','comision_instalacion','mediacion',
          'capacitacion','taller','foro','consulta','encuesta','campana','festividad','modulo_itinerante','otro')),
        starts_at TEXT NOT NULL, ends_at TEXT, unit_id TEXT, place TEXT, attendees INTEGER CHECK (attendees >= 0),
        quorum_required INTEGER CHECK (quorum_required >= 0), votes_cast INTEGER CHECK (votes_cast >= 0),
        signatures INTEGER CHECK (signatures >= 0), agenda TEXT, acta_no TEXT, archive_ref TEXT, project_id TEXT,
        status TEXT NOT NULL CHECK (status IN ('convocado','realizado','suspendido','cancelado')),
        suspension_reason TEXT CHECK (suspension_reason IN
          ('inseguridad','clima','falta_quorum','sin_vehiculo','otro')), point BLOB) STRICT;
      CREATE INDEX event_by_start ON event (starts_at);
      CREATE TABLE visit_duty (\(record), site_id TEXT, unit_id TEXT, first_due TEXT NOT NULL,
        every_days INTEGER CHECK (every_days > 0), service_min INTEGER CHECK (service_min > 0),
        priority INTEGER NOT NULL DEFAULT 1 CHECK (priority >= 0),
        CHECK ((site_id IS NULL) <> (unit_id IS NULL))) STRICT;
      CREATE TABLE visit (fid INTEGER PRIMARY KEY, \(record), key TEXT, site_id TEXT, unit_id TEXT, named_unit_id TEXT,
        visited_at TEXT NOT NULL, captured_at TEXT NOT NULL, promoter_id TEXT, round_stop_id TEXT,
        gps_accuracy_m REAL CHECK (gps_accuracy_m >= 0),
        physical_progress REAL CHECK (physical_progress BETWEEN 0 AND 100),
        financial_progress REAL CHECK (financial_progress BETWEEN 0 AND 100),
        phase TEXT CHECK (phase IN ('antes','durante','despues')), regress_reason TEXT, late_reason TEXT,
        works_status TEXT, summary TEXT, warnings TEXT, point BLOB,
        CHECK (site_id IS NOT NULL OR unit_id IS NOT NULL)) STRICT;
      CREATE INDEX visit_by_unit ON visit (unit_id, visited_at);
      CREATE INDEX visit_by_site ON visit (site_id, visited_at);
      CREATE INDEX visit_by_time ON visit (visited_at);
      CREATE TABLE photo (fid INTEGER PRIMARY KEY, \(record), visit_id TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64), file_ref TEXT NOT NULL, taken_at TEXT,
        width INTEGER CHECK (width > 0), height INTEGER CHECK (height > 0),
        distance_to_site_m REAL CHECK (distance_to_site_m >= 0),
        people_visible INTEGER CHECK (people_visible IN (0, 1)), consent_ref TEXT,
        privacy TEXT NOT NULL CHECK (privacy IN ('public','internal','personal')), warnings TEXT, point BLOB) STRICT;
      CREATE INDEX photo_by_visit ON photo (visit_id);
      CREATE INDEX photo_by_hash ON photo (sha256);
      CREATE TABLE round (fid INTEGER PRIMARY KEY, \(record), date TEXT NOT NULL, promoter_id TEXT, vehicle_id TEXT,
        office_start_id TEXT, office_end_id TEXT, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,
        est_km REAL NOT NULL CHECK (est_km >= 0), est_l REAL NOT NULL CHECK (est_l >= 0),
        est_cost INTEGER CHECK (est_cost >= 0),
        basis TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN
          ('planeado','autorizado','en_curso','cerrado','cancelado')), path BLOB) STRICT;
      CREATE INDEX round_by_date ON round (date);
      CREATE TABLE round_stop (fid INTEGER PRIMARY KEY, \(record), round_id TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq > 0), unit_id TEXT, site_id TEXT, event_id TEXT, eta TEXT NOT NULL,
        window_from TEXT, window_to TEXT, service_min INTEGER NOT NULL, leg_km REAL NOT NULL, leg_l REAL NOT NULL,
        leg_basis TEXT NOT NULL CHECK (leg_basis IN ('vialidad','declarado','geodesico')), priority INTEGER,
        status TEXT NOT NULL CHECK (status IN ('pendiente','visitado','suspendido','omitido')), reason TEXT,
        point BLOB) STRICT;
      CREATE INDEX round_stop_by_round ON round_stop (round_id, seq);
      CREATE TABLE road_source (\(record), name TEXT NOT NULL, content TEXT NOT NULL, source_sha256 TEXT NOT NULL,
        attribution TEXT, lines INTEGER NOT NULL CHECK (lines > 0)) STRICT;

      CREATE VIEW locality AS SELECT code AS cvegeo, name AS nombre,
          CASE kind WHEN 'LOC_U' THEN 'U' WHEN 'LOC_R' THEN 'R' END AS ambito, population, key_status, catalogue_id, id
        FROM territorial_unit WHERE level = 'localidad' AND annulled_at IS NULL;
      CREATE VIEW v_project_progress AS SELECT project.folio, project.name, project.status, works_site.code AS site,
          visit.visited_at AS last_visit, visit.physical_progress, visit.financial_progress
        FROM project JOIN works_site ON works_site.project_id = project.id AND works_site.annulled_at IS NULL
        LEFT JOIN visit ON visit.id = (SELECT id FROM visit AS v WHERE v.site_id = works_site.id
          AND v.annulled_at IS NULL ORDER BY v.visited_at DESC, v.id LIMIT 1)
        WHERE project.annulled_at IS NULL;
      """,
    spatial: [
      ("territorial_unit", "geom", "MULTIPOLYGON"), ("territorial_unit", "point", "POINT"),
      ("office", "point", "POINT"), ("works_site", "geom", "GEOMETRY"), ("event", "point", "POINT"),
      ("visit", "point", "POINT"), ("photo", "point", "POINT"), ("round", "path", "MULTILINESTRING"),
      ("round_stop", "point", "POINT"),
    ])

  /// Areas that rounds keep out of; whatever is in here is internal. Bit 0 of `weekdays` is Monday. Models of the ground,
  /// kept as the content that they name. What a round was planned by, so that it is edited by the same.
  private static let second = Step(
    name: "v2",
    tables: """
      CREATE TABLE avoid_zone (fid INTEGER PRIMARY KEY, \(record), name TEXT NOT NULL, valid_from TEXT, valid_to TEXT,
        weekdays INTEGER NOT NULL DEFAULT 127 CHECK (weekdays BETWEEN 1 AND 127), time_from TEXT, time_to TEXT,
        severity TEXT NOT NULL CHECK (severity IN ('aviso','prohibido')), source TEXT, geom BLOB) STRICT;
      CREATE TABLE elevation_source (\(record), name TEXT NOT NULL, content TEXT NOT NULL,
        source_sha256 TEXT NOT NULL) STRICT;
      ALTER TABLE round ADD COLUMN profile TEXT;
      ALTER TABLE round ADD COLUMN shift TEXT;
      ALTER TABLE round ADD COLUMN lunch TEXT;
      ALTER TABLE round ADD COLUMN longest_m INTEGER;
      ALTER TABLE round ADD COLUMN trip_stops INTEGER;
      ALTER TABLE round ADD COLUMN trips INTEGER;
      ALTER TABLE round ADD COLUMN traffic INTEGER CHECK (traffic IN (0, 1));
      ALTER TABLE round ADD COLUMN companions TEXT;
      ALTER TABLE round_stop ADD COLUMN windows TEXT;
      """,
    spatial: [("avoid_zone", "geom", "MULTIPOLYGON")])

  /// What a round's plan was held to, so that a round is edited within it; rounds of one `plan` share its budgets. An
  /// office as a stop.
  private static let third = Step(
    name: "v3",
    tables: """
      ALTER TABLE round ADD COLUMN plan TEXT;
      ALTER TABLE round ADD COLUMN budget_l REAL CHECK (budget_l >= 0);
      ALTER TABLE round ADD COLUMN budget INTEGER CHECK (budget >= 0);
      ALTER TABLE round ADD COLUMN musts TEXT;
      ALTER TABLE round ADD COLUMN locks TEXT;
      ALTER TABLE round ADD COLUMN needs TEXT;
      ALTER TABLE round ADD COLUMN stop_hours TEXT;
      ALTER TABLE round ADD COLUMN skills TEXT;
      ALTER TABLE round ADD COLUMN avoid TEXT;
      ALTER TABLE round_stop ADD COLUMN office_id TEXT;
      """,
    spatial: [])

  /// The budgets of periods that a round's plan was held to.
  private static let fourth = Step(
    name: "v4", tables: "ALTER TABLE round ADD COLUMN period_budgets TEXT;", spatial: [])
}
