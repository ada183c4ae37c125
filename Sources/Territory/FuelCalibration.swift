/// A vehicle's own fuel model, found from its full-tank loads, and how far to trust it.
public struct FuelCalibration: Sendable, Hashable {
  public enum Basis: Sendable, Hashable {
    /// Fewer than two loads that can be used: the model as it was given.
    case asGiven
    /// Two to five: every figure times one factor.
    case oneFactor
    /// Six or more: what the running engine takes, moving or idling, and its efficiency.
    case runningAndEfficiency
  }

  /// A load that was not used.
  public struct SetAside: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
      /// Nothing poured or driven, or a speed that nobody drives.
      case impossible
      /// Less than a quarter or more than four times what the given model expects.
      case implausible
      /// Far from this vehicle's other loads: a tank not filled, a load not written down.
      case outlier
    }

    /// Place among the loads given, from 0.
    public var index: Int
    public var reason: Reason
    /// Poured over expected by the fitted model, in tenths of a percent above (+) or below (−); nil where impossible.
    public var tenthsOfPercent: Int?
  }

  public var model: FuelModel
  public var basis: Basis
  /// Loads the fit rests on.
  public var used: Int
  public var setAside: [SetAside]
  /// Root of the mean square of what the used loads differ from the fitted model; nil where none was used.
  public var residual: Volume?
  /// The same over the fuel expected, in tenths of a percent.
  public var residualTenthsOfPercent: Int?
  /// How far a plan's litres may lie from what is burnt, nine times in ten, in tenths of a percent.
  public var marginTenthsOfPercent: Int

  /// The range in which a plan of `volume` will burn, nine times in ten.
  public func range(around volume: Volume) -> ClosedRange<Volume> {
    let margin = dividedHalfUp(max(0, volume.millilitres) * marginTenthsOfPercent, by: 1000)
    return Volume(millilitres: max(0, volume.millilitres - margin))...Volume(millilitres: volume.millilitres + margin)
  }
}

extension FuelModel {
  /// This model as the logbook corrects it.
  ///
  /// The fit is least squares on litres, loads weighed by the fuel expected of them, with the given model as one more
  /// observation: a ridge towards it (Hoerl, Kennard, "Ridge Regression", 1970), so that two loads move it a little and
  /// twenty decide. An office's own km/l is corrected by one factor however many loads there are. The same loads give
  /// the same model on every machine.
  /// - Parameter loadKilograms: who and what usually rides along, for loads without known paths.
  public func calibrated(with loads: [FuelLoad], loadKilograms: Double) -> FuelCalibration {
    var fit = FuelFit(loads: loads, model: self, loadKilograms: loadKilograms)
    fit.solve()
    return fit.calibration(of: self)
  }

  /// The model with the running and idling of the engine multiplied by `running`, and work by `work`.
  func scaled(running: Double, work: Double) -> FuelModel {
    switch self {
    case .economy(let economy):
      let metres = Int((Double(economy.metresPerLitre) / work).rounded())
      return .economy(FuelEconomy(metresPerLitre: max(1, metres)) ?? economy)
    case .engine(var kind):
      kind.runningLitresPerHour *= running
      kind.efficiency /= work
      kind.idlingLitresPerHour *= running
      return .engine(kind)
    }
  }
}
