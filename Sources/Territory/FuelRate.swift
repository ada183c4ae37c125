/// What each metre, second and stop costs a vehicle at one speed on one kind of road. Microlitres each.
///
/// Fuel is linear in what a stretch holds, save that it never falls below nothing: so a network's streets need one rate
/// each, and their segments four multiplications.
public struct FuelRate: Sendable, Hashable, BitwiseCopyable {
  /// The engine turning, whatever it moves.
  public var runningPerSecond = 0.0
  /// Tyres.
  public var perMetre: Double
  /// Air as dense as at the sea.
  public var airPerMetre = 0.0
  /// Height gained; saved where it is lost.
  public var perMetreClimbed = 0.0
  /// Speed lost to brakes and gained again, in full …
  public var perStop = 0.0
  /// … and down to the speed of a tope.
  public var perTope = 0.0
  public var idlingPerSecond = 0.0

  @inlinable public init(
    runningPerSecond: Double = 0, perMetre: Double, airPerMetre: Double = 0, perMetreClimbed: Double = 0,
    perStop: Double = 0,
    perTope: Double = 0, idlingPerSecond: Double = 0
  ) {
    self.runningPerSecond = runningPerSecond
    self.perMetre = perMetre
    self.airPerMetre = airPerMetre
    self.perMetreClimbed = perMetreClimbed
    self.perStop = perStop
    self.perTope = perTope
    self.idlingPerSecond = idlingPerSecond
  }

  /// What the fuel of a stretch does there; all nothing but idling where the road itself drives the vehicle.
  /// - Parameter airShare: of the density at the sea (`FuelModel.airShare(altitudeMetres:)`).
  @inlinable public func parts(
    movingSeconds: Double, metres: Double, airShare: Double = 1, metresClimbed: Double = 0, stops: Double = 0,
    topes: Double = 0,
    idlingSeconds: Double = 0
  ) -> FuelParts {
    let running = runningPerSecond * movingSeconds
    let work =
      (perMetre + airPerMetre * airShare) * metres + perMetreClimbed * metresClimbed + perStop * stops + perTope * topes
    let isDriven = running + work < 0
    return FuelParts(
      running: isDriven ? 0 : running, work: isDriven ? 0 : work, idling: idlingPerSecond * idlingSeconds)
  }
}

/// Fuel by what it does, in microlitres: to turn the engine, to move the vehicle, and to stand.
public struct FuelParts: Sendable, Hashable, BitwiseCopyable {
  public var running: Double
  /// Below nothing on a gentle descent, where the road does a part of the engine's running.
  public var work: Double
  public var idling: Double

  @inlinable public init(running: Double, work: Double, idling: Double) {
    self.running = running
    self.work = work
    self.idling = idling
  }

  public static let none = FuelParts(running: 0, work: 0, idling: 0)

  @inlinable public var microlitres: Double { running + work + idling }

  public static func + (a: FuelParts, b: FuelParts) -> FuelParts {
    FuelParts(running: a.running + b.running, work: a.work + b.work, idling: a.idling + b.idling)
  }

  public static func += (a: inout FuelParts, b: FuelParts) { a = a + b }
}
