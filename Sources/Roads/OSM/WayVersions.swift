extension RoadHarvest {
  /// The places of the ways by rising id, of every id only its newest version.
  func newestWays() -> ContiguousArray<Int> {
    var places = ContiguousArray(wayIDs.indices)
    if wayOrder.isRising { return places }
    places.sort { (wayIDs[$0], version(of: $0)) < (wayIDs[$1], version(of: $1)) }
    var newest: ContiguousArray<Int> = []
    for (index, place) in places.enumerated() {
      if index + 1 == places.count || wayIDs[places[index + 1]] != wayIDs[place] { newest.append(place) }
    }
    return newest
  }

  func version(of way: Int) -> WayVersion { WayVersion(version: wayVersions[way], place: wayPlaces[way]) }

  /// By rising id, of every id only its newest version.
  func newestRelations() -> [Relation] {
    if relationOrder.isRising { return relations }
    // Of equal versions the later counts.
    let places = relations.indices.sorted {
      (relations[$0].id, relations[$0].version, $0) < (relations[$1].id, relations[$1].version, $1)
    }
    return places.indices.filter { index in
      index + 1 == places.count || relations[places[index + 1]].id != relations[places[index]].id
    }.map { relations[places[$0]] }
  }
}
