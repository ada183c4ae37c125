import Territory

/// Why something is not a problem that can be planned.
public enum ProblemError: BilingualRefusal, Equatable {
  case matricesDiffer(first: Int, index: Int, count: Int)
  case matrixIncomplete(index: Int)
  case stopTwice(String)
  case vehicleDayTwice(String)
  case noSuchMatrix(vehicleDay: String, matrix: Int, count: Int)
  /// `of`: a stop's or a vehicle-day's id.
  case noSuchLocation(of: String, location: Int, count: Int)
  case noSuchVehicleDay(stop: String, vehicleDay: String)
  case badShift(vehicleDay: String, TimeWindow)
  case badWindow(stop: String, TimeWindow)
  /// A service time, demand, tank, limit, price or cost below zero (or a service time above a week).
  case negativeFigure(of: String)
  /// One vehicle or promoter in two shifts at once.
  case shiftsOverlap(String, String, shared: String)
  case badBreak(vehicleDay: String, TimeWindow)
  /// Fewer than one trip, or several that do not begin where they end.
  case badTrips(vehicleDay: String)
  /// Not by rising hour, or outside a week.
  case badPeriods(vehicleDay: String)
  /// A leg has a path by the vehicle-day's own matrix and none in its last period.
  case periodLacksPaths(vehicleDay: String, matrix: Int)
  case unknownInBudget(String, vehicleDay: String)
  case unknownInSpacing(stop: String)
  /// A locked place without its one vehicle-day, taken twice, or with a gap before it.
  case badLock(stop: String)
  case negativeFuelBudget(Volume)
  case negativeMoneyBudget(Money)
  case figuresTooLarge

  public var spanish: String {
    switch self {
    case .matricesDiffer(let first, let index, let count):
      "La matriz \(index + 1) es de \(count) posiciones y la primera de \(first): calcule todas con las mismas posiciones."
    case .matrixIncomplete(let index):
      "A la matriz \(index + 1) le faltan celdas: vuelva a calcularla."
    case .stopTwice(let id): "La parada «\(id)» está dos veces: deje una sola."
    case .vehicleDayTwice(let id): "El día de vehículo «\(id)» está dos veces: deje uno solo."
    case .noSuchMatrix(let id, let matrix, let count):
      "El día de vehículo «\(id)» pide la matriz \(matrix + 1) y hay \(count): indique una que exista."
    case .noSuchLocation(let id, let location, let count):
      "«\(id)» pide la posición \(location) de la matriz, que tiene \(count): indique una de 0 a \(count - 1)."
    case .noSuchVehicleDay(let stop, let id):
      "La parada «\(stop)» pide el día de vehículo «\(id)», que no existe: corrija su clave."
    case .badShift(let id, let shift):
      "El turno de «\(id)» (\(shift.text)) no es válido: debe empezar antes de terminar, dentro de una semana."
    case .badWindow(let id, let window):
      "El horario de «\(id)» (\(window.text)) no es válido: debe abrir antes de cerrar, dentro de una semana."
    case .negativeFigure(let id):
      "«\(id)» tiene una duración, un tanque, un límite o un precio imposible: indique cifras de 0 o más."
    case .shiftsOverlap(let a, let b, let shared):
      "«\(shared)» estaría a la vez en «\(a)» y en «\(b)»: separe los turnos."
    case .badBreak(let id, let window):
      "La comida de «\(id)» (\(window.text)) no es válida: debe empezar antes de terminar, dentro de una semana."
    case .badTrips(let id):
      "«\(id)» necesita al menos un viaje, y con varios debe terminar donde empieza: corrija viajes o lugares."
    case .badPeriods(let id):
      "Los periodos de tránsito de «\(id)» no van por hora creciente dentro de una semana: ordénelos."
    case .periodLacksPaths(let id, let matrix):
      "La matriz \(matrix + 1), del último periodo de «\(id)», no une todo lo que une la suya: agregue un periodo que lo una."
    case .unknownInBudget(let name, let id):
      "El presupuesto «\(name)» nombra el día de vehículo «\(id)», que no existe: corrija su clave."
    case .unknownInSpacing(let id):
      "Una separación entre visitas nombra la parada «\(id)», que no existe: corrija su clave."
    case .badLock(let id):
      "El lugar fijo de «\(id)» no es válido: indique su único día de vehículo y lugares seguidos desde el primero."
    case .negativeFuelBudget(let volume):
      "El presupuesto de \(volume.formattedLitres) l es menor que cero: indique 0 o más."
    case .negativeMoneyBudget(let money):
      "El presupuesto de \(money.formatted) MXN es menor que cero: indique 0 o más."
    case .figuresTooLarge:
      "Las cifras de litros y precio son demasiado grandes para sumarse: revise las matrices y los precios."
    }
  }

  public var english: String {
    switch self {
    case .matricesDiffer(let first, let index, let count):
      "Matrix \(index + 1) has \(count) positions and the first has \(first): compute all over the same positions."
    case .matrixIncomplete(let index): "Matrix \(index + 1) lacks cells: compute it again."
    case .stopTwice(let id): "Stop “\(id)” is there twice: keep one."
    case .vehicleDayTwice(let id): "Vehicle-day “\(id)” is there twice: keep one."
    case .noSuchMatrix(let id, let matrix, let count):
      "Vehicle-day “\(id)” asks for matrix \(matrix + 1) of \(count): name one that exists."
    case .noSuchLocation(let id, let location, let count):
      "“\(id)” asks for position \(location) of a matrix of \(count): name one from 0 to \(count - 1)."
    case .noSuchVehicleDay(let stop, let id):
      "Stop “\(stop)” asks for vehicle-day “\(id)”, which does not exist: correct its key."
    case .badShift(let id, let shift):
      "The shift of “\(id)” (\(shift.text)) is not valid: it must begin before it ends, within a week."
    case .badWindow(let id, let window):
      "The hours of “\(id)” (\(window.text)) are not valid: they must open before they close, within a week."
    case .negativeFigure(let id):
      "“\(id)” has an impossible duration, tank, limit or price: give figures of 0 or more."
    case .shiftsOverlap(let a, let b, let shared):
      "“\(shared)” would be in “\(a)” and “\(b)” at once: part the shifts."
    case .badBreak(let id, let window):
      "The break of “\(id)” (\(window.text)) is not valid: it must begin before it ends, within a week."
    case .badTrips(let id):
      "“\(id)” needs one trip at least, and with several must end where it begins: correct trips or places."
    case .badPeriods(let id):
      "The travel periods of “\(id)” do not go by rising hour within a week: put them in order."
    case .periodLacksPaths(let id, let matrix):
      "Matrix \(matrix + 1), of the last period of “\(id)”, does not join all that its own does: add a period that does."
    case .unknownInBudget(let name, let id):
      "Budget “\(name)” names vehicle-day “\(id)”, which does not exist: correct its key."
    case .unknownInSpacing(let id):
      "A spacing between visits names stop “\(id)”, which does not exist: correct its key."
    case .badLock(let id):
      "The locked place of “\(id)” is not valid: give its one vehicle-day and places in a row from the first."
    case .negativeFuelBudget(let volume):
      "The budget of \(volume.formattedLitres) l is below zero: give 0 or more."
    case .negativeMoneyBudget(let money): "The budget of \(money.formatted) MXN is below zero: give 0 or more."
    case .figuresTooLarge:
      "The figures of litres and price are too large to be added: check the matrices and the prices."
    }
  }
}
