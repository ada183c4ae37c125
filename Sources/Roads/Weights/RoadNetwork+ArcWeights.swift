extension RoadNetwork {
  /// The graph of the network with its turns, on which paths are found.
  package var graph: RoadGraph { turns.graph }

  /// What every arc of `graph` costs under `terms`.
  package func arcWeights(_ terms: TravelTerms) -> ArcWeights { travelCosts(terms).weights }
}
