import ArgumentParser
import Exchange
import Fieldwork
import Territory

struct SolveRound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Resuelve un archivo de prueba público, sin base de datos.",
    discussion: """
      Lee Solomon y Homberger (.txt) y CVRPLIB con sus extensiones de VRPLIB (.vrp). Los clientes se numeran como en su \
      colección y el depósito es el 0; un depósito entre dos clientes es una vuelta a cargar. El costo va en la unidad \
      del archivo.
      """)

  @Argument(help: "Archivo de la instancia.") var instance: String
  @OptionGroup var options: SearchOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  /// Without --seconds and --iterations.
  private static let iterations = 10_000

  func run() throws {
    let began = SearchOptions.clock()
    let search = options.search(otherwise: Self.iterations)
    defer { Console.endProgress() }
    let solution = try solveBenchmark(at: instance, by: search)
    Console.endProgress()
    if !solution.missing.isEmpty {
      Console.error(
        Console.say(
          "Aviso: quedaron \(solution.missing.count) clientes sin visitar; dé más tiempo o revise que quepan.",
          "Warning: \(solution.missing.count) clients were left out; give more time, or see whether they fit."))
    }
    let seconds = SearchOptions.clock() - began
    Console.out(output.json ? json(solution, seconds) : text(solution, seconds), isJSON: output.json)
  }

  private func cost(_ solution: BenchmarkSolution) -> JSONValue {
    let divisor = [1000, 100, 10, 1][solution.decimals]
    return .decimal(dividedHalfUp(solution.cost, by: divisor), decimals: solution.decimals)
  }

  private func json(_ solution: BenchmarkSolution, _ seconds: Double) -> String {
    func numbers(_ numbers: [Int]) -> JSONValue { .array(numbers.map { JSONValue($0) }) }
    return JSONValue.object([
      ("cost", cost(solution)), ("routes", .array(solution.routes.map { numbers($0.places) })),
      ("vehicles", numbers(solution.routes.map(\.vehicle))), ("unserved", numbers(solution.unserved)),
      ("iterations", JSONValue(solution.iterations)),
      ("seconds", .decimal(Int((seconds * 1000).rounded()), decimals: 3)),
    ]).text
  }

  private func text(_ solution: BenchmarkSolution, _ seconds: Double) -> String {
    var lines = [
      "\(solution.name): " + Console.say("costo", "cost") + " \(cost(solution).text), "
        + Console.say("\(solution.routes.count) rutas", "\(solution.routes.count) routes")
        + ", \(decimals(seconds, 1)) s, \(grouped(solution.iterations, decimals: 0)) "
        + Console.say("vueltas", "iterations")
    ]
    lines += solution.routes.enumerated().map { index, route in
      Console.say("Ruta", "Route") + " \(index + 1) (" + Console.say("vehículo", "vehicle") + " \(route.vehicle)): "
        + route.places.map(String.init).joined(separator: " ")
    }
    if !solution.unserved.isEmpty {
      lines.append(
        Console.say("Sin visitar: ", "Not visited: ") + solution.unserved.map(String.init).joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }
}
