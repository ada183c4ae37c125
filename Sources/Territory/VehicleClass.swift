/// What a kind of vehicle is to the road: its weight, its shape, its tyres and its engine.
///
/// Constants come from published figures where one is named; [A] is an assumption of ours, which a vehicle's own loads
/// of fuel correct (`FuelModel.calibrated(with:)`).
public struct VehicleClass: Sendable, Hashable {
  /// `compact`, `pickup`, `motorcycle`: the word in profiles and tables.
  public var name: String
  /// Kilograms without driver, passengers and cargo.
  public var emptyKilograms: Double
  /// Drag coefficient × frontal area, m².
  public var dragSquareMetres: Double
  /// Rolling resistance as a share of the weight, on pavement.
  public var pavedRolling: Double
  /// What the moving engine burns before it moves anything: friction, pumping, accessories. Litres an hour.
  public var runningLitresPerHour: Double
  /// Standing with the engine on. Litres an hour.
  public var idlingLitresPerHour: Double
  /// Share of the fuel's heat that becomes work at the wheels, beyond what keeps the engine running.
  public var efficiency: Double

  public init(
    name: String, emptyKilograms: Double, dragSquareMetres: Double, pavedRolling: Double,
    runningLitresPerHour: Double, idlingLitresPerHour: Double, efficiency: Double
  ) {
    self.name = name
    self.emptyKilograms = emptyKilograms
    self.dragSquareMetres = dragSquareMetres
    self.pavedRolling = pavedRolling
    self.runningLitresPerHour = runningLitresPerHour
    self.idlingLitresPerHour = idlingLitresPerHour
    self.efficiency = efficiency
  }

  /// A compact sedan of 1.6 to 2.0 litres.
  ///
  /// Weight, drag and tyres are common ones of the class; running and efficiency were set so that steady speeds on the
  /// flat stay within 15 % of the compact of the CIRCLES energy models v3.1 (CIRCLES energy team, 2023). Idling: a
  /// sedan of 2.0 litres burns 0.61 l/h (U.S. Department of Energy, Fact #861, 2015).
  public static let compact = VehicleClass(
    name: "compact", emptyKilograms: 1300, dragSquareMetres: 0.68, pavedRolling: 0.012, runningLitresPerHour: 0.7,
    idlingLitresPerHour: 0.6, efficiency: 0.32)

  /// A mid-size pick-up of 2.4 to 3.5 litres; set against the light pickup of the same models.
  /// Idling: 0.31 l/h a litre of displacement, from the same Fact #861 (1.48 l/h of 4.6 litres).
  public static let pickup = VehicleClass(
    name: "pickup", emptyKilograms: 2150, dragSquareMetres: 1.15, pavedRolling: 0.014, runningLitresPerHour: 1.4,
    idlingLitresPerHour: 0.95, efficiency: 0.32)

  /// A motorcycle of 125 or 150 cm³; its rider belongs to the load.
  ///
  /// Drag: the road load of a motorcycle of 200 kg with its rider, 0.0252 N/(km/h)² (40 CFR 86.529-98, figure F98-9).
  /// [A] tyres, running, idling and efficiency, so that 40 to 60 km/h take 1.5 to 2 l/100 km and town 2 to 2.5.
  public static let motorcycle = VehicleClass(
    name: "motorcycle", emptyKilograms: 130, dragSquareMetres: 0.53, pavedRolling: 0.015, runningLitresPerHour: 0.25,
    idlingLitresPerHour: 0.2, efficiency: 0.25)

  public static let all = [compact, pickup, motorcycle]

  /// The class called `name`; nil where none is.
  public static func named(_ name: String) -> VehicleClass? { all.first { $0.name == name } }
}

/// What lies under the wheels, as far as tyres feel it.
public enum RoadSurface: UInt8, Sendable, Hashable, CaseIterable {
  case paved
  /// Empedrado, sett, cobbles.
  case cobbled
  /// Terracería: compacted earth, gravel.
  case unpaved
  /// Sand, mud, ploughed earth.
  case soft

  /// Rolling resistance as a share of the weight for a vehicle that has `paved` on pavement.
  ///
  /// New rolled gravel takes 0.02 and loose worn gravel 0.04, small new cobbles 0.015 and large worn ones 0.03
  /// ("Rolling Resistance", engineeringtoolbox.com). [A] between them for ordinary streets; deep sand (0.2) is no road.
  public func rolling(paved: Double) -> Double {
    switch self {
    case .paved: paved
    case .cobbled: max(paved, 0.018)
    case .unpaved: max(paved, 0.025)
    case .soft: max(paved, 0.03)
    }
  }
}
