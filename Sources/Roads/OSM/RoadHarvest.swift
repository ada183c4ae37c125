/// The roads and restrictions of a part of a file, in the order of the file, with that part's own words.
struct RoadHarvest: Sendable {
  struct Relation: Sendable {
    var id: Int64
    var version: Int32
    /// False for every other relation, and for one that was deleted: it is here to supersede an older version.
    var isRestriction = false
    var tags: [StreetData.Tag] = []
    var hasWord = false
    var from: [Int64] = []
    var to: [Int64] = []
    var viaNodes: [Int64] = []
    var viaWays: [Int64] = []
  }

  var words = WordList()
  var wayIDs: ContiguousArray<Int64> = []
  var wayVersions: ContiguousArray<Int32> = []
  /// Which way of the file each one is, counted from 0.
  var wayPlaces: ContiguousArray<Int> = []
  /// Nodes of way `w`: `refs[firstRef[w] ..< firstRef[w + 1]]`.
  var firstRef: ContiguousArray<Int> = [0]
  var refs: ContiguousArray<Int64> = []
  var firstTag: ContiguousArray<UInt32> = [0]
  var tags: ContiguousArray<StreetData.Tag> = []
  var relations: [Relation] = []
  var wayOrder = IDOrder()
  var relationOrder = IDOrder()
  var areas = 0
  var hasNodes = false

  /// Closes the way whose nodes and tags were appended last.
  mutating func closeWay(id: Int64, version: Int32) {
    wayIDs.append(id)
    wayVersions.append(version)
    wayPlaces.append(wayOrder.count - 1)
    firstRef.append(refs.count)
    firstTag.append(UInt32(tags.count))
  }

  /// Appends what follows in the file.
  mutating func append(_ next: RoadHarvest) {
    let words = next.words.texts.map { self.words.place(of: $0) }
    func ours(_ tag: StreetData.Tag) -> StreetData.Tag {
      StreetData.Tag(key: words[Int(tag.key)], value: words[Int(tag.value)])
    }
    let (waysBefore, refsBefore, tagsBefore) = (wayOrder.count, refs.count, UInt32(tags.count))
    wayIDs += next.wayIDs
    wayVersions += next.wayVersions
    wayPlaces.append(contentsOf: next.wayPlaces.lazy.map { $0 + waysBefore })
    firstRef.append(contentsOf: next.firstRef.dropFirst().lazy.map { $0 + refsBefore })
    refs += next.refs
    firstTag.append(contentsOf: next.firstTag.dropFirst().lazy.map { $0 + tagsBefore })
    tags.append(contentsOf: next.tags.lazy.map(ours))
    for var relation in next.relations {
      relation.tags = relation.tags.map(ours)
      relations.append(relation)
    }
    wayOrder.append(next.wayOrder)
    relationOrder.append(next.relationOrder)
    areas += next.areas
  }
}

/// Whether ids rise, each once, and how many there are.
struct IDOrder: Sendable {
  private(set) var count = 0
  private(set) var isRising = true
  private var first: Int64 = 0
  private var last: Int64 = 0

  mutating func append(_ id: Int64) {
    if count == 0 { first = id } else if id <= last { isRising = false }
    last = id
    count += 1
  }

  mutating func append(_ next: IDOrder) {
    if next.count == 0 { return }
    if count == 0 { first = next.first }
    isRising = isRising && next.isRising && (count == 0 || last < next.first)
    last = next.last
    count += next.count
  }
}
