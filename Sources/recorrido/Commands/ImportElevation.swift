import ArgumentParser
import Exchange
import Fieldwork
import Roads
import Territory

extension Import {
  struct ImportElevation: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "elevation", abstract: "Alturas del terreno: .hgt, .hgt.zip o GeoTIFF en EPSG:4326.")

    @Argument(help: "Archivo de alturas.") var file: String
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let written = try common.office().importElevation(file)
      let report = written.result
      Console.out(output.json ? json(report) : text(report), isJSON: output.json)
      Console.note(written)
    }

    private func text(_ report: ElevationReport) -> String {
      let size = "\(report.columns) × \(report.rows)"
      let place = "\(report.southWest.words) – \(report.northEast.words)"
      let known = report.isKnown ? Console.say(" (ya estaba)", " (was there)") : ""
      let said = Console.say(
        "Alturas: \(size) celdas, \(report.voids) sin dato, \(place)\(known)",
        "Heights: \(size) cells, \(report.voids) without data, \(place)\(known)")
      guard let coverage = report.coverage else {
        return said + "\n" + Console.say("Aún no hay vialidad cargada.", "No roads are loaded yet.")
      }
      let segments = share(Double(coverage.coveredSegments), of: Double(coverage.segments))
      let metres = share(coverage.coveredMetres, of: coverage.metres)
      return said + "\n"
        + Console.say(
          "Con alturas: \(coverage.coveredSegments) de \(coverage.segments) tramos (\(segments) %), \(decimals(coverage.coveredMetres / 1000, 1)) de \(decimals(coverage.metres / 1000, 1)) km (\(metres) %).",
          "With heights: \(coverage.coveredSegments) of \(coverage.segments) segments (\(segments) %), \(decimals(coverage.coveredMetres / 1000, 1)) of \(decimals(coverage.metres / 1000, 1)) km (\(metres) %)."
        )
    }

    private func share(_ part: Double, of whole: Double) -> String { decimals(whole > 0 ? part / whole * 100 : 0, 1) }

    private func json(_ report: ElevationReport) -> String {
      JSONValue.object([
        ("columns", JSONValue(report.columns)), ("rows", JSONValue(report.rows)), ("voids", JSONValue(report.voids)),
        ("known", .bool(report.isKnown)),
        (
          "coverage",
          report.coverage.map { coverage in
            .object([
              ("segments", JSONValue(coverage.segments)), ("covered_segments", JSONValue(coverage.coveredSegments)),
              ("metres", .decimal(Int(coverage.metres.rounded()), decimals: 0)),
              ("covered_metres", .decimal(Int(coverage.coveredMetres.rounded()), decimals: 0)),
              ("filled_junctions", JSONValue(coverage.filledJunctions)),
            ])
          } ?? .null
        ),
      ]).text
    }
  }
}
