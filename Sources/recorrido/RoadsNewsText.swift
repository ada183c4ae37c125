import ArgumentParser
import Fieldwork
import Territory

extension Console {
  /// Says how far the roads are; on a terminal alone, but for what somebody should know.
  /// - Throws: `ExitCode` 130 between two steps where Ctrl-C was pressed and did not end the program by itself.
  static func tell(_ news: RoadsNews) throws {
    switch news {
    case .step(let step):
      if Interrupt.isOn {
        endProgress()
        throw ExitCode(130)
      }
      progress(say("Vialidad: ", "Roads: ") + words(step))
    case .ready: endProgress()
    case .closedMissing(let count, let whole):
      endProgress()
      error(say("Aviso", "Warning") + ": " + missing(count, of: whole))
    case .fileRefused(let path, let reason):
      warn(reason, say("Se hace de nuevo: \(path).", "It is made again: \(path)."))
    case .fileNotKept(let reason):
      warn(
        reason, say("La próxima vez la vialidad se preparará otra vez.", "Next time the roads will be ordered again."))
    }
  }

  private static func missing(_ count: Int, of whole: Int) -> String {
    say(
      "\(count) de \(whole) calles cerradas no \(count == 1 ? "está" : "están") en la red.",
      "\(count) of \(whole) closed streets \(count == 1 ? "is" : "are") not on the roads.")
  }

  private static func words(_ step: RoadsStep) -> String {
    switch step {
    case .reading: say("leyendo las calles…", "reading the streets…")
    case .joining: say("uniendo las calles en sus cruces…", "joining streets at their junctions…")
    case .raising: say("midiendo las pendientes…", "measuring slopes…")
    case .ordering: say("ordenando los cruces, sólo esta vez…", "ordering the junctions, this once…")
    case .saving: say("guardando la red para la próxima vez…", "keeping the network for next time…")
    }
  }

  private static func warn(_ reason: any Refusal, _ consequence: String) {
    endProgress()
    error(say("Aviso", "Warning") + ": " + line(reason) + " " + consequence)
  }
}
