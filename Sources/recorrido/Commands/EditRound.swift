import ArgumentParser
import Exchange
import Fieldwork
import Roads
import Territory

struct EditRound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Cambia a mano una ronda planeada; se rechaza lo que no puede ser.",
    discussion: """
      El número de una parada es el que tiene en la ronda antes del cambio; los lugares son los de la ronda que queda. \
      Horas, kilómetros, litros y costo se cuentan de nuevo con el orden dado.
      """)

  @Argument(help: "Principio del id de la ronda (6 letras o más).") var key: String
  @Option(
    parsing: .unconditionalSingleValue, help: "Quita PARADA, por su clave o su número; se puede repetir.")
  var remove: [String] = []
  @Option(
    parsing: .unconditionalSingleValue, help: "Pone una parada de la ronda en un lugar, PARADA=2; se puede repetir.")
  var move: [Pair] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: "Añade una clave o LON,LAT, al final o en PARADA=2; se puede repetir.")
  var add: [String] = []
  @Option(help: "Jornada HH:MM-HH:MM; si falta, la del plan.") var shift: String?
  @Option(help: "car, pickup, motorcycle o foot; si falta, el del plan.") var profile: Profile?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !remove.isEmpty || !move.isEmpty || !add.isEmpty || shift != nil || profile != nil else {
      throw ValidationError(
        Console.say(
          "Dé --remove, --move, --add, --shift o --profile.", "Give --remove, --move, --add, --shift or --profile."))
    }
    for pair in move where Int(pair.value) == nil {
      throw ValidationError(
        Console.say("«\(pair.value)» no es un lugar de la ronda.", "“\(pair.value)” is no place in the round."))
    }
  }

  func run() throws {
    var edit = RoundEdit()
    edit.removals = remove
    edit.moves = move.map { ($0.name, Int($0.value)!) }
    edit.additions = add.map { text in
      guard let pair = Pair(argument: text), let place = Int(pair.value) else { return (text, nil) }
      return (pair.name, place)
    }
    (edit.profile, edit.shift) = (profile, shift)
    let written = try common.office().editRound(named: key, edit)
    if !output.json { for warning in written.result.warnings { Console.warn(warning) } }
    Console.out(
      output.json ? RoundPlanText.json(written.result) : RoundPlanText.text(written.result), isJSON: output.json)
    Console.note(written)
  }
}
