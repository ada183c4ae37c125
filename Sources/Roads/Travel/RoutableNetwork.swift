/// A network with the order in which its nodes go up the hierarchy: made once, for all weights.
public struct RoutableNetwork: Sendable {
  public let network: RoadNetwork
  package let hierarchy: Hierarchy
  /// The network under the standard terms, where a file had it ready.
  var standard: WeighedNetwork?
  private let footholds: Footholds

  /// Orders the network, on all cores.
  public init(_ network: RoadNetwork) async {
    let order = await Order.dissecting(network.turns.graph)
    self.init(network, Hierarchy(network.turns.graph, order))
  }

  init(_ network: RoadNetwork, _ hierarchy: Hierarchy, _ footholds: Footholds = Footholds()) {
    self.network = network
    self.hierarchy = hierarchy
    self.footholds = footholds
  }

  func footholds(_ profile: Profile) -> Column<UInt8> { footholds.segments(of: network, for: profile) }

  /// The network under some terms.
  /// - Parameter forMany: prepares for many questions: as long again, and each question then takes half or less.
  public func weighed(_ terms: TravelTerms, forMany: Bool = true) -> WeighedNetwork {
    if let standard, terms.areStandardButForFuel { return standard.with(terms) }
    let costs = network.travelCosts(terms)
    let metric = Metric(hierarchy, costs.weights)
    return WeighedNetwork(
      network: network, terms: terms, courses: Column(costs.courses),
      open: OpenSegments(network, costs.weights, footholds: footholds(terms.profile)),
      metric: forMany ? metric.pruned() : metric)
  }

  /// The same network under some terms, sooner where a core is free: same figures, to the unit.
  /// - Parameter workers: how many cores; more than two change nothing.
  public func weighed(_ terms: TravelTerms, forMany: Bool = true, workers: Int) async -> WeighedNetwork {
    if workers < 2 { return weighed(terms, forMany: forMany) }
    if let standard, terms.areStandardButForFuel { return standard.with(terms) }
    let costs = network.travelCosts(terms)
    async let open = OpenSegments(network, costs.weights, footholds: footholds(terms.profile))
    let halves = Halves(hierarchy)
    let metric = await Metric(hierarchy, costs.weights, halves)
    return WeighedNetwork(
      network: network, terms: terms, courses: Column(costs.courses), open: await open,
      metric: forMany ? await metric.pruned(halves) : metric)
  }
}
