/// A kind of participatory-budget work, with the names that invented works of this kind bear.
/// Source of the kinds: the usual words of participatory budget in Mexico City (`videovigilancia_alarmas` is the kind
/// counted in Iztacalco's report of the fourth quarter of 2024); the names are invented.
struct ProjectKind {
  let type: String
  let names: [String]

  static let cameras = ProjectKind(
    type: "videovigilancia_alarmas",
    names: [
      "Cámaras de videovigilancia y alarmas vecinales", "Alarmas sonoras y cámaras en accesos",
      "Red de cámaras y alarmas para calles más seguras", "Tu colonia vigilada: cámaras y botones de alarma",
    ])

  /// What the other 34 works are, in the proportion in which they are drawn.
  static let others: [(kind: ProjectKind, count: Int)] = [
    (
      ProjectKind(
        type: "luminarias_peatonales",
        names: ["Luminarias solares en andadores", "Sendero iluminado", "Luminarias peatonales en camellón"]), 8
    ),
    (
      ProjectKind(
        type: "areas_verdes", names: ["Rehabilitación de áreas verdes", "Jardín para polinizadores y juegos"]), 6
    ),
    (
      ProjectKind(
        type: "gimnasio_aire_libre", names: ["Gimnasio al aire libre", "Ejercitadores para adultos mayores"]), 4
    ),
    (
      ProjectKind(
        type: "cancha", names: ["Rehabilitación de la cancha de usos múltiples", "Techado de la cancha de básquetbol"]),
      4
    ),
    (ProjectKind(type: "pintura_fachadas", names: ["Pintura de fachadas", "Color para nuestras fachadas"]), 3),
    (ProjectKind(type: "rampas", names: ["Rampas y cruces accesibles", "Banquetas sin obstáculos: rampas"]), 3),
    (ProjectKind(type: "calentadores_solares", names: ["Calentadores solares para viviendas"]), 3),
  ]

  /// Only housing estates have shared roofs to seal: one each for three of them.
  static let roofs = ProjectKind(
    type: "impermeabilizacion_uhab", names: ["Impermeabilización de azoteas de los edificios"])
  static let roofedUnits: Set<String> = ["06-052", "06-053", "06-063"]
}
