/// What a node on a way does to those who pass.
struct NodeFacts: Hashable {
  var isTope: Bool
  var isSignal: Bool
  var isStop: Bool
  var isYield: Bool
  var isFord: Bool
  /// The one direction of the drawing that is meant; both where the tags say none.
  var direction: RoadLine.Direction
  /// Whether the tags say no direction and a sign stands for the crossing that is nearest.
  var isForNearest: Bool { direction == .both && (isStop || isYield || isSignal) }
  var barrier: AccessTable?

  /// nil where nobody is slowed or stopped.
  init?(tags: [String: String]) {
    let kind = tags["highway"]
    isTope = tags["traffic_calming"].map(Roads.isTope) ?? false
    isSignal = kind == "traffic_signals"
    isStop = kind == "stop"
    isYield = kind == "give_way"
    isFord = tags["ford"].map { $0 != "no" } ?? false || kind == "ford"
    barrier = AccessTable(barrierTags: tags)
    direction = .both
    if isSignal || isStop || isYield || isTope {
      let word = isSignal ? tags["traffic_signals:direction"] ?? tags["direction"] : tags["direction"]
      if word == "forward" { direction = .forward }
      if word == "backward" { direction = .backward }
    }
    guard isTope || isSignal || isStop || isYield || isFord || barrier != nil else { return nil }
  }
}

extension Segment.Halts {
  mutating func count(_ facts: NodeFacts) {
    func raise(_ figure: inout UInt8, _ isMet: Bool) { if isMet && figure < .max { figure += 1 } }
    raise(&topes, facts.isTope)
    raise(&signals, facts.isSignal)
    raise(&stops, facts.isStop)
    raise(&yields, facts.isYield)
    raise(&fords, facts.isFord)
  }
}
