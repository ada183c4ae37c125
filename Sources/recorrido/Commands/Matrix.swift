import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Roads
import Territory

struct Matrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Metros, minutos y litros entre cada dos lugares de una tabla.",
    discussion: "La tabla trae una columna «clave», o «lon» y «lat». Un par sin camino queda con sus celdas vacías.")

  @Argument(help: "Tabla CSV de lugares.") var file: String
  @Option(help: "Qué ha de ser lo menos: time, fuel o distance.") var optimise = Objective.time
  @OptionGroup var travel: TravelOptions
  @Option(name: [.short, .customLong("output")], help: "Archivo .csv o .json; si no se dice, CSV en la salida.")
  var outputFile = "-"
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  /// What the JSON calls an element's members: Spanish in files that are passed on, English where a program asked.
  private static let fileKeys = ["origen", "destino", "metros", "minutos", "litros", "base"]
  private static let keys = ["from", "to", "metres", "minutes", "litres", "basis"]

  func run() throws {
    try FieldOffice.judgeFormat(outputFile, known: [".csv", ".json"])
    let office = try common.office()
    let found = try office.travelMatrix(placesIn: file, travel.request(office, objective: optimise))
    let (isFile, isJSON) = (outputFile != "-", outputFile.lowercased().hasSuffix(".json"))
    if isFile || !output.json {
      let target = try OutputFile(path: outputFile)
      try isJSON ? writeJSON(found, Self.fileKeys, to: target) : writeCSV(found, to: target)
    }
    if output.json { try writeJSON(found, Self.keys, to: OutputFile(path: "-")) }
    if isFile { saySize(found) }
    for notice in found.attributions { Console.error(notice) }
  }

  private func saySize(_ found: FoundMatrix) {
    let (places, count) = (found.places.indices, found.places.count)
    let pathless = places.reduce(0) { sum, from in
      sum + places.count { $0 != from && !found.matrix.isReachable(from: from, to: $0) }
    }
    let (pairs, without) = (grouped(count * (count - 1), decimals: 0), grouped(pathless, decimals: 0))
    Console.error(
      Console.say(
        "\(outputFile): \(count) lugares, \(pairs) pares, \(without) sin camino.",
        "\(outputFile): \(count) places, \(pairs) pairs, \(without) without a way."))
  }

  private func writeCSV(_ found: FoundMatrix, to output: OutputFile) throws {
    try output.write(Self.fileKeys.joined(separator: ",") + "\n")
    try forEachPair(found) { from, to, figures in
      let cells = figures.map { [$0.metres.text, $0.minutes.text, $0.litres.text, $0.basis] } ?? ["", "", "", ""]
      try output.write(([quoted(from), quoted(to)] + cells).joined(separator: ",") + "\n")
    }
    try output.commit()
  }

  private func writeJSON(_ found: FoundMatrix, _ keys: [String], to output: OutputFile) throws {
    var separator = "\n"
    try output.write("{\"matrix\":[")
    try forEachPair(found) { from, to, figures in
      let values: [JSONValue] = [
        .string(from), .string(to), figures?.metres ?? .null, figures?.minutes ?? .null, figures?.litres ?? .null,
        JSONValue(figures?.basis),
      ]
      try output.write(separator + JSONValue.object(zip(keys, values).map { ($0, $1) }).text)
      separator = ",\n"
    }
    let notices = JSONValue.array(found.attributions.map(JSONValue.string)).text
    try output.write("\n],\"attribution\":\(notices)}\n")
    try output.commit()
  }

  private typealias Cell = (metres: JSONValue, minutes: JSONValue, litres: JSONValue, basis: String)

  /// Row by row; nil for a pair without a way.
  private func forEachPair(_ found: FoundMatrix, _ body: (String, String, Cell?) throws -> Void) throws {
    let matrix = found.matrix
    for (row, from) in found.places.enumerated() {
      for (column, to) in found.places.enumerated() where row != column {
        let cell = matrix.index(from: row, to: column)
        guard matrix.isReachable(from: row, to: column) else {
          try body(from.key, to.key, nil)
          continue
        }
        try body(
          from.key, to.key,
          (
            metres: .decimal(Int(matrix.millimetres[cell]), decimals: 3),
            minutes: .decimal(dividedHalfUp(Int(matrix.milliseconds[cell]), by: 600), decimals: 2),
            litres: .decimal(dividedHalfUp(Int(matrix.microlitres[cell]), by: 1000), decimals: 3),
            basis: matrix.basis[cell].word
          ))
      }
    }
  }

  private func quoted(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
