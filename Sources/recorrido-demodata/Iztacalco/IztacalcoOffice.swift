import Territory

/// Iztacalco's invented office, its people and its vehicles, and the prices of gasoline.
enum IztacalcoOffice {
  private static let name = "Oficina de Participación Ciudadana (demostración)"

  static func offices() -> String {
    var table = CSVText("name,unit,kind,lon,lat,hours")
    // In the middle of the territory: an invented place, not the seat of the alcaldía.
    let centre = Coordinate(longitude: -99.0975, latitude: 19.3950)
    table.append([name, "06-061", "oficina"] + cells(of: centre) + ["09:00-17:00"])
    return table.text
  }

  static func promoters() -> String {
    promoterTable(
      home: name,
      people: [
        ("P01", "promotor", "Lucía Ejemplo"), ("P02", "promotor", "Mateo Muestra"), ("P03", "promotor", "Inés Modelo"),
        ("P04", "promotor", "Bruno Prueba"), ("I01", "inspector", "Sara Ficticia"),
        ("I02", "inspector", "Hugo Supuesto"),
        ("C01", "coordinador", "Elena Inventada"), ("A01", "analista", "Raúl Imaginario"),
      ])
  }

  /// Source of the figures: nominal by makers and magazine tests, planning value by rule of thumb; all uncertain but
  /// the Aveo's nominal 18.9 (magazine test). Numbers and plates are invented.
  static func vehicles() -> String {
    var table = CSVText(vehicleHeader)
    table.append([
      "IZT-01", "DEMO-01", "Chevrolet", "Aveo 1.5", "2020", "magna", "14.5", "18.9", "44", "5", "61240", "oficina",
    ])
    table.append([
      "IZT-02", "DEMO-02", "Italika", "FT150", "2021", "magna", "30.0", "35.0", "12", "2", "18310", "oficina",
    ])
    return table.text
  }

  static func prices() -> String {
    var table = CSVText(priceHeader)
    let undated = "Ciudad de México 2024, página sin fecha; vigencia supuesta"
    table.append(["magna", "CDMX", "2024-01-01", "23.4000", undated])
    table.append(["premium", "CDMX", "2024-01-01", "25.5000", undated])
    let national = "Promedio nacional del 28-12-2024, lineadirectaportal.com"
    table.append(["magna", "nacional", "2024-12-28", "24.2000", national])
    table.append(["premium", "nacional", "2024-12-28", "25.4700", national])
    table.append(["diesel", "nacional", "2024-12-28", "25.8300", national])
    return table.text
  }
}

let vehicleHeader = "econ_no,plates,make,model,year,fuel,km_per_l,km_per_l_nominal,tank_l,seats,odometer_km,owner"
let priceHeader = "fuel,place,valid_from,price,source"

/// Promoters with invented names, each marked so.
func promoterTable(home: String, people: [(code: String, role: String, name: String)]) -> String {
  var table = CSVText("code,role,name,active,home_office")
  for person in people {
    table.append([person.code, person.role, "\(person.name) (nombre inventado)", "1", home])
  }
  return table.text
}
