import Territory

/// An invented municipal work of 2024 with its one site, at so many metres from its locality's point.
struct MunicipalWork {
  let folio: String
  let name: String
  let type: String
  let source: String
  let locality: String
  let beside: Offset
  /// Pesos.
  let assigned: Int
  let spent: Int
  let start: Day
  let end: Day
  let beneficiaries: Int
  /// The day of May 2024 on which it is due to be seen.
  let firstDue: Int

  init(
    _ folio: String, _ name: String, type: String, source: String, in locality: String, at beside: (Double, Double),
    pesos: (assigned: Int, spent: Int), from start: Day, to end: Day, beneficiaries: Int, due firstDue: Int
  ) {
    (self.folio, self.name, self.type, self.source) = (folio, name, type, source)
    self.locality = locality
    self.beside = Offset(east: beside.0, north: beside.1)
    (assigned, spent) = pesos
    (self.start, self.end, self.beneficiaries, self.firstDue) = (start, end, beneficiaries, firstDue)
  }

  var siteCode: String { folio + "-1" }
  /// The state of things at the week shown, 13 to 17 May 2024.
  var hasBegun: Bool { start < Day(2024, 5, 13) }
  var site: Coordinate { Paper(at: LocalityFact.named(locality).point).position(beside) }

  static let all: [MunicipalWork] = [
    MunicipalWork(
      "JOC-2024-PAV-07", "Pavimentación con concreto hidráulico, primera etapa, San Juan Cosalá", type: "pavimentacion",
      source: "FAIS", in: "140500011", at: (310, 120), pesos: (2_480_000, 744_000), from: Day(2024, 4, 8),
      to: Day(2024, 7, 31), beneficiaries: 860, due: 13),
    MunicipalWork(
      "JOC-2024-DRE-01", "Línea de drenaje sanitario, Zapotitán de Hidalgo", type: "drenaje", source: "FAIS",
      in: "140500017", at: (-220, 180), pesos: (1_350_000, 610_000), from: Day(2024, 3, 4), to: Day(2024, 6, 28),
      beneficiaries: 540, due: 14),
    MunicipalWork(
      "JOC-2024-DRE-02", "Ampliación de drenaje, San Cristóbal Zapotitlán", type: "drenaje", source: "FAIS",
      in: "140500008", at: (160, -140), pesos: (980_000, 0), from: Day(2024, 6, 3), to: Day(2024, 9, 13),
      beneficiaries: 310, due: 15),
    MunicipalWork(
      "JOC-2024-EMP-03", "Empedrado tradicional, El Molino", type: "empedrado", source: "FAIS", in: "140500004",
      at: (140, -90), pesos: (760_000, 410_000), from: Day(2024, 3, 18), to: Day(2024, 5, 31), beneficiaries: 280,
      due: 14),
    MunicipalWork(
      "JOC-2024-EMP-04", "Empedrado ahogado en cemento del acceso, El Sauz", type: "empedrado", source: "FAIS",
      in: "140509907", at: (-60, 70), pesos: (640_000, 128_000), from: Day(2024, 4, 22), to: Day(2024, 8, 16),
      beneficiaries: 250, due: 15),
    MunicipalWork(
      "JOC-2024-ALU-05", "Alumbrado público en el ingreso, Chantepec", type: "alumbrado", source: "municipal",
      in: "140500002", at: (-260, 40), pesos: (420_000, 189_000), from: Day(2024, 4, 1), to: Day(2024, 6, 14),
      beneficiaries: 1200, due: 13),
    MunicipalWork(
      "JOC-2024-AGU-06", "Red de agua potable, San Luciano", type: "agua_potable", source: "FAIS", in: "140509905",
      at: (90, 110), pesos: (1_120_000, 336_000), from: Day(2024, 4, 15), to: Day(2024, 8, 30), beneficiaries: 700,
      due: 16),
    MunicipalWork(
      "JOC-2024-BAN-08", "Banquetas y rampas en el centro, Jocotepec", type: "banquetas", source: "municipal",
      in: "140500001", at: (280, -190), pesos: (890_000, 623_000), from: Day(2024, 2, 19), to: Day(2024, 5, 24),
      beneficiaries: 3400, due: 17),
    MunicipalWork(
      "JOC-2024-ALC-09", "Alcantarillado, segunda etapa, Potrerillos", type: "alcantarillado", source: "FAIS",
      in: "140500007", at: (-120, -100), pesos: (1_640_000, 0), from: Day(2024, 7, 1), to: Day(2024, 11, 15),
      beneficiaries: 460, due: 16),
    MunicipalWork(
      "JOC-2024-RES-10", "Restauración de la plaza, Huejotitán", type: "restauracion", source: "otro", in: "140500003",
      at: (40, 30), pesos: (530_000, 265_000), from: Day(2024, 3, 11), to: Day(2024, 6, 21), beneficiaries: 1134,
      due: 14),
  ]

  static func projects() -> String {
    var table = CSVText(
      "folio,name,type,source,fiscal_year,unit,status,budget_assigned,budget_spent,planned_start,planned_end,"
        + "actual_start,actual_end,beneficiaries")
    for work in all {
      table.append([
        work.folio, work.name, work.type, work.source, "2024", work.locality,
        work.hasBegun ? "en_ejecucion" : "programado", hundredthsText(work.assigned * 100),
        hundredthsText(work.spent * 100), work.start.text, work.end.text, work.hasBegun ? work.start.text : "", "",
        String(work.beneficiaries),
      ])
    }
    return table.text
  }

  static func sites() -> String {
    var table = CSVText(
      "code,project,name,unit,lon,lat,start_date,end_date,photo_radius_m,first_due,every_days,service_min,priority")
    for work in all {
      table.append(
        [work.siteCode, work.folio, work.name, work.locality] + cells(of: work.site)
          + [work.start.text, "", "150", Day(2024, 5, work.firstDue).text, "14", "30", "2"])
    }
    return table.text
  }
}
