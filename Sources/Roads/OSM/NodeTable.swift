/// The nodes that roads cite, by their place in the quest: the newest version of each.
struct NodeTable {
  private(set) var longitudes: ContiguousArray<Int32>
  private(set) var latitudes: ContiguousArray<Int32>
  /// -1 where the file has not had the node yet.
  private var versions: ContiguousArray<Int32>
  /// 1 + which of the tagged nodes it is; 0 without tags.
  private var taggedAs: ContiguousArray<UInt32>
  private var tagged: ContiguousArray<Range<Int>> = []
  private var tags: ContiguousArray<StreetData.Tag> = []
  private(set) var words: WordList
  private(set) var superseded = 0
  private(set) var order = IDOrder()
  /// For each road that a version which is none has overtaken, the newest such version.
  private(set) var rivals: [Int: WayVersion] = [:]
  private var ways = 0

  init(count: Int, words: WordList) {
    longitudes = ContiguousArray(repeating: NodeHarvest.deleted, count: count)
    latitudes = ContiguousArray(repeating: 0, count: count)
    versions = ContiguousArray(repeating: -1, count: count)
    taggedAs = ContiguousArray(repeating: 0, count: count)
    self.words = words
  }

  func isKnown(_ place: UInt32) -> Bool { longitudes[Int(place)] != NodeHarvest.deleted }

  func tags(of place: UInt32) -> ArraySlice<StreetData.Tag> {
    let entry = taggedAs[Int(place)]
    return entry == 0 ? [] : tags[tagged[Int(entry) - 1]]
  }

  /// Takes what follows in the file: of versions that are equal the later counts.
  mutating func append(_ next: NodeHarvest) {
    take(next)
    for rival in next.rivals {
      let version = WayVersion(version: rival.version, place: ways + rival.order)
      rivals[rival.place] = max(rivals[rival.place] ?? version, version)
    }
    ways += next.wayCount
    order.append(next.order)
  }

  private mutating func take(_ next: NodeHarvest) {
    let wordPlaces = next.words.texts.map { words.place(of: $0) }
    let (places, nextVersions) = (next.places.span, next.versions.span)
    let (nextLongitudes, nextLatitudes) = (next.longitudes.span, next.latitudes.span)
    var nextTagged = 0
    for index in 0..<places.count {
      let hasTags = nextTagged < next.tagged.count && next.tagged[nextTagged] == index
      if hasTags { nextTagged += 1 }
      let place = Int(places[index])
      let version = max(0, nextVersions[index])
      if versions[place] >= 0 { superseded += 1 }
      guard version >= versions[place] else { continue }
      versions[place] = version
      longitudes[place] = nextLongitudes[index]
      latitudes[place] = nextLatitudes[index]
      taggedAs[place] = 0
      guard hasTags else { continue }
      let before = tags.count
      for tag in next.tags[next.firstTag[nextTagged - 1]..<next.firstTag[nextTagged]] {
        tags.append(StreetData.Tag(key: wordPlaces[Int(tag.key)], value: wordPlaces[Int(tag.value)]))
      }
      tagged.append(before..<tags.count)
      taggedAs[place] = UInt32(tagged.count)
    }
  }
}

/// Which of two versions of a way is newer: the higher number, then what comes later in the file.
struct WayVersion: Comparable {
  var version: Int32
  var place: Int

  static func < (a: WayVersion, b: WayVersion) -> Bool { (a.version, a.place) < (b.version, b.place) }
}
