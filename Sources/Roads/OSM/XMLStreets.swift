/// Both readings of a file of OSM's XML.
struct XMLStreets {
  private enum Element { case osm, bounds, node, way, relation, tag, nd, member, other }

  /// The object that is being read.
  private struct Object {
    var id: Int64 = 0
    var version: Int32 = 0
    var isVisible = true
    var longitude: Int?
    var latitude: Int?
    var tags: [(tag: StreetData.Tag, key: RoadKey, value: RoadValue)] = []
    var members: [(id: Int64, isWay: Bool, isNode: Bool, role: String)] = []
    var refs: ContiguousArray<Int64> = []
  }

  private let input: OSMInput
  private(set) var box: OSMCounts.Box?
  private(set) var isTypeSorted = true
  private var open: [Element] = []
  private var object = Object()

  init(_ input: OSMInput) { self.input = input }

  mutating func roads(progress: (Double) -> Void) throws -> RoadHarvest {
    var harvest = RoadHarvest()
    try read(progress, tags: [.way, .relation], words: \.words, of: &harvest) { streets, element, harvest, reader in
      switch element {
      case .node: streets.noteOrder(harvest.wayOrder.count + harvest.relationOrder.count)
      case .way:
        streets.noteOrder(harvest.relationOrder.count)
        streets.addWay(to: &harvest)
      default: streets.addRelation(to: &harvest)
      }
    }
    return harvest
  }

  mutating func nodes(_ quest: NodeQuest, progress: (Double) -> Void) throws -> NodeHarvest {
    var harvest = NodeHarvest()
    var (near, nearWay) = (0, 0)
    let kinds: Set<Element> = quest.ways == nil ? [.node] : [.node, .way]
    try read(progress, tags: kinds, words: \.words, of: &harvest) { streets, element, harvest, reader in
      switch element {
      case .node: try streets.addNode(quest.nodes, &near, to: &harvest, reader)
      case .way:
        if let ways = quest.ways { streets.addRival(ways, &nearWay, to: &harvest) }
      default: break
      }
    }
    return harvest
  }

  private mutating func noteOrder(_ later: Int) {
    if later > 0 { isTypeSorted = false }
  }

  /// Reads the file from its beginning, and calls `close` at the end of each node, way and relation.
  private mutating func read<Harvest>(
    _ progress: (Double) -> Void, tags kinds: Set<Element>, words: WritableKeyPath<Harvest, WordList>,
    of harvest: inout Harvest, close: (inout XMLStreets, Element, inout Harvest, XMLReader) throws -> Void
  ) throws {
    var reader = try XMLReader(input)
    open = []
    var count = 0
    while true {
      switch try reader.next() {
      case .endOfFile:
        guard open.isEmpty, count > 0 else { throw reader.fault(.endsEarly) }
        return
      case .start(let isEmpty):
        count += 1
        if count % 65_536 == 0 { progress(reader.share) }
        let element = element(reader)
        try begin(element, reader, kinds, &harvest[keyPath: words], isFirst: count == 1)
        open.append(element)
        if isEmpty { try end(reader, &harvest, close) }
      case .end:
        guard let last = open.last, element(reader) == last else { throw reader.fault(.unmatchedEnd) }
        try end(reader, &harvest, close)
      }
    }
  }

  private mutating func end<Harvest>(
    _ reader: XMLReader, _ harvest: inout Harvest,
    _ close: (inout XMLStreets, Element, inout Harvest, XMLReader) throws -> Void
  ) throws {
    let element = open.removeLast()
    guard open.count == 1, [.node, .way, .relation].contains(element) else { return }
    try close(&self, element, &harvest, reader)
  }

  private func element(_ reader: XMLReader) -> Element {
    let name = reader.name
    if reader.equals(name, "nd") { return .nd }
    if reader.equals(name, "tag") { return .tag }
    if reader.equals(name, "node") { return .node }
    if reader.equals(name, "member") { return .member }
    if reader.equals(name, "way") { return .way }
    if reader.equals(name, "relation") { return .relation }
    if reader.equals(name, "osm") { return .osm }
    return reader.equals(name, "bounds") ? .bounds : .other
  }

  private mutating func begin(
    _ element: Element, _ reader: XMLReader, _ kinds: Set<Element>, _ words: inout WordList, isFirst: Bool
  ) throws {
    if isFirst, element != .osm {
      throw reader.fault(.wrongRoot(String(decoding: reader.buffer[reader.name].prefix(40), as: UTF8.self)))
    }
    guard open.count < 64 else { throw reader.fault(.nestedTooDeep) }
    // A second root is as wrong as a first that is none.
    guard isFirst || !open.isEmpty else { throw reader.fault(.unmatchedEnd) }
    switch (element, open.count) {
    case (.bounds, 1): try readBounds(reader)
    case (.node, 1), (.way, 1), (.relation, 1): try beginObject(element, reader)
    case (.tag, 2) where kinds.contains(open[1]): try addTag(reader, &words)
    case (.nd, 2) where open[1] == .way: try addRef(reader)
    case (.member, 2) where open[1] == .relation: try addMember(reader)
    default: break
    }
  }

  private mutating func beginObject(_ element: Element, _ reader: XMLReader) throws {
    object.tags.removeAll(keepingCapacity: true)
    object.members.removeAll(keepingCapacity: true)
    object.refs.removeAll(keepingCapacity: true)
    (object.longitude, object.latitude, object.version, object.isVisible) = (nil, nil, 0, true)
    var id: Int64?
    try reader.eachAttribute { name, value in
      if reader.equals(name, "id") {
        id = try reader.integer(value, "id")
      } else if reader.equals(name, "version") {
        object.version = Int32(clamping: try reader.integer(value, "version"))
      } else if reader.equals(name, "visible") {
        object.isVisible = !reader.equals(value, "false")
      } else if element == .node, reader.equals(name, "lon") {
        object.longitude = try reader.degreesE7(value, "lon")
      } else if element == .node, reader.equals(name, "lat") {
        object.latitude = try reader.degreesE7(value, "lat")
      } else if reader.equals(name, "action"), reader.equals(value, "delete") {
        // As an editor keeps what its user has deleted and not yet sent.
        object.isVisible = false
      }
    }
    guard let id else { throw reader.fault(.missingAttribute("id")) }
    object.id = id
  }

  private mutating func readBounds(_ reader: XMLReader) throws {
    var found = OSMCounts.Box(west: 0, south: 0, east: 0, north: 0)
    try reader.eachAttribute { name, value in
      if reader.equals(name, "minlon") { found.west = try reader.degreesE7(value, "minlon") }
      if reader.equals(name, "minlat") { found.south = try reader.degreesE7(value, "minlat") }
      if reader.equals(name, "maxlon") { found.east = try reader.degreesE7(value, "maxlon") }
      if reader.equals(name, "maxlat") { found.north = try reader.degreesE7(value, "maxlat") }
    }
    box = found
  }

  private mutating func addTag(_ reader: XMLReader, _ words: inout WordList) throws {
    var (key, value): (Range<Int>?, Range<Int>?)
    try reader.eachAttribute { name, range in
      if reader.equals(name, "k") { key = range }
      if reader.equals(name, "v") { value = range }
    }
    guard let key else { throw reader.fault(.missingAttribute("k")) }
    guard let value else { throw reader.fault(.missingAttribute("v")) }
    let keyText = try reader.text(key)
    let meaning = RoadKey(keyText)
    if meaning.isEmpty { return }
    let valueText = try reader.text(value)
    let says = meaning.isDisjoint(with: .deciding) ? [] : RoadValue(valueText)
    let tag = StreetData.Tag(key: words.place(of: keyText), value: words.place(of: valueText))
    object.tags.append((tag, meaning, says))
  }

  private mutating func addRef(_ reader: XMLReader) throws {
    var ref: Int64?
    try reader.eachAttribute { name, value in
      if reader.equals(name, "ref") { ref = try reader.integer(value, "ref") }
    }
    guard let ref else { throw reader.fault(.missingAttribute("ref")) }
    object.refs.append(ref)
  }

  private mutating func addMember(_ reader: XMLReader) throws {
    var ref: Int64?
    var (isWay, isNode, role) = (false, false, "")
    try reader.eachAttribute { name, value in
      if reader.equals(name, "ref") { ref = try reader.integer(value, "ref") }
      if reader.equals(name, "type") { (isWay, isNode) = (reader.equals(value, "way"), reader.equals(value, "node")) }
      if reader.equals(name, "role") { role = try reader.text(value) }
    }
    guard let ref else { throw reader.fault(.missingAttribute("ref")) }
    object.members.append((ref, isWay, isNode, role))
  }
}

extension XMLStreets {
  private var decision: RoadDecision {
    var decision = RoadDecision()
    for tag in object.tags { decision.hear(tag.key, tag.value) }
    return decision
  }

  private func addWay(to harvest: inout RoadHarvest) {
    harvest.wayOrder.append(object.id)
    let decision = decision
    if decision.isRoadArea { harvest.areas += 1 }
    guard decision.isRoad, object.isVisible else { return }
    harvest.refs += object.refs
    for tag in object.tags where tag.key.contains(.way) { harvest.tags.append(tag.tag) }
    harvest.closeWay(id: object.id, version: object.version)
  }

  private func addRelation(to harvest: inout RoadHarvest) {
    harvest.relationOrder.append(object.id)
    var relation = RoadHarvest.Relation(id: object.id, version: object.version)
    if decision.isRestriction, object.isVisible {
      relation.isRestriction = true
      for (tag, key, value) in object.tags where key.contains(.relation) || value.contains(.typedRestriction) {
        relation.hasWord = relation.hasWord || key.contains(.word) || value.contains(.typedRestriction)
        relation.tags.append(tag)
      }
      for member in object.members {
        relation.add(member.id, isWay: member.isWay, isNode: member.isNode, role: member.role)
      }
    }
    harvest.relations.append(relation)
  }

  private func addNode(
    _ table: IDTable, _ near: inout Int, to harvest: inout NodeHarvest, _ reader: XMLReader
  ) throws {
    harvest.order.append(object.id)
    var position = (longitude: Int(NodeHarvest.deleted), latitude: 0)
    if object.isVisible {
      guard let longitude = object.longitude else { throw reader.fault(.missingAttribute("lon")) }
      guard let latitude = object.latitude else { throw reader.fault(.missingAttribute("lat")) }
      guard longitude.magnitude <= 1_800_000_000, latitude.magnitude <= 900_000_000 else {
        throw reader.fault(.outsideGlobe(node: Int(object.id)))
      }
      position = (longitude, latitude)
    }
    guard let place = place(of: object.id, in: table.ids.span, near: &near) else { return }
    harvest.add(
      place: place, longitude: Int32(position.longitude), latitude: Int32(position.latitude),
      version: object.version)
    guard object.isVisible else { return }
    var sieve = NodeSieve()
    for tag in object.tags { sieve.hear(tag.key, tag.value) }
    guard sieve.isWanted else { return }
    let before = harvest.tags.count
    for tag in object.tags where sieve.takes(tag.key, tag.value) { harvest.tags.append(tag.tag) }
    harvest.closeTags(from: before)
  }

  private func addRival(_ table: IDTable, _ near: inout Int, to harvest: inout NodeHarvest) {
    harvest.wayCount += 1
    guard let place = place(of: object.id, in: table.ids.span, near: &near) else { return }
    if object.isVisible, decision.isRoad { return }
    harvest.rivals.append(
      NodeHarvest.Rival(place: place, version: object.version, order: harvest.wayCount - 1))
  }
}
