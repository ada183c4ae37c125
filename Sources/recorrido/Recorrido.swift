import ArgumentParser
import Foundation
import Territory

@main
struct Recorrido: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recorrido",
    abstract: "Planea el recorrido, prueba la visita, publica el mapa.",
    discussion: "El archivo es --database, $RECORRIDO_DATABASE o recorrido.sqlite aquí. Mensajes en inglés: --lang en.",
    version: "0.1.0",
    subcommands: [
      Backup.self,
      Check.self,
      DeviceGroup.self,
      RecordGroup<EventWords>.self,
      Import.self,
      Init.self,
      JournalGroup.self,
      ListGroup.self,
      RecordGroup<LocalityWords>.self,
      Manual.self,
      Map.self,
      Matrix.self,
      RecordGroup<OfficeWords>.self,
      RecordGroup<ProjectWords>.self,
      RecordGroup<PromoterWords>.self,
      Reach.self,
      Report.self,
      Restore.self,
      RoundCommand.self,
      Route.self,
      RecordGroup<SiteWords>.self,
      Undo.self,
      RecordGroup<UnitWords>.self,
      ValidateFile.self,
      RecordGroup<VehicleWords>.self,
      VisitCommand.self,
      RecordGroup<ZoneWords>.self,
    ])

  /// One place turns errors into a sentence and an exit code: 0 done, 1 refused, 64 wrong usage, 70 our fault.
  static func main() {
    Console.holdStreams()
    do {
      var command = try parseAsRoot(CommonOptions.behindCommand(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch let refusal as any Refusal {
      Console.refuse(refusal)
      Foundation.exit(1)
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      leave(with: error)
    }
  }

  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .success {
      Console.out(fullMessage(for: error))
      Foundation.exit(0)
    }
    if code == .validationFailure {
      Console.error(Console.language == .spanish ? "No se entiende la orden:" : "The command is not understood:")
      Console.error(fullMessage(for: error))
      Foundation.exit(64)
    }
    Console.error(
      Console.language == .spanish ? "Falla de recorrido (no de sus datos): \(error)" : "A fault of recorrido: \(error)"
    )
    Foundation.exit(70)
  }
}
