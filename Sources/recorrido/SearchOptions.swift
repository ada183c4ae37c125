import ArgumentParser
import Dispatch
import Fieldwork
import Rounds
import Territory

/// How long and how a plan is looked for.
struct SearchOptions: ParsableArguments {
  @Option(help: "Segundos de búsqueda.") var seconds: Double?
  @Option(help: "Vueltas de la búsqueda en cada hilo; con la misma semilla dan el mismo plan.") var iterations: Int?
  @Option(help: "Hilos.") var threads = 1
  @Option(help: "Semilla.") var seed: UInt64 = 1

  func validate() throws {
    let isFit =
      (seconds.map { $0.isFinite && $0 > 0 && $0 <= 604_800 } ?? true)
      && (iterations.map((0...1_000_000_000).contains) ?? true) && (1...256).contains(threads)
    guard isFit else {
      throw ValidationError(
        Console.say(
          "Revise --seconds (más de 0), --iterations (0 o más) y --threads (1–256).",
          "Check --seconds (more than 0), --iterations (0 or more) and --threads (1–256)."))
    }
  }

  /// - Parameter otherwise: iterations where neither a time nor a number was given; nil = by the problem's size.
  func search(otherwise: Int? = nil) -> PlanSearch {
    Interrupt.watch()
    var effort = Effort(iterations: iterations ?? otherwise, isInterrupted: { Interrupt.isOn })
    if let seconds {
      effort = Effort(seconds: seconds, clock: Self.clock, isInterrupted: { Interrupt.isOn })
      effort.iterations = iterations
    }
    @Sendable func counted(_ count: Int, _ one: String, _ many: String) -> String {
      "\(grouped(count, decimals: 0)) \(count == 1 ? one : many)"
    }
    return PlanSearch(seed: seed, effort: effort, threads: threads) { progress in
      let (served, iterations) = (progress.served, progress.iterations)
      Console.progress(
        Console.say(
          "Buscando: \(counted(served, "parada", "paradas")), \(counted(iterations, "vuelta", "vueltas")) (Ctrl-C guarda lo mejor)",
          "Searching: \(counted(served, "stop", "stops")), \(counted(iterations, "iteration", "iterations")) (Ctrl-C keeps the best)"
        ))
    }
  }

  /// Seconds that never go back.
  static let clock: @Sendable () -> Double = { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
