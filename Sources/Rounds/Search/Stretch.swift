/// A chain of visits as its hours look from outside: who begins it by `latest`, at whatever moment `t`, is done at
/// `max(t, earliest) + duration`. Milliseconds.
/// Source: Vidal, Crainic, Gendreau, Prins, "A hybrid genetic algorithm with adaptive diversity management for a large
/// class of vehicle routing problems with time-windows" (2013).
struct Stretch: Sendable, Equatable {
  /// With no more waiting than the hours ask for.
  var duration: Int32
  var earliest: Int32
  var latest: Int32

  /// No moment is early enough.
  static let broken = Stretch(duration: Layout.never, earliest: Layout.never, latest: -1)

  /// This one, then `next` after a way of so many milliseconds; nil where that is too late.
  @inline(__always)
  func followed(by next: Stretch, way: Int) -> Stretch? {
    let shift = Int(duration) &+ way
    guard Int(earliest) &+ shift <= Int(next.latest), latest >= earliest else { return nil }
    let wait = max(0, Int(next.earliest) &- shift &- Int(latest))
    return Stretch(
      duration: Int32(clamping: shift &+ Int(next.duration) &+ wait),
      earliest: Int32(clamping: max(Int(next.earliest) &- shift, Int(earliest)) &- wait),
      latest: Int32(clamping: min(Int(next.latest) &- shift, Int(latest))))
  }

  /// nil where no moment is early enough.
  var sound: Stretch? { latest >= earliest ? self : nil }

  /// Begun no earlier than `moment`; nil where that is too late.
  @inline(__always)
  func released(_ moment: Int32) -> Stretch? {
    guard moment > earliest else { return self }
    return moment <= latest ? Stretch(duration: duration, earliest: moment, latest: latest) : nil
  }
}

/// The hours of a trip on both sides of a node, the node's own visit included.
struct Flanks: Sendable {
  /// From the start on, not before the releases of these visits.
  var before: Stretch
  /// To the end.
  var after: Stretch
  /// The latest release in `after`.
  var release: Int32 = 0
}
