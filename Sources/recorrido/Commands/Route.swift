import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Roads
import Territory

struct Route: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "El camino más rápido entre dos lugares: kilómetros, minutos y litros.")

  @Option(parsing: .unconditional, help: "LON,LAT o clave de unidad, sitio u oficina.") var from: String
  @Option(parsing: .unconditional, help: "LON,LAT o clave de unidad, sitio u oficina.") var to: String
  @Option(help: "car, pickup, motorcycle o foot.") var profile: Profile = .car
  @Option(help: "Vehículo cuyo rendimiento cuenta los litros.") var vehicle: String?
  @Option(name: .customLong("km-per-litre"), help: "Rendimiento en km/l, si no hay vehículo.") var kilometresPerLitre:
    Double = 10
  @Option(name: [.short, .customLong("output")], help: "Escribe el camino como GeoJSON.") var outputFile: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard kilometresPerLitre.isFinite, (0.1...1000).contains(kilometresPerLitre) else {
      throw ValidationError(Console.say("--km-per-litre va de 0.1 a 1000.", "--km-per-litre goes from 0.1 to 1000."))
    }
  }

  func run() throws {
    let office = try common.office()
    let economy =
      try vehicle.map { try office.economy(ofVehicle: $0) }
      ?? FuelEconomy(metresPerLitre: Int((kilometresPerLitre * 1000).rounded()))!
    let route = try office.route(from: from, to: to, profile: profile, economy: economy)
    if let outputFile { try write(route, to: outputFile) }
    Console.out(output.json ? json(route) : text(route), isJSON: output.json)
  }

  private func text(_ route: FoundRoute) -> String {
    let (km, minutes) = (
      grouped(dividedHalfUp(route.millimetres, by: 10_000), decimals: 2),
      decimals(Double(route.milliseconds) / 60_000, 0)
    )
    var lines = [
      "\(route.from.key) → \(route.to.key): \(km) km, \(minutes) min, \(route.fuel.formattedLitres) l (\(route.basis.word))"
    ]
    for street in route.streets {
      let name = street.name ?? Console.say("(sin nombre)", "(no name)")
      lines.append("  \(decimals(street.metres, 0)) m  \(name)")
    }
    return (lines + route.attributions).joined(separator: "\n")
  }

  private func json(_ route: FoundRoute) -> String {
    JSONValue.object([
      ("from", .string(route.from.key)), ("to", .string(route.to.key)), ("basis", .string(route.basis.word)),
      ("metres", .decimal(route.millimetres, decimals: 3)), ("seconds", .decimal(route.milliseconds, decimals: 3)),
      ("litres", .decimal(route.fuel.millilitres, decimals: 3)),
      (
        "streets",
        .array(
          route.streets.map {
            .object([("name", JSONValue($0.name)), ("metres", .decimal($0.millimetres, decimals: 3))])
          })
      ),
      ("attribution", .array(route.attributions.map(JSONValue.string))),
    ]).text
  }

  private func write(_ route: FoundRoute, to path: String) throws {
    let file = try OutputFile(path: path)
    let writer = GeoJSONWriter(to: file)
    try writer.begin()
    try writer.write(
      properties: [
        ("origen", .string(route.from.key)), ("destino", .string(route.to.key)),
        ("km", .decimal(dividedHalfUp(route.millimetres, by: 1000), decimals: 3)),
        ("minutos", .decimal(dividedHalfUp(route.milliseconds, by: 6000), decimals: 1)),
        ("litros", .decimal(route.fuel.millilitres, decimals: 3)), ("base", .string(route.basis.word)),
      ], shape: .line(route.coordinates))
    try writer.end(members: route.attributions.map { ("attribution", .string($0)) })
    try file.commit()
  }
}

extension Profile: ExpressibleByArgument {
  public init?(argument: String) {
    guard let profile = Profile.named(argument) else { return nil }
    self = profile
  }

  public var defaultValueDescription: String { name }
  public static var allValueStrings: [String] { all.map(\.name) }
}
