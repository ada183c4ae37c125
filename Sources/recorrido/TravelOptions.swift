import ArgumentParser
import Fieldwork
import Foundation
import Roads
import Territory

/// How somebody travels: the options of every command that asks the roads.
struct TravelOptions: ParsableArguments {
  @Option(help: "car, pickup, motorcycle, foot, o el archivo de un perfil.") var profile = Profile.car.name
  @Option(help: "Nombre de una zona evitada, o un archivo de áreas (dias, horas); se puede repetir.") var avoid:
    [String] = []
  @Option(help: "Archivo de calles cerradas: líneas, puntos o áreas; con «porcentaje», más lentas.") var closed: String?
  @Flag(help: "Llueve: la terracería es más lenta y no se pasan los vados.") var rain = false
  @Option(help: "Salida, AAAA-MM-DDTHH:MM; si falta, a cualquier hora.") var at: String?
  @Option(help: "Vehículo cuyo rendimiento cuenta los litros.") var vehicle: String?
  @Option(
    name: .customLong("km-per-litre"), help: "Rendimiento en km/l; si no se dice ni hay vehículo, el del perfil.")
  var kilometresPerLitre: Double?

  func validate() throws {
    guard kilometresPerLitre.map({ $0.isFinite && (0.1...1000).contains($0) }) ?? true else {
      throw ValidationError(Console.say("--km-per-litre va de 0.1 a 1000.", "--km-per-litre goes from 0.1 to 1000."))
    }
  }

  func request(_ office: FieldOffice, objective: Objective = .time) throws -> TravelRequest {
    var request = TravelRequest()
    request.profile = profile
    request.objective = objective
    request.avoid = avoid
    request.closed = closed
    request.isRaining = rain
    request.departure = at
    request.economy =
      try vehicle.map { try office.economy(ofVehicle: $0) }
      ?? kilometresPerLitre.flatMap { FuelEconomy(metresPerLitre: Int(($0 * 1000).rounded())) }
    return request
  }
}

extension Objective: ExpressibleByArgument {}

extension Profile: ExpressibleByArgument {
  public init?(argument: String) {
    guard let profile = Profile.named(argument) else { return nil }
    self = profile
  }

  public var defaultValueDescription: String { name }
  public static var allValueStrings: [String] { all.map(\.name) }
}
