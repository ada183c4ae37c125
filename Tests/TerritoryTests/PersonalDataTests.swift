import Territory
import Testing

@Suite struct PersonalDataTests {
  @Test(
    "identifiers of people are found in what somebody typed",
    arguments: [
      ("la vecina con CURP GOMC800101HDFXXX01 pidió", PersonalData.Kind.curp), ("CURP:gomc800101hdfxxx01", .curp),
      ("curp.GOMC800101MJCXXXA9.", .curp), ("INE GMPRLP80010114H400", .electorKey),
      ("clave:GMPRLP80010114H400,", .electorKey),
      ("factura de XAXX010101000", .rfc), ("RFC:XAXX010101000", .rfc), ("rfc=ñab010101ab1", .rfc),
      ("(A&B010101AB1)", .rfc),
      ("Tel. 3312345678", .phone), ("cel: 33 1234 5678", .phone), ("WhatsApp +52 33 1234 5678", .phone),
      ("TELÉFONO (33) 1234-5678", .phone), ("llamar al 33 1234 5678", .phone), ("llamar al 331-234-5678", .phone),
      ("+52-33-1234-5678", .phone), ("tel/whatsapp: 331.234.56.78", .phone),
    ])
  func found(text: String, kind: PersonalData.Kind) {
    #expect(PersonalData.find(in: text) == kind)
    #expect(throws: WorksRule.personalData(kind: kind)) { try PersonalData.judge(text) }
  }

  @Test(
    "folios, amounts, dates, keys and positions are nobody's",
    arguments: [
      "Folio PP-2024-0640", "SUAC-0711241234567", "Ejercido 1,545,292.00 de 1,620,000.00",
      "del 2024-10-01 al 2024-12-31",
      "2024-10-01T16:00:00Z", "UT 06-040 y 06-041", "(-103.4290, 20.2850)", "CVEGEO 1405000010013001",
      "oficio PC/012/2024",
      "vale VG-0007: saldo 180.00", "km 12 345", "calle 5 de Mayo 123", "hotel 3312345678", "folio 3312345678",
      "JOC-2024-PAV-07", "", "teléfonos de la plaza sin servicio", "celdas 12 y 14",
    ])
  func innocent(text: String) throws {
    #expect(PersonalData.find(in: text) == nil)
    try PersonalData.judge(text)
  }

  @Test("no text holds nothing") func none() throws { try PersonalData.judge(nil) }
}
