#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How much fuel a vehicle takes on a stretch of road.
public enum FuelModel: Sendable, Hashable {
  /// By length alone: all that an office knows which has only its km/l.
  case economy(FuelEconomy)
  /// By what moving that kind of vehicle takes: hills, surface, air, load, topes, signals.
  case engine(VehicleClass)

  /// Joules in a litre of gasoline.
  static let joulesPerLitre = 32.0e6
  /// kg/m³ at 15 °C.
  static let seaAirDensity = 1.225
  /// m/s².
  static let gravity = 9.81
  /// Wheels and shafts that turn hold energy too: the mass counts four hundredths more when speed is gained.
  static let rotatingMass = 1.04
  /// km/h at which a vehicle goes over a tope.
  public static let topeSpeed = 15.0

  /// What each metre, second and stop costs at one speed on one kind of road.
  ///
  /// The Willans line of an engine: a steady flow while it runs, plus work over efficiency. Source: Bektaş, Laporte,
  /// "The Pollution-Routing Problem" (2011), after Barth, Younglove, Scora, "Development of a Heavy-Duty Diesel Modal
  /// Emissions and Fuel Consumption Model" (2005).
  /// - Parameters:
  ///   - kilometresPerHour: positive; the speed between stops.
  ///   - loadKilograms: driver, passengers and cargo.
  public func rate(
    kilometresPerHour: Double, surface: RoadSurface = .paved, loadKilograms: Double
  ) -> FuelRate {
    switch self {
    case .economy(let economy): return FuelRate(perMetre: 1e6 / Double(economy.metresPerLitre))
    case .engine(let kind):
      let speed = kilometresPerHour / 3.6
      let mass = kind.emptyKilograms + max(0, loadKilograms)
      let perJoule = 1e6 / (kind.efficiency * Self.joulesPerLitre)
      let drag = 0.5 * Self.seaAirDensity * kind.dragSquareMetres * speed * speed
      let rolling = mass * Self.gravity * surface.rolling(paved: kind.pavedRolling)
      let motion = 0.5 * Self.rotatingMass * mass
      let crossing = min(speed, Self.topeSpeed / 3.6)
      return FuelRate(
        runningPerSecond: kind.runningLitresPerHour * 1e6 / 3600, perMetre: rolling * perJoule,
        airPerMetre: drag * perJoule,
        perMetreClimbed: mass * Self.gravity * perJoule, perStop: motion * speed * speed * perJoule,
        perTope: motion * (speed * speed - crossing * crossing) * perJoule,
        idlingPerSecond: kind.idlingLitresPerHour * 1e6 / 3600)
    }
  }

  /// Microlitres on `stretch`: never below nothing, since an engine that is driven downhill takes no fuel and makes
  /// none.
  public func microlitres(on stretch: DrivenStretch, loadKilograms: Double) -> Int {
    Int(parts(on: stretch, loadKilograms: loadKilograms).microlitres.rounded())
  }

  /// The same, by what the fuel does.
  public func parts(on stretch: DrivenStretch, loadKilograms: Double) -> FuelParts {
    rate(
      kilometresPerHour: stretch.kilometresPerHour, surface: stretch.surface, loadKilograms: loadKilograms
    ).parts(
      movingSeconds: stretch.movingSeconds, metres: stretch.metres,
      airShare: Self.airShare(altitudeMetres: stretch.altitudeMetres), metresClimbed: stretch.metresClimbed,
      stops: stretch.stops, topes: stretch.topes, idlingSeconds: stretch.idlingSeconds)
  }

  /// How dense the air is over what it is at the sea, in whole millionths so that every machine's `exp` gives the same:
  /// a scale height of 8.5 km. At Mexico City's 2,240 m it is 23 % thinner. Source: U.S. Standard Atmosphere (1976).
  public static func airShare(altitudeMetres: Double) -> Double {
    (1e6 * exp(-min(9000, max(-500, altitudeMetres)) / 8500)).rounded() / 1e6
  }
}

/// What a vehicle meets on a stretch of road.
public struct DrivenStretch: Sendable, Hashable {
  /// On the map, as networks measure: without the slope's own length.
  public var metres: Double
  /// Between stops; positive.
  public var kilometresPerHour: Double
  public var surface: RoadSurface = .paved
  public var altitudeMetres = 0.0
  /// Positive uphill, negative downhill.
  public var metresClimbed = 0.0
  /// Stops from full speed to rest; a signal counts half a one.
  public var stops = 0.0
  public var topes = 0.0
  /// Lost at topes and turns with the engine pulling.
  public var delaySeconds = 0.0
  /// Standing with the engine on.
  public var idlingSeconds = 0.0

  public init(metres: Double, kilometresPerHour: Double) {
    self.metres = metres
    self.kilometresPerHour = kilometresPerHour
  }

  public var movingSeconds: Double { metres * 3.6 / kilometresPerHour + delaySeconds }
}
