import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Roads
import Territory

struct Route: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "El mejor camino entre dos lugares: instrucciones, kilómetros, minutos y litros.")

  @Option(parsing: .unconditional, help: "LON,LAT o clave de unidad, sitio u oficina.") var from: String
  @Option(parsing: .unconditional, help: "LON,LAT o clave de unidad, sitio u oficina.") var to: String
  @Option(help: "Qué ha de ser lo menos: time, fuel o distance.") var optimise = Objective.time
  @OptionGroup var travel: TravelOptions
  @Option(name: [.short, .customLong("output")], help: "Escribe el camino como .geojson o .gpx; - es la salida.")
  var outputFile: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    if let outputFile { try FieldOffice.judgeFormat(outputFile, known: [".geojson", ".json", ".gpx"]) }
    let office = try common.office()
    guard let route = try found(office) else { return sayNoWay() }
    if let outputFile {
      if outputFile.lowercased().hasSuffix(".gpx") {
        try writeGPX(route, to: outputFile)
      } else {
        try writeGeoJSON(route, to: outputFile)
      }
    }
    if outputFile != "-" { Console.out(output.json ? json(route) : text(route), isJSON: output.json) }
  }

  private func found(_ office: FieldOffice) throws -> FoundRoute? {
    do {
      return try office.route(from: from, to: to, travel.request(office, objective: optimise))
    } catch let error as RoadsError {
      throw FarEnd(error: error)
    }
  }

  /// That there is none is an answer too: a program reads it as a pair of a matrix without figures.
  private func sayNoWay() {
    let isBarred = !travel.avoid.isEmpty || travel.closed != nil
    let sentence = Console.say(
      "No hay camino de \(from) a \(to) en la vialidad cargada para «\(travel.profile)»; revise sentidos y tramos sueltos"
        + (isBarred ? ", y lo que --avoid y --closed cierran." : "."),
      "There is no way from \(from) to \(to) on the roads loaded for “\(travel.profile)”; look at one-ways and loose pieces"
        + (isBarred ? ", and at what --avoid and --closed bar." : "."))
    if let outputFile {
      Console.error(
        Console.say(
          "No se escribió \(outputFile): no hay qué dibujar.", "\(outputFile) was not written: nothing to draw."))
    }
    guard output.json else { return Console.out(sentence) }
    Console.error(sentence)
    let nothing = ["basis", "metres", "seconds", "litres"].map { ($0, JSONValue.null) }
    let empty = ["streets", "legs", "attribution"].map { ($0, JSONValue.array([])) }
    let ends = [("from", JSONValue.string(from)), ("to", JSONValue.string(to))]
    Console.out(JSONValue.object(ends + nothing + empty).text, isJSON: true)
  }

  private func summary(_ route: FoundRoute) -> String {
    let (km, minutes) = (
      grouped(dividedHalfUp(route.millimetres, by: 10_000), decimals: 2),
      decimals(Double(route.milliseconds) / 60_000, 0)
    )
    return "\(km) km, \(minutes) min, \(route.fuel.formattedLitres) l"
  }

  private func text(_ route: FoundRoute) -> String {
    var lines = ["\(route.from.key) → \(route.to.key): \(summary(route)) (\(route.basis.word))"]
    for (index, leg) in route.legs.enumerated() {
      lines.append("  \(index + 1). \(leg.sentence(in: Console.language))")
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
      ("legs", .array(route.legs.map(json))),
      ("attribution", .array(route.attributions.map(JSONValue.string))),
    ]).text
  }

  private func json(_ leg: RouteLeg) -> JSONValue {
    .object([
      ("instruction", .string(leg.sentence(in: Console.language))), ("name", JSONValue(leg.name)),
      ("reference", JSONValue(leg.reference)), ("metres", .decimal(leg.millimetres, decimals: 3)),
      ("seconds", .decimal(leg.milliseconds, decimals: 3)),
      ("lon", .decimal(leg.position.longitudeE7, decimals: 7)),
      ("lat", .decimal(leg.position.latitudeE7, decimals: 7)),
    ])
  }

  private func writeGeoJSON(_ route: FoundRoute, to path: String) throws {
    try Exchange.writeGeoJSON(
      properties: [
        ("origen", .string(route.from.key)), ("destino", .string(route.to.key)),
        ("km", .decimal(dividedHalfUp(route.millimetres, by: 1000), decimals: 3)),
        ("minutos", .decimal(dividedHalfUp(route.milliseconds, by: 6000), decimals: 1)),
        ("litros", .decimal(route.fuel.millilitres, decimals: 3)), ("base", .string(route.basis.word)),
      ], shape: .line(route.coordinates), attributions: route.attributions, to: path)
  }

  private func writeGPX(_ route: FoundRoute, to path: String) throws {
    let turns = route.legs.map {
      GPXRoute.Turn(position: $0.position, instruction: $0.sentence(in: Console.language))
    }
    let file = try OutputFile(path: path)
    let notice = route.attributions.joined(separator: "; ")
    try file.write(
      GPXRoute(
        name: "\(route.from.key) → \(route.to.key)", description: "\(summary(route)) (\(route.basis.word))",
        copyright: notice.isEmpty ? nil : notice, turns: turns, line: route.coordinates
      ).text)
    try file.commit()
  }
}

/// Which end of a way has no street.
private struct FarEnd: Refusal {
  var error: RoadsError

  var code: String? { error.code }

  func sentence(in language: Language) -> String {
    guard case .farFromRoad(let index, _, _, _, _) = error else { return error.sentence(in: language) }
    let names = language == .spanish ? ["El origen", "El destino"] : ["The start", "The end"]
    return error.sentence(in: language, naming: names[index])
  }
}
