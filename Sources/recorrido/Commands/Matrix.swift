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
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    let found = try office.travelMatrix(placesIn: file, travel.request(office, objective: optimise))
    let output = try OutputFile(path: outputFile)
    if outputFile.lowercased().hasSuffix(".json") {
      try writeJSON(found, to: output)
    } else {
      try writeCSV(found, to: output)
    }
    try output.commit()
    for notice in found.attributions { Console.error(notice) }
  }

  private func writeCSV(_ found: FoundMatrix, to output: OutputFile) throws {
    try output.write("origen,destino,metros,minutos,litros,base\n")
    try forEachPair(found) { from, to, figures in
      let cells = figures.map { [$0.metres.text, $0.minutes.text, $0.litres.text, $0.basis] } ?? ["", "", "", ""]
      try output.write(([quoted(from), quoted(to)] + cells).joined(separator: ",") + "\n")
    }
  }

  private func writeJSON(_ found: FoundMatrix, to output: OutputFile) throws {
    var separator = "\n"
    try output.write("{\"matrix\":[")
    try forEachPair(found) { from, to, figures in
      let members: [(name: String, value: JSONValue)] = [
        ("origen", .string(from)), ("destino", .string(to)), ("metros", figures?.metres ?? .null),
        ("minutos", figures?.minutes ?? .null), ("litros", figures?.litres ?? .null),
        ("base", JSONValue(figures?.basis)),
      ]
      try output.write(separator + JSONValue.object(members).text)
      separator = ",\n"
    }
    let notices = JSONValue.array(found.attributions.map(JSONValue.string)).text
    try output.write("\n],\"attribution\":\(notices)}\n")
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
