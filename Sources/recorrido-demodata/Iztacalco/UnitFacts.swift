import Territory

/// What is known of one unidad territorial of Iztacalco.
struct UnitFact {
  let key: String
  /// As the catalogue writes it, in capitals and without accents.
  let name: String
  /// The same name as Spanish writes it: our reading, for the names of the works.
  let spokenName: String
  let point: Coordinate
  let population: Int

  init(
    _ number: String, _ name: String, _ spokenName: String, _ longitude: Double, _ latitude: Double, _ population: Int
  ) {
    key = "06-" + number
    self.name = name
    self.spokenName = spokenName
    point = Coordinate(longitude: longitude, latitude: latitude)
    self.population = population
  }

  /// The kind of unit where its name says it, in the words of the field; nil elsewhere.
  var kind: String? {
    if name.contains("(U HAB)") { return "UHAB" }
    if name.contains("(BARR)") { return "BARR" }
    if name.contains("FRACCIONAMIENTO") { return "FRACC" }
    return nil
  }
}

extension UnitFact {
  /// The 57 units of the 2022 edition, by key.
  /// Source: keys, names, inside points (four decimals) and populations of 2020 of IECM's catalogue: the 2019 edition,
  /// except 06-052, 06-053, 06-063 and 06-064, which are of the 2022 edition. Facts only: no polygon of IECM's is here.
  static let all: [UnitFact] = [
    UnitFact("002", "AMPLIACION RAMOS MILLAN", "Ampliación Ramos Millán", -99.0964, 19.3872, 8844),
    UnitFact("004", "CARLOS ZAPATA VELA", "Carlos Zapata Vela", -99.0973, 19.3825, 9472),
    UnitFact("005", "FRACCIONAMIENTO COYUYA", "Fraccionamiento Coyuya", -99.1149, 19.4004, 2102),
    UnitFact("006", "CUCHILLA AGRICOLA ORIENTAL", "Cuchilla Agrícola Oriental", -99.0810, 19.4040, 2473),
    UnitFact("007", "CUCHILLA RAMOS MILLAN", "Cuchilla Ramos Millán", -99.0919, 19.3877, 5245),
    UnitFact("008", "EL RODEO", "El Rodeo", -99.0850, 19.3945, 5841),
    UnitFact(
      "009", "EX EJIDOS DE LA MAGDALENA MIXIHUCA", "Ex Ejidos de la Magdalena Mixihuca", -99.0887, 19.3929, 1631),
    UnitFact("010", "GABRIEL RAMOS MILLAN", "Gabriel Ramos Millán", -99.1017, 19.3931, 7415),
    UnitFact("013", "INPI PICOS", "INPI Picos", -99.1030, 19.3875, 2556),
    UnitFact("014", "JARDINES TECMA", "Jardines Tecma", -99.1170, 19.3875, 1795),
    UnitFact("016", "LA ASUNCION (BARR)", "La Asunción", -99.1195, 19.3896, 1836),
    UnitFact("017", "LA CRUZ", "La Cruz", -99.1163, 19.4035, 3805),
    UnitFact("018", "LOS REYES (BARR)", "Los Reyes", -99.1166, 19.3959, 7268),
    UnitFact("019", "MILITAR MARTE", "Militar Marte", -99.1286, 19.3811, 6926),
    UnitFact("020", "MOSCO CHINAMPA", "Mosco Chinampa", -99.1009, 19.3890, 1280),
    UnitFact("021", "NUEVA STA ANITA", "Nueva Santa Anita", -99.1254, 19.3990, 2465),
    UnitFact("023", "PICOS IZTACALCO 1-A", "Picos Iztacalco 1-A", -99.1146, 19.3894, 2032),
    UnitFact("024", "PICOS IZTACALCO 1B", "Picos Iztacalco 1B", -99.1107, 19.3890, 1593),
    UnitFact("025", "PICOS IZTACALCO 2A", "Picos Iztacalco 2A", -99.1066, 19.3885, 1985),
    UnitFact("027", "REFORMA IZTACCIHUATL NORTE", "Reforma Iztaccíhuatl Norte", -99.1313, 19.3872, 5687),
    UnitFact("028", "REFORMA IZTACCIHUATL SUR", "Reforma Iztaccíhuatl Sur", -99.1290, 19.3776, 3376),
    UnitFact("029", "SAN FCO XICALTONGO (BARR)", "San Francisco Xicaltongo", -99.1252, 19.3959, 3050),
    UnitFact("030", "SAN MIGUEL (BARR)", "San Miguel", -99.1181, 19.3920, 7060),
    UnitFact("031", "SAN PEDRO IZTACALCO (BARR)", "San Pedro Iztacalco", -99.1294, 19.3939, 5200),
    UnitFact("032", "SANTA ANITA", "Santa Anita", -99.1212, 19.4017, 11_136),
    UnitFact("033", "SANTA CRUZ (BARR)", "Santa Cruz", -99.1204, 19.3884, 1839),
    UnitFact("034", "SANTIAGO NORTE (BARR)", "Santiago Norte", -99.1248, 19.3924, 4306),
    UnitFact("035", "SANTIAGO SUR (BARR)", "Santiago Sur", -99.1258, 19.3867, 7787),
    UnitFact("036", "TLACOTAL RAMOS MILLAN", "Tlacotal Ramos Millán", -99.1067, 19.3954, 7909),
    UnitFact("037", "TLAZINTLA", "Tlazintla", -99.1118, 19.3962, 2680),
    UnitFact("038", "VIADUCTO PIEDAD", "Viaducto Piedad", -99.1309, 19.4015, 10_649),
    UnitFact("039", "ZAPOTLA (BARR)", "Zapotla", -99.1217, 19.3953, 3617),
    UnitFact("040", "AGRICOLA ORIENTAL I", "Agrícola Oriental I", -99.0765, 19.4020, 16_453),
    UnitFact("041", "AGRICOLA ORIENTAL II", "Agrícola Oriental II", -99.0748, 19.3965, 10_151),
    UnitFact("042", "AGRICOLA ORIENTAL III", "Agrícola Oriental III", -99.0746, 19.3898, 11_658),
    UnitFact("043", "AGRICOLA ORIENTAL IV", "Agrícola Oriental IV", -99.0680, 19.4007, 9102),
    UnitFact("044", "AGRICOLA ORIENTAL V", "Agrícola Oriental V", -99.0693, 19.3949, 11_035),
    UnitFact("045", "AGRICOLA ORIENTAL VI", "Agrícola Oriental VI", -99.0620, 19.3954, 13_101),
    UnitFact("046", "AGRICOLA ORIENTAL VII", "Agrícola Oriental VII", -99.0683, 19.3875, 9514),
    UnitFact("047", "AGRICOLA ORIENTAL VIII", "Agrícola Oriental VIII", -99.0622, 19.3878, 11_145),
    UnitFact("048", "CAMPAMENTO 2 DE OCTUBRE I", "Campamento 2 de Octubre I", -99.1140, 19.3851, 11_350),
    UnitFact("049", "CAMPAMENTO 2 DE OCTUBRE II", "Campamento 2 de Octubre II", -99.1196, 19.3848, 9704),
    UnitFact("050", "GRANJAS MEXICO I", "Granjas México I", -99.1060, 19.4028, 9859),
    UnitFact("051", "GRANJAS MEXICO II", "Granjas México II", -99.0905, 19.4013, 8650),
    UnitFact("052", "INFONAVIT IZTACALCO (U HAB) I", "Infonavit Iztacalco I", -99.1060, 19.3855, 8353),
    UnitFact("053", "INFONAVIT IZTACALCO (U HAB) II", "Infonavit Iztacalco II", -99.1099, 19.3830, 2727),
    UnitFact("054", "JUVENTINO ROSAS I", "Juventino Rosas I", -99.1104, 19.3923, 7715),
    UnitFact("055", "JUVENTINO ROSAS II", "Juventino Rosas II", -99.1065, 19.3907, 7311),
    UnitFact("056", "PANTITLAN I", "Pantitlán I", -99.0659, 19.4158, 13_130),
    UnitFact("057", "PANTITLAN II", "Pantitlán II", -99.0603, 19.4172, 11_569),
    UnitFact("058", "PANTITLAN III", "Pantitlán III", -99.0726, 19.4101, 10_468),
    UnitFact("059", "PANTITLAN IV", "Pantitlán IV", -99.0662, 19.4072, 17_952),
    UnitFact("060", "PANTITLAN V", "Pantitlán V", -99.0605, 19.4056, 20_860),
    UnitFact("061", "RAMOS MILLAN BRAMADERO I", "Ramos Millán Bramadero I", -99.0975, 19.3931, 7995),
    UnitFact("062", "RAMOS MILLAN BRAMADERO II", "Ramos Millán Bramadero II", -99.0925, 19.3927, 8795),
    UnitFact("063", "INFONAVIT IZTACALCO (U HAB) III", "Infonavit Iztacalco III", -99.1068, 19.3825, 2852),
    UnitFact(
      "064", "INFONAVIT IZTACALCO (U HAB) ZONA DEL LAGO", "Infonavit Iztacalco Zona del Lago", -99.1032, 19.3820, 2334),
  ]
}
