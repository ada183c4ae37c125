@testable import Roads

/// Six nodes, four streets, one of them a ferry, two restrictions, a building and a node that nobody cites.
enum SmallTown {
  static let nodes: [DrawnPBF.Node] = (1...6).map { number in
    DrawnPBF.Node(
      id: node(number), longitude: -1_034_300_000 + Int64(number) * 1_234, latitude: 202_800_000 + Int64(number) * 77,
      tags: nodeTags[number] ?? [])
  }

  private static let nodeTags: [Int: [(String, String)]] = [
    2: [("highway", "traffic_signals"), ("ele", "1500")], 3: [("barrier", "gate"), ("access", "private")],
    4: [("access", "no")],
  ]

  static func node(_ number: Int) -> Int64 { Int64(number) * 1_000_000_007 }

  static let ways: [DrawnPBF.Way] = [
    .init(id: 10, refs: [1, 2].map(node), tags: [("name", "Niños Héroes"), ("highway", "primary"), ("note", "x")]),
    .init(id: 20, refs: [2, 3, 4].map(node), tags: [("highway", "residential"), ("oneway", "yes")]),
    .init(id: 30, refs: [4, 5].map(node), tags: [("highway", "residential"), ("maxspeed", "30")]),
    .init(id: 40, refs: [5, 1].map(node), tags: [("route", "ferry"), ("duration", "00:10")]),
    .init(id: 50, refs: [1, 2, 3, 1].map(node), tags: [("building", "yes"), ("name", "Escuela")]),
    .init(id: 60, refs: [1, 3].map(node), tags: [("highway", "proposed")]),
    .init(id: 70, refs: [1, 2, 3, 1].map(node), tags: [("highway", "pedestrian"), ("area", "yes")]),
  ]

  static let relations: [DrawnPBF.Relation] = [
    .init(
      id: 7, tags: [("type", "restriction"), ("restriction", "no_left_turn"), ("except", "bus")],
      members: [(10, 1, "from"), (node(2), 0, "via"), (20, 1, "to")]),
    .init(
      id: 8, tags: [("type", "restriction"), ("restriction:goods", "no_u_turn")],
      members: [(10, 1, "from"), (30, 1, "via"), (20, 1, "via"), (40, 1, "to"), (99, 2, "via")]),
    .init(id: 9, tags: [("type", "multipolygon")], members: [(50, 1, "outer")]),
  ]

  static var objects: [DrawnPBF.Object] {
    nodes.map { .node($0) } + ways.map { .way($0) } + relations.map { .relation($0) }
  }

  /// The same as XML.
  static func xml(_ objects: [DrawnPBF.Object]) -> String {
    var text = "<?xml version='1.0' encoding='utf-8'?>\n<!-- <node> --><osm version=\"0.6\">\n"
    for object in objects {
      switch object {
      case .node(let node):
        text += "<node id='\(node.id)' version='\(node.version)' lat='\(decimal(node.latitude))'"
        text += " lon='\(decimal(node.longitude))'>\(tags(node.tags))</node>"
      case .way(let way):
        text += "<way id=\"\(way.id)\" visible=\"\(way.isVisible)\" version=\"\(way.version)\">"
        text += way.refs.map { "<nd ref=\"\($0)\"/>" }.joined() + tags(way.tags) + "</way>\n"
      case .relation(let relation):
        text += "<relation id=\"\(relation.id)\" version=\"\(relation.version)\">"
        for member in relation.members {
          let type = ["node", "way", "relation"][member.type]
          text += "<member type=\"\(type)\" ref=\"\(member.id)\" role=\"\(member.role)\" />"
        }
        text += tags(relation.tags) + "</relation>"
      }
    }
    return text + "</osm>\n"
  }

  private static func decimal(_ e7: Int64) -> String {
    let digits = String(e7.magnitude + 10_000_000_000_000).dropFirst(4)
    return (e7 < 0 ? "-" : "") + digits.prefix(3) + "." + digits.suffix(7)
  }

  private static func tags(_ tags: [(String, String)]) -> String {
    tags.map { "<tag k=\"\($0.0)\" v='\($0.1.split(separator: "ñ").joined(separator: "&#xF1;"))'/>" }.joined()
  }
}

extension StreetData {
  func tags(ofWay way: Int) -> [String: String] { words(of: tags[Int(firstTag[way])..<Int(firstTag[way + 1])]) }

  func words(of tags: some Sequence<Tag>) -> [String: String] {
    Dictionary(uniqueKeysWithValues: tags.map { (words[Int($0.key)], words[Int($0.value)]) })
  }
}
