/// The lists of a DenseNodes: a column each, instead of an object for each node.
private struct DenseLists {
  var ids = 0..<0
  var latitudes = 0..<0
  var longitudes = 0..<0
  var tags = 0..<0
  var versions = 0..<0
  var visibles = 0..<0
}

extension PBFBlock {
  /// Those nodes of the block that the quest looks for, and the versions of its roads that are none.
  mutating func nodes(_ quest: NodeQuest) throws(OSMFault) -> NodeHarvest {
    var harvest = NodeHarvest()
    var near = 0
    var nearWay = 0
    for group in groups {
      var at = group.lowerBound
      while at < group.upperBound {
        let field = try readField(bytes.span, &at, group.upperBound)
        guard (1...3).contains(field.number) else {
          try skip(field, bytes.span, &at, group.upperBound)
          continue
        }
        try field.expect(WireField.lengthDelimited)
        let range = try readRange(bytes.span, &at, group.upperBound)
        switch field.number {
        case 1: try addNode(range, quest.nodes, &near, to: &harvest)
        case 2: try addDense(try denseLists(range), quest.nodes, &near, to: &harvest)
        default:
          guard let ways = quest.ways else { continue }
          try addRival(range, ways, &nearWay, to: &harvest)
        }
      }
    }
    return harvest
  }

  private func denseLists(_ range: Range<Int>) throws(OSMFault) -> DenseLists {
    let (span, end) = (bytes.span, range.upperBound)
    var lists = DenseLists()
    var at = range.lowerBound
    while at < end {
      let field = try readField(span, &at, end)
      switch field.number {
      case 1: try readList(field, into: &lists.ids, span, &at, end)
      case 5:
        try field.expect(WireField.lengthDelimited)
        try readDenseInfo(try readRange(span, &at, end), into: &lists)
      case 8: try readList(field, into: &lists.latitudes, span, &at, end)
      case 9: try readList(field, into: &lists.longitudes, span, &at, end)
      case 10: try readList(field, into: &lists.tags, span, &at, end)
      default: try skip(field, span, &at, end)
      }
    }
    return lists
  }

  private func readDenseInfo(_ range: Range<Int>, into lists: inout DenseLists) throws(OSMFault) {
    let (span, end) = (bytes.span, range.upperBound)
    var at = range.lowerBound
    while at < end {
      let field = try readField(span, &at, end)
      switch field.number {
      case 1: try readList(field, into: &lists.versions, span, &at, end)
      case 6: try readList(field, into: &lists.visibles, span, &at, end)
      default: try skip(field, span, &at, end)
      }
    }
  }

  private mutating func addDense(
    _ lists: DenseLists, _ table: IDTable, _ near: inout Int, to harvest: inout NodeHarvest
  ) throws(OSMFault) {
    let bytes = bytes
    let (span, needed) = (bytes.span, table.ids.span)
    var (idAt, latitudeAt, longitudeAt) = (
      lists.ids.lowerBound, lists.latitudes.lowerBound, lists.longitudes.lowerBound
    )
    var (tagAt, versionAt, visibleAt) = (lists.tags.lowerBound, lists.versions.lowerBound, lists.visibles.lowerBound)
    var (id, latitude, longitude): (Int64, Int64, Int64) = (0, 0, 0)
    while idAt < lists.ids.upperBound {
      id = try moved(id, by: try readSigned(span, &idAt, lists.ids.upperBound))
      guard latitudeAt < lists.latitudes.upperBound, longitudeAt < lists.longitudes.upperBound else {
        throw .unevenLists
      }
      latitude = latitude &+ (try readSigned(span, &latitudeAt, lists.latitudes.upperBound))
      longitude = longitude &+ (try readSigned(span, &longitudeAt, lists.longitudes.upperBound))
      let tags = try nextTags(lists.tags, &tagAt)
      let version = lists.versions.isEmpty ? 0 : try readVarint(span, &versionAt, lists.versions.upperBound)
      let isVisible = lists.visibles.isEmpty ? true : try readVarint(span, &visibleAt, lists.visibles.upperBound) != 0
      harvest.order.append(id)
      guard let (east, north) = position(longitude, latitude, isVisible: isVisible) else {
        throw .outsideGlobe(node: Int(id))
      }
      guard let place = place(of: id, in: needed, near: &near) else { continue }
      harvest.add(
        place: place, longitude: east, latitude: north, version: Int32(truncatingIfNeeded: version))
      if isVisible, !tags.isEmpty { try addTags(tags, to: &harvest) }
    }
    guard latitudeAt == lists.latitudes.upperBound, longitudeAt == lists.longitudes.upperBound,
      tagAt == lists.tags.upperBound, versionAt == lists.versions.upperBound, visibleAt == lists.visibles.upperBound
    else { throw .unevenLists }
  }

  /// The next node's keys and values, one after the other; a zero ends them.
  @inline(__always)
  private func nextTags(_ list: Range<Int>, _ at: inout Int) throws(OSMFault) -> Range<Int> {
    if list.isEmpty { return 0..<0 }
    let bytes = bytes
    let span = bytes.span
    let start = at
    while true {
      let end = at
      if try readVarint(span, &at, list.upperBound) == 0 { return start..<end }
      _ = try readVarint(span, &at, list.upperBound)
    }
  }

  private mutating func addTags(_ range: Range<Int>, to harvest: inout NodeHarvest) throws(OSMFault) {
    let bytes = bytes
    let (span, end) = (bytes.span, range.upperBound)
    var sieve = NodeSieve()
    var at = range.lowerBound
    while at < end {
      let key = try self.key(try readVarint(span, &at, end))
      let value = try readVarint(span, &at, end)
      if key.contains(.node) { sieve.hear(key, try self.value(value)) }
    }
    guard sieve.isWanted else { return }
    let before = harvest.tags.count
    at = range.lowerBound
    while at < end {
      let key = try readVarint(span, &at, end)
      let value = try readVarint(span, &at, end)
      guard sieve.takes(try self.key(key), try self.value(value)) else { continue }
      harvest.tags.append(try tag(key, value, in: &harvest.words))
    }
    harvest.closeTags(from: before)
  }

  private mutating func addNode(
    _ range: Range<Int>, _ table: IDTable, _ near: inout Int, to harvest: inout NodeHarvest
  ) throws(OSMFault) {
    let bytes = bytes
    let span = bytes.span
    let node = try readObject(.node, span, range)
    harvest.order.append(node.id)
    guard let (east, north) = position(node.longitude, node.latitude, isVisible: node.isVisible) else {
      throw .outsideGlobe(node: Int(node.id))
    }
    guard let place = place(of: node.id, in: table.ids.span, near: &near) else { return }
    harvest.add(place: place, longitude: east, latitude: north, version: node.version)
    guard node.isVisible else { return }
    var sieve = NodeSieve()
    try eachTag(of: node) { block, key, value throws(OSMFault) in
      let meaning = try block.key(key)
      if meaning.contains(.node) { sieve.hear(meaning, try block.value(value)) }
    }
    guard sieve.isWanted else { return }
    let before = harvest.tags.count
    try eachTag(of: node) { block, key, value throws(OSMFault) in
      guard sieve.takes(try block.key(key), try block.value(value)) else { return }
      harvest.tags.append(try block.tag(key, value, in: &harvest.words))
    }
    harvest.closeTags(from: before)
  }

  private mutating func eachTag(
    of object: PBFObject, _ body: (inout PBFBlock, UInt64, UInt64) throws(OSMFault) -> Void
  ) throws(OSMFault) {
    var (key, value) = (object.keys.lowerBound, object.values.lowerBound)
    while key < object.keys.upperBound {
      let keyText = try readVarint(bytes.span, &key, object.keys.upperBound)
      guard value < object.values.upperBound else { throw .unevenLists }
      try body(&self, keyText, try readVarint(bytes.span, &value, object.values.upperBound))
    }
    guard value == object.values.upperBound else { throw .unevenLists }
  }

  private mutating func addRival(
    _ range: Range<Int>, _ table: IDTable, _ near: inout Int, to harvest: inout NodeHarvest
  ) throws(OSMFault) {
    let way = try readObject(.way, bytes.span, range)
    harvest.wayCount += 1
    guard let place = place(of: way.id, in: table.ids.span, near: &near) else { return }
    if way.isVisible, try decision(way).isRoad { return }
    harvest.rivals.append(NodeHarvest.Rival(place: place, version: way.version, order: harvest.wayCount - 1))
  }

  /// 1e-7 degrees; nil outside the globe.
  @inline(__always)
  private func position(_ longitude: Int64, _ latitude: Int64, isVisible: Bool) -> (Int32, Int32)? {
    // What deletes a node need not say where it was.
    guard isVisible else { return (NodeHarvest.deleted, 0) }
    guard let east = e7(longitude, longitudeOffset), let north = e7(latitude, latitudeOffset),
      east.magnitude <= 1_800_000_000, north.magnitude <= 900_000_000
    else { return nil }
    return (Int32(truncatingIfNeeded: east), Int32(truncatingIfNeeded: north))
  }

  /// The format counts 1e-9 degrees.
  @inline(__always)
  private func e7(_ value: Int64, _ offset: Int64) -> Int64? {
    if granularity == 100, offset == 0 { return value }
    let (product, overflows) = value.multipliedReportingOverflow(by: granularity)
    guard !overflows, product.magnitude < 1 << 60 else { return nil }
    let nano = product + offset
    return (nano + (nano < 0 ? -50 : 50)) / 100
  }
}
