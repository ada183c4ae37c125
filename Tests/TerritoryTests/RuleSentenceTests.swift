import Territory
import Testing

/// The sentences are the paper's, letter by letter.
@Suite struct RuleSentenceTests {
  private func percentage(_ hundredths: Int) -> Percentage { Percentage(hundredths: hundredths)! }
  private func day(_ text: String) -> LocalDate { LocalDate(text)! }
  private func says(_ refusal: some Refusal, _ code: String, _ spanish: String) {
    #expect(refusal.code == code)
    #expect(refusal.sentence(in: .spanish) == spanish && refusal.description == spanish)
    let english = refusal.sentence(in: .english)
    #expect(english != spanish && english.hasSuffix("."))
    #expect(!english.contains("una ") && !english.contains("ej."))
  }

  @Test("keys and positions")
  func territory() {
    says(
      TerritoryRule.malformedKey("6-1", level: .territorialUnit), "E-TER-01",
      "Clave «6-1» no válida: se espera NN-NNN (ej. 06-040).")
    says(
      TerritoryRule.notInForce(key: "06-001", level: .territorialUnit, catalogue: "iecm-2022"), "E-TER-02",
      "La UT 06-001 no está vigente en iecm-2022.")
    says(
      TerritoryRule.outsideJurisdiction(Coordinate(longitude: -103.2, latitude: 20.29), name: "14050 Jocotepec"),
      "E-TER-03",
      "El punto (-103.2000, 20.2900) queda fuera de 14050 Jocotepec.")
    says(
      TerritoryRule.swapped(Coordinate(longitude: 19.40, latitude: -99.07)), "E-TER-04",
      "Coordenadas invertidas: 19.40,-99.07; GeoJSON va en lon,lat.")
    says(
      TerritoryRule.sharedBorder(keys: ["06-052", "06-053"]), "W-TER-05",
      "Punto en límite de 06-052 y 06-053; se asigna 06-052.")
    says(
      TerritoryRule.sharedBorder(keys: ["06-052", "06-053", "06-063"]), "W-TER-05",
      "Punto en límite de 06-052, 06-053 y 06-063; se asigna 06-052.")
    #expect(
      TerritoryRule.unclearLevel("x").code == "E-TER-01" && TerritoryRule.foreignKey("x", name: "y").code == "E-TER-03")
    #expect(
      TerritoryRule.selfCrossing(nil).code == "E-TER-04"
        && TerritoryRule.unmendable(areaChange: 0.02).code == "E-TER-04")
  }

  @Test("visits")
  func visits() {
    says(
      VisitRule.beforeStart(visit: day("2024-10-03"), start: day("2024-10-14")), "E-VIS-01",
      "Visita 2024-10-03 anterior al inicio de obra 2024-10-14; use fase «antes».")
    says(VisitRule.future(day("2025-01-02")), "E-VIS-02", "Fecha futura 2025-01-02.")
    says(
      VisitRule.progressFalls(from: percentage(3500), to: percentage(3000)), "E-VIS-03",
      "El avance baja de 35.00 % a 30.00 %; indique --reason.")
    says(VisitRule.progressOutOfRange("104.00"), "E-VIS-04", "Avance 104.00 % fuera de 0–100.")
    says(
      VisitRule.financialAhead(financial: percentage(8000), physical: percentage(4500)), "W-VIS-05",
      "Avance financiero 80 % supera al físico 45 % en 35 puntos.")
    says(
      VisitRule.financialAhead(financial: percentage(8050), physical: percentage(4510)), "W-VIS-05",
      "Avance financiero 80.5 % supera al físico 45.1 % en 35.4 puntos.")
    says(VisitRule.inaccurate(metres: 85), "W-VIS-06", "Precisión GPS 85 m; verifique el punto.")
    says(
      VisitRule.otherUnit(found: "06-041", named: "06-040"), "W-VIS-07",
      "El punto está en 06-041; la visita dice 06-040 y cuenta en 06-041.")
    #expect(VisitRule.jump(points: 4100, days: 3).code == "W-VIS-06")
    #expect(VisitRule.late(visit: day("2024-10-03"), days: 40).code == "E-VIS-02")
  }

  @Test("projects, photos, legs, events and what nobody may see")
  func works() {
    says(
      WorksRule.duplicateFolio("PP-2024-0640", existing: "12"), "E-PRJ-01",
      "Folio PP-2024-0640 ya existe (proyecto 12).")
    says(
      WorksRule.statusJump(
        from: .prioritised, to: .delivered, missing: Project.Status.prioritised.missingStep(towards: .delivered)),
      "E-PRJ-02",
      "No se puede pasar de «priorizado» a «entregado»; falta «terminado».")
    says(
      WorksRule.overspent(spent: Money(centavos: 162_000_000), assigned: Money(centavos: 154_529_200)), "E-PRJ-03",
      "Ejercido 1,620,000.00 excede lo asignado 1,545,292.00.")
    says(
      WorksRule.repeatedPhoto(visit: "31", date: day("2024-11-08")), "E-PHO-01",
      "Foto repetida: ya está en la visita 31 (2024-11-08).")
    says(WorksRule.farPhoto(metres: 221.394, radius: 150), "W-PHO-02", "Foto a 221.4 m del sitio (máximo 150 m).")
    says(WorksRule.photoWithoutPosition, "W-PHO-03", "Foto sin coordenadas: no se ubica en el mapa.")
    says(
      WorksRule.shortLeg(from: "Jocotepec", to: "El Molino", metres: 7_000, straight: 16_243), "W-RUT-04",
      "El tramo Jocotepec–El Molino (7.0 km) es menor que la línea recta (16.2 km).")
    says(WorksRule.heldWithoutAttendees, "E-EVT-02", "Evento realizado sin número de asistentes.")
    says(
      WorksRule.personalData(kind: .curp), "E-PRI-01",
      "El texto parece contener una CURP; no se guardan identificadores.")
    says(WorksRule.memberNames, "E-PRI-02", "Los nombres de integrantes no se exportan en mapas públicos.")
    #expect(WorksRule.endsBeforeStart.code == "E-EVT-02" && WorksRule.photoOfAnotherDay(hours: 30).code == "W-PHO-03")
    #expect(WorksRule.privateField(name: "promotor").code == "E-PRI-02")
  }

  @Test("a position outside Mexico is refused, and told apart from one written latitude first")
  func mexico() throws {
    try TerritoryRule.judge(Coordinate(longitude: -99.0765, latitude: 19.402))
    try TerritoryRule.judge(Coordinate(longitude: -118.6, latitude: 32.8))
    let turned = Coordinate(longitude: 19.40, latitude: -99.07)
    #expect(throws: TerritoryRule.swapped(turned)) { try TerritoryRule.judge(turned) }
    for (longitude, latitude) in [(0.0, 0.0), (-118.7, 20), (-99, 33), (664_052.75, 2_243_799.79), (1e300, 19)] {
      let point = Coordinate(longitude: longitude, latitude: latitude)
      let refusal = try #require(throws: TerritoryRule.self) { try TerritoryRule.judge(point) }
      #expect(refusal == .outsideMexico(point) && refusal.code == "E-TER-04" && !refusal.description.isEmpty)
    }
  }
}
