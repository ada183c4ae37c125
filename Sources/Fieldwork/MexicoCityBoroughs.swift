/// The boroughs of Mexico City by INEGI's key. Keys of territorial units tell their borough but not its name, and an office
/// seldom loads the boroughs' own catalogue.
///
/// Source: INEGI, "Catálogo único de claves de áreas geoestadísticas estatales, municipales y localidades".
enum MexicoCityBoroughs {
  static let all: [(key: String, name: String)] = [
    ("09002", "Azcapotzalco"), ("09003", "Coyoacán"), ("09004", "Cuajimalpa de Morelos"),
    ("09005", "Gustavo A. Madero"), ("09006", "Iztacalco"), ("09007", "Iztapalapa"),
    ("09008", "La Magdalena Contreras"), ("09009", "Milpa Alta"), ("09010", "Álvaro Obregón"), ("09011", "Tláhuac"),
    ("09012", "Tlalpan"), ("09013", "Xochimilco"), ("09014", "Benito Juárez"), ("09015", "Cuauhtémoc"),
    ("09016", "Miguel Hidalgo"), ("09017", "Venustiano Carranza"),
  ]
}
