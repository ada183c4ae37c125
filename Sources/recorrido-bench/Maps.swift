import Exchange
import Territory

/// What the export of maps is measured on, and the export itself.
enum Maps {
  static let usage = "maps make FILE.gpkg COUNT points|areas | maps write FILE TABLE OUTPUT"

  /// Whether the arguments were understood.
  static func run(_ arguments: [String]) throws -> Bool {
    switch arguments.first {
    case "make" where arguments.count == 4:
      guard let count = Int(arguments[2]), count > 0, ["points", "areas"].contains(arguments[3]) else { return false }
      try makeWorks(at: arguments[1], count: count, areAreas: arguments[3] == "areas")
    case "write" where arguments.count == 4: try export(arguments[1], table: arguments[2], to: arguments[3])
    default: return false
    }
    return true
  }

  /// Writes a GeoPackage of synthetic works in the box of Mexico City, one table `obras`: points, or areas of twelve
  /// vertices, and ten columns such as an office keeps.
  static func makeWorks(at path: String, count: Int, areAreas: Bool) throws {
    let writer = try ExportFormat.geoPackage.writer(to: path)
    try writer.begin(
      FeatureLayer(
        name: "obras",
        columns: [
          .init("folio", .text), .init("nombre", .text), .init("tipo", .text), .init("estado", .text),
          .init("colonia", .text), .init("contratista", .text), .init("monto", .real), .init("avance", .real),
          .init("inicio", .text), .init("beneficiarios", .integer),
        ], hasIDs: false, isOfPoints: !areAreas))
    var chance = Chance(seed: 20_261_121)
    var row = FeatureRow()
    for number in 0..<count {
      row.begin()
      for cell in cells(number, &chance) { row.append(cell) }
      try row.take(areAreas ? area(&chance) : .point(place(&chance)))
      try writer.write(row)
    }
    try writer.finish(attribution: nil)
  }

  /// Writes a table as the format that the output's ending asks for, as the product does: only the reading is the bench's.
  static func export(_ file: String, table: String, to output: String) throws {
    guard let format = ExportFormat(path: output) else { throw ExchangeError.unknownFormat(path: output) }
    let source = try SpatialTable(path: file, table: table)
    let writer = try format.writer(to: output, ExportOptions(decimals: 7))
    try writer.begin(source.layer)
    var row = FeatureRow()
    while try source.next(into: &row) { try writer.write(row) }
    try writer.finish(attribution: nil)
  }

  private static func cells(_ number: Int, _ chance: inout Chance) -> [JSONScalar] {
    func pick(_ words: [String]) -> String { words[chance.below(words.count)] }
    let street = pick(["Sur 16", "Canal de Tezontle", "Añil", "Río Churubusco", "Eje 3 Oriente", "Vía «La Viga»"])
    return [
      .string("PP-\(number)"),
      .string(
        "\(pick(["Rehabilitación", "Pavimentación", "Construcción", "Reforestación"])) de \(street), \"tramo \(number % 9)\""
      ),
      .string(pick(["luminaria", "vialidad", "agua potable", "área verde"])),
      .string(pick(["priorizado", "programado", "en_ejecucion", "terminado"])),
      .string(pick(["Agrícola Pantitlán", "Granjas México", "Juventino Rosas", "San Miguel Iztacalco"])),
      .string(pick(["Peña & Hijos, S.A. de C.V.", "Construcciones Ñandú", "O'Farrill y Cía."])),
      .decimal(chance.below(90_000_000), decimals: 2), .decimal(chance.below(10_001), decimals: 2),
      .string("202\(chance.below(5))-0\(1 + chance.below(9))-1\(chance.below(10))"), .int(chance.below(20_000)),
    ]
  }

  private static func place(_ chance: inout Chance) -> Coordinate {
    Coordinate(longitude: -99.36 + 0.42 * chance.fraction(), latitude: 19.05 + 0.54 * chance.fraction())
  }

  /// Twelve vertices about a middle, counter-clockwise or clockwise by turns.
  private static func area(_ chance: inout Chance) -> Shape {
    let middle = place(&chance)
    // Cosines and sines of twelfths of a turn.
    let circle: [(Double, Double)] = [
      (1, 0), (0.866, 0.5), (0.5, 0.866), (0, 1), (-0.5, 0.866), (-0.866, 0.5), (-1, 0), (-0.866, -0.5), (-0.5, -0.866),
      (0, -1), (0.5, -0.866), (0.866, -0.5),
    ]
    var ring = circle.map { x, y in
      let radius = 0.0005 + 0.001 * chance.fraction()
      return Coordinate(longitude: middle.longitude + x * radius, latitude: middle.latitude + y * radius)
    }
    ring.append(ring[0])
    return .polygon(Polygon(exterior: chance.below(2) == 0 ? ring : ring.reversed()))
  }
}
