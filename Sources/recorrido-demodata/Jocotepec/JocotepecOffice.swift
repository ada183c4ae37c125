import Territory

/// Jocotepec's demo office, its people, vehicles, the price of gasoline and the declared legs of the gasoline exercise.
enum JocotepecOffice {
  private static let name = "Participación Ciudadana Jocotepec (demostración)"

  /// At the seat's point.
  static func offices() -> String {
    var table = CSVText("name,unit,kind,lon,lat,hours")
    let seat = LocalityFact.named("140500001")
    table.append([name, seat.key, "oficina"] + cells(of: seat.point) + ["09:00-17:00"])
    return table.text
  }

  static func promoters() -> String {
    promoterTable(
      home: name,
      people: [
        ("P01", "promotor", "Teresa Ejemplo"), ("P02", "promotor", "Andrés Muestra"),
        ("P03", "promotor", "Julia Modelo"),
        ("P04", "promotor", "Pablo Prueba"), ("I01", "inspector", "Rosa Ficticia"),
        ("I02", "inspector", "Óscar Supuesto"),
        ("C01", "coordinador", "Marta Inventada"), ("A01", "analista", "Luis Imaginario"),
      ])
  }

  /// Source of the figures: nominal and planning values by rule of thumb, all uncertain. Numbers and plates are
  /// invented; the pick-up is the treasury's, as the office has no vehicle of its own but a motorcycle.
  static func vehicles() -> String {
    var table = CSVText(vehicleHeader)
    table.append([
      "PC-01", "DEMO-11", "Nissan", "NP300 2.5", "2019", "magna", "10.0", "11.5", "80", "5", "84120",
      "prestado_tesoreria",
    ])
    table.append([
      "PC-02", "DEMO-12", "Italika", "FT125", "2022", "magna", "33.0", "40.0", "12", "2", "9450", "oficina",
    ])
    return table.text
  }

  /// Magna at the demo's constant; the others as read.
  static func prices() -> String {
    var table = CSVText(priceHeader)
    table.append([
      "magna", "Jocotepec", "2024-01-01", "23.0000", "Constante de la demostración (Jalisco, enero: 22.98)",
    ])
    let state = "Jalisco, enero de 2024: IIEG con datos de la CRE"
    table.append(["premium", "Jalisco", "2024-01-01", "24.8700", state])
    table.append(["diesel", "Jalisco", "2024-01-01", "24.7000", state])
    return table.text
  }

  /// Four circuits from the seat (140500001), 106.0 km in all: an exercise in arithmetic, neither measured nor in
  /// keeping with the points, so some legs are shorter than the straight line.
  private static let legKilometres: [(from: String, to: String, tenths: Int)] = [
    ("140500001", "140500002", 50), ("140500002", "140500011", 60), ("140500011", "140500001", 110),
    ("140500001", "140500017", 80), ("140500017", "140500003", 40), ("140500003", "140500007", 80),
    ("140500007", "140500001", 100), ("140500001", "140509905", 50), ("140509905", "140500014", 60),
    ("140500014", "140509907", 50), ("140509907", "140500008", 20), ("140500008", "140500001", 140),
    ("140500001", "140500004", 70), ("140500004", "140509910", 70), ("140509910", "140500001", 80),
  ]

  static func legs() -> String {
    var table = CSVText("from,to,km,minutes,source")
    for leg in legKilometres {
      table.append([leg.from, leg.to, "\(leg.tenths / 10).\(leg.tenths % 10)", "", "estimado"])
    }
    return table.text
  }
}
