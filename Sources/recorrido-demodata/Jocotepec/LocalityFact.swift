import Territory

/// What is known of one locality of Jocotepec, and the visit it is owed in the demo.
struct LocalityFact {
  let key: String
  let name: String
  let point: Coordinate
  let population: Int
  /// The day its first visit is due, in the week of 13 May 2024; nil for the seat, where the office is. Invented.
  let firstDue: Day?
  let everyDays: Int
  let serviceMinutes: Int
  let priority: Int

  init(
    _ key: String, _ name: String, _ longitude: Double, _ latitude: Double, population: Int, firstDue: Int?,
    every everyDays: Int = 30, minutes serviceMinutes: Int = 30, priority: Int = 2
  ) {
    self.key = key
    self.name = name
    point = Coordinate(longitude: longitude, latitude: latitude)
    self.population = population
    self.firstDue = firstDue.map { Day(2024, 5, $0) }
    (self.everyDays, self.serviceMinutes, self.priority) = (everyDays, serviceMinutes, priority)
  }

  /// Locality numbers 9900 to 9999 are ours for places whose key we have not read: `1405099NN`.
  var isProvisional: Bool { key.hasPrefix("1405099") }
  /// Urban as INEGI counts it: 2,500 inhabitants or the municipal seat.
  var isUrban: Bool { population >= 2500 || key == "140500001" }
}

extension LocalityFact {
  /// The localities by key.
  /// Source: keys, points and populations of the first nine, INEGI, Censo 2020 (catalogue AGEEML); names with the
  /// accents of Spanish. The last three are below that extract's 1,000 inhabitants: points from memory (± 1 km),
  /// populations guessed, keys provisional until they are read from INEGI's catalogue.
  static let all: [LocalityFact] = [
    LocalityFact("140500001", "Jocotepec", -103.425277, 20.284444, population: 20_286, firstDue: nil),
    LocalityFact(
      "140500002", "Chantepec (El Chante)", -103.393611, 20.290277, population: 3765, firstDue: 13, priority: 3),
    LocalityFact("140500003", "Huejotitán", -103.487562, 20.354305, population: 1134, firstDue: 14),
    LocalityFact("140500004", "El Molino", -103.535030, 20.387842, population: 2134, firstDue: 14),
    LocalityFact("140500007", "Potrerillos", -103.378181, 20.338379, population: 1448, firstDue: 16),
    LocalityFact("140500008", "San Cristóbal Zapotitlán", -103.372097, 20.224824, population: 2607, firstDue: 15),
    LocalityFact(
      "140500011", "San Juan Cosalá", -103.336410, 20.286268, population: 8453, firstDue: 13, every: 14, minutes: 45,
      priority: 3),
    LocalityFact("140500014", "San Pedro Tesistán", -103.415677, 20.228381, population: 1217, firstDue: 15),
    LocalityFact(
      "140500017", "Zapotitán de Hidalgo", -103.477222, 20.327499, population: 3978, firstDue: 14, minutes: 40),
    LocalityFact(
      "140509905", "San Luciano", -103.442000, 20.247000, population: 700, firstDue: 13, every: 60, priority: 1),
    LocalityFact(
      "140509907", "El Sauz", -103.365000, 20.216000, population: 250, firstDue: 15, every: 90, priority: 1),
    LocalityFact(
      "140509910", "Las Trojes", -103.490000, 20.290000, population: 300, firstDue: 17, every: 90, priority: 1),
  ]

  static func named(_ key: String) -> LocalityFact { all.first { $0.key == key }! }

  static func table() -> String {
    var table = CSVText(
      "key,name,kind,population,key_status,parent,lon,lat,first_due,every_days,service_min,priority")
    for place in all {
      let duty =
        place.firstDue.map { [$0.text, String(place.everyDays), String(place.serviceMinutes), String(place.priority)] }
        ?? ["", "", "", ""]
      table.append(
        [
          place.key, place.name, place.isUrban ? "LOC_U" : "LOC_R", String(place.population),
          place.isProvisional ? "provisional" : "official", "14050",
        ] + cells(of: place.point) + duty)
    }
    return table.text
  }
}
