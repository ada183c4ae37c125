import ArgumentParser

struct RoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "round", abstract: "Planea, edita, lista, muestra y anula rondas; resuelve archivos de prueba.",
    subcommands: [
      PlanRound.self, EditRound.self, ListRecords<RoundWords>.self, ShowRound.self, AnnulRecord<RoundWords>.self,
      SolveRound.self,
    ])
}
