extension PBFBlock {
  /// The roads and restrictions of the block; of its nodes, only whether there are any.
  mutating func roads() throws(OSMFault) -> RoadHarvest {
    var harvest = RoadHarvest()
    for group in groups {
      var at = group.lowerBound
      while at < group.upperBound {
        let field = try readField(bytes.span, &at, group.upperBound)
        guard (1...4).contains(field.number) else {
          try skip(field, bytes.span, &at, group.upperBound)
          continue
        }
        try field.expect(WireField.lengthDelimited)
        let range = try readRange(bytes.span, &at, group.upperBound)
        switch field.number {
        case 3: try addWay(range, to: &harvest)
        case 4: try addRelation(range, to: &harvest)
        default: harvest.hasNodes = true
        }
      }
    }
    return harvest
  }

  /// What the deciding tags of an object say.
  mutating func decision(_ object: PBFObject) throws(OSMFault) -> RoadDecision {
    let bytes = bytes
    let span = bytes.span
    var decision = RoadDecision()
    var (key, value) = (object.keys.lowerBound, object.values.lowerBound)
    while key < object.keys.upperBound {
      let meaning = try self.key(try readVarint(span, &key, object.keys.upperBound))
      guard value < object.values.upperBound else { throw .unevenLists }
      let word = try readVarint(span, &value, object.values.upperBound)
      if !meaning.isDisjoint(with: .deciding) { decision.hear(meaning, try self.value(word)) }
    }
    guard value == object.values.upperBound else { throw .unevenLists }
    return decision
  }

  private mutating func addWay(_ range: Range<Int>, to harvest: inout RoadHarvest) throws(OSMFault) {
    let way = try readObject(.way, bytes.span, range)
    harvest.wayOrder.append(way.id)
    let decision = try decision(way)
    if decision.isRoadArea { harvest.areas += 1 }
    guard decision.isRoad, way.isVisible else { return }
    try addRefs(way.list8, to: &harvest.refs)
    let bytes = bytes
    let span = bytes.span
    var (key, value) = (way.keys.lowerBound, way.values.lowerBound)
    while key < way.keys.upperBound {
      let keyText = try readVarint(span, &key, way.keys.upperBound)
      let valueText = try readVarint(span, &value, way.values.upperBound)
      guard try self.key(keyText).contains(.way) else { continue }
      harvest.tags.append(try tag(keyText, valueText, in: &harvest.words))
    }
    harvest.closeWay(id: way.id, version: way.version)
  }

  private func addRefs(_ range: Range<Int>, to refs: inout ContiguousArray<Int64>) throws(OSMFault) {
    let bytes = bytes
    let span = bytes.span
    var at = range.lowerBound
    var id: Int64 = 0
    while at < range.upperBound {
      id = try moved(id, by: try readSigned(span, &at, range.upperBound))
      refs.append(id)
    }
  }

  private mutating func addRelation(_ range: Range<Int>, to harvest: inout RoadHarvest) throws(OSMFault) {
    let object = try readObject(.relation, bytes.span, range)
    harvest.relationOrder.append(object.id)
    var relation = RoadHarvest.Relation(id: object.id, version: object.version)
    if try decision(object).isRestriction, object.isVisible {
      relation.isRestriction = true
      try addTags(of: object, to: &relation, &harvest.words)
      try addMembers(of: object, to: &relation)
    }
    harvest.relations.append(relation)
  }

  private mutating func addTags(
    of object: PBFObject, to relation: inout RoadHarvest.Relation, _ words: inout WordList
  ) throws(OSMFault) {
    let bytes = bytes
    let span = bytes.span
    var (key, value) = (object.keys.lowerBound, object.values.lowerBound)
    while key < object.keys.upperBound {
      let keyText = try readVarint(span, &key, object.keys.upperBound)
      let valueText = try readVarint(span, &value, object.values.upperBound)
      let meaning = try self.key(keyText)
      let isTyped = meaning.contains(.type) ? try self.value(valueText).contains(.typedRestriction) : false
      guard meaning.contains(.relation) || isTyped else { continue }
      relation.hasWord = relation.hasWord || isTyped || meaning.contains(.word)
      relation.tags.append(try tag(keyText, valueText, in: &words))
    }
  }

  private func addMembers(of object: PBFObject, to relation: inout RoadHarvest.Relation) throws(OSMFault) {
    let bytes = bytes
    let span = bytes.span
    var (role, id, type) = (object.list8.lowerBound, object.list9.lowerBound, object.list10.lowerBound)
    var member: Int64 = 0
    while id < object.list9.upperBound {
      member = try moved(member, by: try readSigned(span, &id, object.list9.upperBound))
      guard role < object.list8.upperBound, type < object.list10.upperBound else { throw .unevenLists }
      let roleText = try readVarint(span, &role, object.list8.upperBound)
      let kind = try readVarint(span, &type, object.list10.upperBound)
      relation.add(member, isWay: kind == 1, isNode: kind == 0, role: try text(roleText))
    }
    guard role == object.list8.upperBound, type == object.list10.upperBound else { throw .unevenLists }
  }
}

extension RoadHarvest.Relation {
  /// A member in its role; members and roles that bind nobody are passed over.
  mutating func add(_ member: Int64, isWay: Bool, isNode: Bool, role: String) {
    switch role {
    case "from" where isWay: from.append(member)
    case "to" where isWay: to.append(member)
    case "via" where isWay: viaWays.append(member)
    case "via" where isNode: viaNodes.append(member)
    default: break
    }
  }
}
