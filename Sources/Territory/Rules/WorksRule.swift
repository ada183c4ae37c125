/// Rules about projects, photos, legs, events and what texts may hold.
public enum WorksRule: Refusal, Hashable {
  case duplicateFolio(String, existing: String)
  case statusJump(from: Project.Status, to: Project.Status, missing: Project.Status?)
  case overspent(spent: Money, assigned: Money)
  case repeatedPhoto(visit: String, date: LocalDate)
  /// The same photo twice in the visit being recorded.
  case photoTwice
  case farPhoto(metres: Double, radius: Double)
  case photoWithoutPosition
  case photoOfAnotherDay(hours: Int)
  case shortLeg(from: String, to: String, metres: Int, straight: Double)
  case heldWithoutAttendees
  case endsBeforeStart
  case negativeCount(field: String, Int)
  case personalData(kind: PersonalData.Kind)
  case privateField(name: String)
  case memberNames

  public var code: String? {
    switch self {
    case .duplicateFolio: "E-PRJ-01"
    case .statusJump: "E-PRJ-02"
    case .overspent: "E-PRJ-03"
    case .repeatedPhoto, .photoTwice: "E-PHO-01"
    case .farPhoto: "W-PHO-02"
    case .photoWithoutPosition, .photoOfAnotherDay: "W-PHO-03"
    case .shortLeg: "W-RUT-04"
    case .heldWithoutAttendees, .endsBeforeStart, .negativeCount: "E-EVT-02"
    case .personalData: "E-PRI-01"
    case .privateField, .memberNames: "E-PRI-02"
    }
  }

  public func sentence(in language: Language) -> String {
    let spanish = language == .spanish
    switch self {
    case .duplicateFolio(let folio, let existing):
      return spanish
        ? "Folio \(folio) ya existe (proyecto \(existing))." : "Folio \(folio) already exists (project \(existing))."
    case .statusJump(let old, let new, let missing):
      let step = missing.map { spanish ? "; falta «\($0.rawValue)»" : "; “\($0.rawValue)” is missing" } ?? ""
      return spanish
        ? "No se puede pasar de «\(old.rawValue)» a «\(new.rawValue)»\(step)."
        : "Cannot pass from “\(old.rawValue)” to “\(new.rawValue)”\(step)."
    case .overspent(let spent, let assigned):
      return spanish
        ? "Ejercido \(spent.formatted) excede lo asignado \(assigned.formatted)."
        : "Spent \(spent.formatted) exceeds the assigned \(assigned.formatted)."
    case .repeatedPhoto(let visit, let date):
      return spanish
        ? "Foto repetida: ya está en la visita \(visit) (\(date))."
        : "Repeated photo: it is in visit \(visit) already (\(date))."
    case .photoTwice:
      return spanish
        ? "Foto repetida: viene dos veces en esta visita; quite una."
        : "Repeated photo: it comes twice in this visit; leave one out."
    case .farPhoto(let metres, let radius):
      let (far, near) = (decimals(metres, 1), decimals(radius, 0))
      return spanish
        ? "Foto a \(far) m del sitio (máximo \(near) m)." : "Photo taken \(far) m from the site (\(near) m at most)."
    case .photoWithoutPosition:
      return spanish
        ? "Foto sin coordenadas: no se ubica en el mapa." : "Photo without coordinates: it has no place on the map."
    case .photoOfAnotherDay(let hours):
      return spanish
        ? "La hora de la foto difiere \(hours) h de la visita; revise la fecha de la cámara."
        : "The photo's time differs by \(hours) h from the visit's; check the camera's date."
    case .shortLeg(let from, let to, let metres, let straight):
      let (km, line) = (decimals(Double(metres) / 1000, 1), decimals(straight / 1000, 1))
      return spanish
        ? "El tramo \(from)–\(to) (\(km) km) es menor que la línea recta (\(line) km)."
        : "The leg \(from)–\(to) (\(km) km) is shorter than the straight line (\(line) km)."
    case .heldWithoutAttendees:
      return spanish ? "Evento realizado sin número de asistentes." : "Event held without a number of attendees."
    case .endsBeforeStart:
      return spanish
        ? "El evento termina antes de empezar; revise las horas." : "The event ends before it starts; check the times."
    case .negativeCount(let field, let count):
      return spanish
        ? "Un evento no puede tener \(count) en «\(field)»; corrija la cifra."
        : "An event cannot have \(count) in “\(field)”; correct the figure."
    case .personalData(let kind):
      return spanish
        ? "El texto parece contener \(kind.words(in: language)); no se guardan identificadores."
        : "The text seems to contain \(kind.words(in: language)); identifiers are not kept."
    case .privateField(let name):
      return spanish
        ? "El campo «\(name)» es interno y no se exporta; pida --internal con --reason."
        : "Field “\(name)” is internal and is not exported; ask for --internal with --reason."
    case .memberNames:
      return spanish
        ? "Los nombres de integrantes no se exportan en mapas públicos."
        : "Members' names are not exported in public maps."
    }
  }
}
