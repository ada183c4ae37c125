import Territory

/// Twelve invented assemblies held in the fourth quarter of 2024.
enum Assemblies {
  /// Unit, month and day, first minute of the day, type, place.
  private static let held: [(unit: String, day: Day, hour: Int, type: String, place: String)] = [
    ("06-056", Day(2024, 10, 5), 11, "asamblea_obra", "Explanada del módulo deportivo"),
    ("06-040", Day(2024, 10, 12), 11, "asamblea_obra", "Parque de la colonia"),
    ("06-038", Day(2024, 10, 17), 18, "asamblea_seguridad", "Salón de usos múltiples"),
    ("06-048", Day(2024, 10, 26), 12, "asamblea_obra", "Patio de la unidad"),
    ("06-035", Day(2024, 11, 6), 18, "asamblea_obra", "Plaza del barrio"),
    ("06-060", Day(2024, 11, 9), 11, "asamblea_seguridad", "Cancha de la colonia"),
    ("06-064", Day(2024, 11, 16), 11, "asamblea_obra", "Andador central"),
    ("06-018", Day(2024, 11, 21), 18, "asamblea_obra", "Casa de cultura del barrio"),
    ("06-010", Day(2024, 11, 30), 12, "asamblea_seguridad", "Jardín de la colonia"),
    ("06-045", Day(2024, 12, 5), 18, "asamblea_obra", "Biblioteca de la colonia"),
    ("06-051", Day(2024, 12, 7), 11, "asamblea_obra", "Camellón, frente al mercado"),
    ("06-032", Day(2024, 12, 14), 11, "asamblea_seguridad", "Explanada del embarcadero"),
  ]

  static func table(_ chance: inout Chance) -> String {
    var table = CSVText(
      "key,type,starts_at,ends_at,unit,lon,lat,place,attendees,quorum_required,votes_cast,signatures,status,acta_no")
    for (index, assembly) in held.enumerated() {
      let unit = UnitFact.all.first { $0.key == assembly.unit }!
      let attendees = chance.whole(in: 24...96)
      let votes = attendees - chance.whole(in: 0...6)
      let signatures = attendees - chance.whole(in: 0...4)
      let number = padded(index + 1, 2)
      table.append(
        [
          "ASM-2024-T4-\(number)", assembly.type, assembly.day.text(atMinute: assembly.hour * 60),
          assembly.day.text(atMinute: assembly.hour * 60 + chance.whole(in: 50...110)), unit.key,
        ] + cells(of: place(in: unit, &chance)) + [
          assembly.place, String(attendees), "20", String(votes), String(signatures), "realizado", "\(number)/2024",
        ])
    }
    return table.text
  }
}
