/// What the second reading looks for.
struct NodeQuest: Sendable {
  /// The nodes that roads cite.
  var nodes: IDTable
  /// The roads among which some may have been overtaken by a later version that is no road; nil in a file in which no
  /// way stands twice.
  var ways: IDTable?
}

/// The nodes of a part of a file that roads cite, in the order of the file, with that part's own words.
struct NodeHarvest: Sendable {
  /// A version of a road that is none, or that deletes it.
  struct Rival: Sendable {
    var place: Int
    var version: Int32
    /// Which way of this part it is, from 0.
    var order: Int
  }

  /// Stands for the longitude of a version that deletes its node.
  static let deleted = Int32.min

  var words = WordList()
  /// Places in the quest's nodes.
  var places: ContiguousArray<UInt32> = []
  var longitudes: ContiguousArray<Int32> = []
  var latitudes: ContiguousArray<Int32> = []
  var versions: ContiguousArray<Int32> = []
  /// Which of the above have tags that matter: `tags[firstTag[n] ..< firstTag[n + 1]]` of the n-th.
  var tagged: ContiguousArray<Int> = []
  var firstTag: ContiguousArray<Int> = [0]
  var tags: ContiguousArray<StreetData.Tag> = []
  var order = IDOrder()
  var rivals: [Rival] = []
  var wayCount = 0

  mutating func add(place: Int, longitude: Int32, latitude: Int32, version: Int32) {
    places.append(UInt32(truncatingIfNeeded: place))
    longitudes.append(longitude)
    latitudes.append(latitude)
    versions.append(version)
  }

  /// Closes the tags of the node that was added last; `from` is how many tags there were before it.
  mutating func closeTags(from: Int) {
    guard tags.count > from else { return }
    tagged.append(places.count - 1)
    firstTag.append(tags.count)
  }
}

/// Which of a node's tags matter: the first look decides, the second takes.
struct NodeSieve {
  private var matters = false
  private var hasBarrier = false

  mutating func hear(_ key: RoadKey, _ value: RoadValue) {
    if key.contains(.mark) { matters = true }
    if key.contains(.barrier) { hasBarrier = true }
    if key.contains(.highway), value.contains(.nodeHighway) { matters = true }
  }

  var isWanted: Bool { matters }

  func takes(_ key: RoadKey, _ value: RoadValue) -> Bool {
    guard key.contains(.node) else { return false }
    if key.contains(.highway) { return value.contains(.nodeHighway) }
    return hasBarrier || !key.contains(.access)
  }
}
