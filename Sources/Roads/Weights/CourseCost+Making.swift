import Territory

/// A profile's delays as the loops want them, in milliseconds.
struct DelayTable: BitwiseCopyable {
  let tope: Int
  let ford: Int
  let yield: Int
  let signal: Int
  let stop: Int

  init(_ profile: Profile) {
    func milliseconds(_ delay: Profile.Delay) -> Int { profile.delays[delay, default: 0] * 1000 }
    tope = milliseconds(.tope)
    ford = milliseconds(.ford)
    yield = milliseconds(.yield)
    signal = milliseconds(.signal)
    stop = milliseconds(.stop)
  }

  /// [A] stops from full speed to rest: one at a stop sign, one in two at a signal, one in four where one gives way.
  static let stopsPerSignal = 0.5
  static let stopsPerYield = 0.25
  /// [A] a street that is tagged as calmed has a tope every hundred metres.
  static let millimetresPerCalming = 100_000
}

/// The density of the air for each metre of altitude, so that no segment asks for a power.
struct AirTable {
  private static let lowest = -500
  private var shares: ContiguousArray<Double> = [1]

  init(isNeeded: Bool) {
    guard isNeeded else { return }
    shares = ContiguousArray((Self.lowest...9000).map { FuelModel.airShare(altitudeMetres: Double($0)) })
  }

  func share(at altitude: Int16) -> Double {
    shares.count == 1 ? 1 : shares[min(shares.count - 1, max(0, Int(altitude) - Self.lowest))]
  }
}

extension Relief {
  static let unknown = Relief(netRise: 0, climb: 0, climbLength: 0, altitude: 0)
}

extension AccessTable {
  /// Nothing closed to anybody, as nearly everywhere.
  var isOpen: Bool { bits == 0 }
}

extension CourseCost {
  /// What travelling all of a segment costs at `pace`.
  init(
    _ pace: StreetPace, _ segment: Segment, _ halts: Segment.Halts, _ relief: Relief, isBackward: Bool,
    delays: DelayTable, air: AirTable
  ) {
    let length = Int(segment.millimetres)
    // 3,600 s/h × 1,000 ms/s over 1,000 mm/m.
    let driving = (length &* 7200 &+ Int(pace.metresPerHour)) / (2 &* Int(pace.metresPerHour))
    let topes = Int(halts.topes) &+ (pace.isCalmed ? length / DelayTable.millimetresPerCalming : 0)
    let slowing = topes &* delays.tope &+ Int(halts.fords) &* delays.ford &+ Int(halts.yields) &* delays.yield
    let standing = Int(halts.signals) &* delays.signal &+ Int(halts.stops) &* delays.stop
    let milliseconds = driving &+ slowing &+ standing
    let meeting = Meeting(
      movingSeconds: Double(driving &+ slowing) / 1000, metres: Double(length) / 1000,
      stops: Double(halts.stops) + Double(halts.signals) * DelayTable.stopsPerSignal
        + Double(halts.yields) * DelayTable.stopsPerYield,
      topes: Double(topes), idlingSeconds: Double(standing) / 1000)
    let fuel = meeting.microlitres(pace.fuel, relief, isBackward: isBackward, airShare: air.share(at: relief.altitude))
    self.init(
      milliseconds: UInt32(min(milliseconds, Int(UInt32.max))), millimetres: segment.millimetres,
      microlitres: UInt32(halfUp: min(fuel, Double(UInt32.max))), use: .open)
  }

  /// A figure as great as an entry belongs to no street that anybody travels.
  var isWhole: Bool { max(milliseconds, millimetres, microlitres) < ArcWeights.entry }
}

extension UInt32 {
  /// `value`, 0 ... 2^32 - 1, to the nearest whole number, halves upwards: as `rounded()` does, which costs a call.
  fileprivate init(halfUp value: Double) {
    let whole = UInt64(value)
    self = UInt32(truncatingIfNeeded: value - Double(whole) >= 0.5 ? whole &+ 1 : whole)
  }
}

/// What a vehicle meets on one course.
private struct Meeting {
  var movingSeconds: Double
  var metres: Double
  var stops: Double
  var topes: Double
  var idlingSeconds: Double

  /// A segment that climbs and descends is taken as two stretches, so that what the descent gives away is not credited
  /// to the climb.
  func microlitres(_ rate: FuelRate, _ relief: Relief, isBackward: Bool, airShare: Double) -> Double {
    let (up, down) = isBackward ? (relief.descent, relief.climb) : (relief.climb, relief.descent)
    guard up > 0, down > 0, metres > 0 else {
      return part(rate, share: 1, climbed: Double(up - down) / 1000, airShare) + rate.idlingPerSecond * idlingSeconds
    }
    let climbing = min(1, Double(relief.climbLength) / 1000 / metres)
    let share = isBackward ? 1 - climbing : climbing
    return part(rate, share: share, climbed: Double(up) / 1000, airShare)
      + part(rate, share: 1 - share, climbed: -Double(down) / 1000, airShare) + rate.idlingPerSecond * idlingSeconds
  }

  private func part(_ rate: FuelRate, share: Double, climbed: Double, _ airShare: Double) -> Double {
    rate.parts(
      movingSeconds: movingSeconds * share, metres: metres * share, airShare: airShare, metresClimbed: climbed,
      stops: stops * share, topes: topes * share
    ).microlitres
  }
}
