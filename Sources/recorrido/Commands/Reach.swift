import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Roads
import Territory

struct Reach: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hasta dónde se llega desde un lugar con tantos minutos, litros o kilómetros.")

  @Argument(parsing: .allUnrecognized, help: "LON,LAT o clave de unidad, sitio u oficina.") var place: [String]
  @Option(help: "Minutos de camino.") var minutes: Double?
  @Option(help: "Litros de gasolina.") var litres: Double?
  @Option(help: "Kilómetros de camino.") var km: Double?
  @OptionGroup var travel: TravelOptions
  @Option(name: [.short, .customLong("output")], help: "Escribe el área como .geojson; - es la salida.") var outputFile:
    String?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let given = [minutes, litres, km].compactMap(\.self)
    guard given.count == 1, given[0].isFinite, given[0] > 0, given[0] <= 4000 else {
      throw ValidationError(
        Console.say(
          "Dé --minutes, --litres o --km, uno solo, mayor que 0 y hasta 4000.",
          "Give --minutes, --litres or --km, one only, above 0 and up to 4000."))
    }
    guard place.count == 1 else {
      throw ValidationError(Console.say("Dé un lugar, y nada más.", "Give one place and nothing else."))
    }
  }

  private var limit: FoundReach.Limit {
    if let minutes { return .milliseconds(Int((minutes * 60_000).rounded())) }
    if let litres { return .microlitres(Int((litres * 1_000_000).rounded())) }
    return .millimetres(Int(((km ?? 0) * 1_000_000).rounded()))
  }

  func run() throws {
    if let outputFile { try FieldOffice.judgeFormat(outputFile, known: [".geojson", ".json"]) }
    let office = try common.office()
    guard let found = try office.reach(from: place[0], within: limit, travel.request(office)) else {
      return sayShut()
    }
    if let outputFile { try write(found, to: outputFile) }
    if outputFile == "-" { return }
    let (streets, area) = (Int(found.streetMetres.rounded()), Int((found.squareMetres / 1000).rounded()))
    if output.json {
      let answer = JSONValue.object([
        ("from", .string(found.from.key)), ("street_km", .decimal(streets, decimals: 3)),
        ("km2", .decimal(area, decimals: 3)), ("attribution", .array(found.attributions.map(JSONValue.string))),
      ])
      Console.out(answer.text, isJSON: true)
    } else {
      let (km, squares) = (decimals(found.streetMetres / 1000, 1), decimals(found.squareMetres / 1e6, 2))
      let said = Console.say(
        "\(found.from.key): se alcanzan \(km) km de calles, \(squares) km².",
        "\(found.from.key): \(km) km of streets are reached, \(squares) km².")
      Console.out(([said] + found.attributions).joined(separator: "\n"))
    }
  }

  /// That nothing is reached is an answer too.
  private func sayShut() {
    let sentence = Console.say(
      "Desde \(place[0]) no se alcanza nada: su calle está cerrada para «\(travel.profile)».",
      "From \(place[0]) nothing is reached: its street is closed to “\(travel.profile)”.")
    if let outputFile {
      Console.error(
        Console.say(
          "No se escribió \(outputFile): no hay qué dibujar.", "\(outputFile) was not written: nothing to draw."))
    }
    guard output.json else { return outputFile == "-" ? Console.error(sentence) : Console.out(sentence) }
    Console.error(sentence)
    if outputFile == "-" { return }
    let nothing = JSONValue.object([
      ("from", .string(place[0])), ("street_km", .decimal(0, decimals: 3)), ("km2", .decimal(0, decimals: 3)),
      ("attribution", .array([])),
    ])
    Console.out(nothing.text, isJSON: true)
  }

  private func write(_ found: FoundReach, to path: String) throws {
    let bound: (String, JSONScalar) =
      switch limit {
      case .milliseconds(let amount): ("minutos", .decimal(dividedHalfUp(amount, by: 600), decimals: 2))
      case .microlitres(let amount): ("litros", .decimal(dividedHalfUp(amount, by: 1000), decimals: 3))
      case .millimetres(let amount): ("km", .decimal(dividedHalfUp(amount, by: 1000), decimals: 3))
      }
    try writeGeoJSON(
      properties: [
        ("origen", .string(found.from.key)), bound,
        ("km_calles", .decimal(Int(found.streetMetres.rounded()), decimals: 3)),
        ("km2", .decimal(Int((found.squareMetres / 1000).rounded()), decimals: 3)),
      ], shape: found.shape, attributions: found.attributions, to: path)
  }
}
