/// Fuel that filled a tank, and what was driven since it was last full.
public struct FuelLoad: Sendable, Hashable {
  public var volume: Volume
  /// By the odometer.
  public var metres: Int
  /// Between setting out and coming home, summed over the days; nil where nobody wrote it down.
  public var drivingSeconds: Int?
  /// What the class's model gives for the paths driven; nil where they are not known.
  public var paths: FuelParts?

  public init(volume: Volume, metres: Int, drivingSeconds: Int? = nil, paths: FuelParts? = nil) {
    self.volume = volume
    self.metres = metres
    self.drivingSeconds = drivingSeconds
    self.paths = paths
  }

  /// [A] km/h of a day's driving through towns and the roads between them, stops included.
  static let usualSpeed = 30.0
  /// [A] of the time on the road, the share spent standing.
  static let usualStanding = 0.1
  /// [A] stops from full speed in a kilometre.
  static let usualStopsPerKilometre = 1.0

  /// What `model` expects for this load: by the paths where they are known, else by metres and hours as if driven as
  /// usual. nil where the figures cannot be true: nothing driven or poured, more than 200 km/h, slower than walking.
  func expected(of model: FuelModel, loadKilograms: Double) -> FuelParts? {
    guard (1...1_000_000).contains(volume.millilitres), (1...10_000_000).contains(metres) else { return nil }
    if let paths { return paths.microlitres.isFinite && paths.microlitres > 0 ? paths : nil }
    let metres = Double(metres)
    let seconds = drivingSeconds.map(Double.init) ?? metres * 3.6 / Self.usualSpeed
    guard seconds > 0, (4...200).contains(metres * 3.6 / seconds) else { return nil }
    let moving = seconds * (1 - Self.usualStanding)
    var stretch = DrivenStretch(metres: metres, kilometresPerHour: metres * 3.6 / moving)
    stretch.stops = metres / 1000 * Self.usualStopsPerKilometre
    stretch.idlingSeconds = seconds - moving
    return model.parts(on: stretch, loadKilograms: loadKilograms)
  }
}
