import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Territory

struct VisitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "Registra, lista, muestra y anula visitas.",
    subcommands: [
      RecordVisit.self, ListRecords<VisitWords>.self, ShowVisit.self, AnnulRecord<VisitWords>.self,
    ])
}

struct RecordVisit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Registra una visita con su lugar, avance y fotos.")

  @Option(help: "Sitio de obra: código, id o nombre.") var site: String?
  @Option(help: "Unidad territorial: clave o nombre.") var unit: String?
  @Option(help: "Fecha y hora locales (AAAA-MM-DDTHH:MM) o instante; si falta, las de la foto o ahora.") var at: String?
  @Option(parsing: .unconditional, help: "Posición LON,LAT; si falta, la de la foto.") var point: Coordinate?
  @Option(help: "Precisión del GPS en metros.") var accuracy: Double?
  @Option(help: "Avance físico, 0–100.") var physical: String?
  @Option(help: "Avance financiero, 0–100.") var financial: String?
  @Option(help: "antes, durante o después; si falta, según las fechas de la obra.") var phase: Visit.Phase?
  @Option(help: "Estado de la obra en palabras.") var status: String?
  @Option(help: "Lo que se vio, sin datos personales.") var summary: String?
  @Option(help: "Clave de quien visitó.") var promoter: String?
  @Option(parsing: .upToNextOption, help: "Fotos JPEG.") var photo: [String] = []
  @Flag(inversion: .prefixedNo, help: "Si en las fotos se reconoce a personas.") var people: Bool?
  @Option(help: "Motivo de la captura tardía o de un avance que baja.") var reason: String?
  @Flag(help: "Los avisos también rechazan.") var strict = false
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let request = VisitRequest(
      site: site, unit: unit, at: at, point: point, accuracy: accuracy, physical: physical, financial: financial,
      phase: phase, worksStatus: status, summary: summary, promoter: promoter, photos: photo, peopleVisible: people,
      reason: reason, isStrict: strict)
    let office = try common.office()
    let written = try office.recordVisit(request)
    let visit = written.result
    for warning in visit.warnings { Console.warn(warning) }
    Console.note(written)
    Console.out(output.json ? json(visit, office) : text(visit, office), isJSON: output.json)
  }

  private func text(_ visit: RecordedVisit, _ office: FieldOffice) -> String {
    var lines = [
      Console.say("Visita \(visit.key) registrada", "Visit \(visit.key) recorded")
        + ": \([visit.siteCode, visit.unitKey].compactMap(\.self).joined(separator: ", ")), "
        + office.zone.clock(of: visit.visitedAt)
        + (visit.physical.map { Console.say(", avance \($0.formatted) %", ", progress \($0.formatted) %") } ?? "") + "."
    ]
    for photo in visit.photos {
      let name = URL(fileURLWithPath: photo.path).lastPathComponent
      let place = photo.metres.map {
        Console.say("a \(decimals($0, 1)) m del sitio", "\(decimals($0, 1)) m from the site")
      }
      lines.append("  \(name) \(photo.digest.hexadecimal.prefix(12)) \(place ?? "")")
    }
    return lines.joined(separator: "\n")
  }

  private func json(_ visit: RecordedVisit, _ office: FieldOffice) -> String {
    JSONValue.object([
      ("id", .string(visit.id.description)), ("key", .string(visit.key)), ("unit", JSONValue(visit.unitKey)),
      ("site", JSONValue(visit.siteCode)), ("visited_at", .string(visit.visitedAt.description)),
      ("physical_progress", .decimal(visit.physical?.hundredths, decimals: 2)),
      ("photos", .array(visit.photos.map(json))),
      ("warnings", .array(visit.warnings.map(Console.json))),
    ]).text
  }

  private func json(_ photo: RecordedPhoto) -> JSONValue {
    .object([
      ("sha256", .string(photo.digest.hexadecimal)),
      ("distance_to_site_m", .decimal(photo.metres.map { Int(($0 * 10).rounded()) }, decimals: 1)),
    ])
  }
}

extension Visit.Phase: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Coordinate: ExpressibleByArgument {
  /// Reads `LON,LAT`.
  public init?(argument: String) {
    let parts = argument.split(separator: ",").map { Double($0.filter { $0 != " " }) }
    guard parts.count == 2, let longitude = parts[0], let latitude = parts[1], longitude.isFinite, latitude.isFinite
    else {
      return nil
    }
    self.init(longitude: longitude, latitude: latitude)
  }
}
