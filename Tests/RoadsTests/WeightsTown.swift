import Territory

@testable import Roads

/// A street of a made town: a name, the places it joins, and OpenStreetMap's tags.
struct TownStreet {
  var name: String
  var places: [Int]
  var tags: [String: String]
}

/// Streets between places on a grid of a thousandth of a degree, each known by its name.
struct Town {
  var streets: [TownStreet] = []
  var placeTags: [Int: [String: String]] = [:]
  let columns: Int

  func position(_ place: Int) -> Coordinate { at(Double(place % columns), Double(place / columns)) }

  /// Every street between neighbours, with tags as the dice fall.
  init(columns: Int, rows: Int, dice: inout SeededDice) {
    self.columns = columns
    for place in 0..<columns * rows {
      for next in [place + 1, place + columns] where next < columns * rows && (next != place + 1 || next % columns != 0)
      {
        guard Int.random(in: 0..<10, using: &dice) > 0 else { continue }
        streets.append(TownStreet(name: "w\(place)-\(next)", places: [place, next], tags: Self.tags(&dice)))
      }
      if Int.random(in: 0..<6, using: &dice) == 0 {
        placeTags[place] = [["traffic_calming": "hump"], ["highway": "traffic_signals"], ["highway": "stop"]]
          .randomElement(using: &dice)!
      }
    }
  }

  init(columns: Int, _ streets: [TownStreet]) {
    self.columns = columns
    self.streets = streets
  }

  private static func tags(_ dice: inout SeededDice) -> [String: String] {
    var tags = [
      "highway": ["primary", "secondary", "tertiary", "residential", "track", "footway"].randomElement(using: &dice)!
    ]
    tags["surface"] = [nil, nil, "asphalt", "cobblestone", "gravel", "dirt", "sand"].randomElement(using: &dice)!
    tags["maxspeed"] = [nil, nil, nil, "20", "40", "60"].randomElement(using: &dice)!
    tags["oneway"] = [nil, nil, nil, "yes"].randomElement(using: &dice)!
    tags["access"] = [nil, nil, nil, nil, nil, "private", "no"].randomElement(using: &dice)!
    return tags
  }

  var network: RoadNetwork {
    var data = StreetData()
    var words: [String: UInt32] = [:]
    func word(_ text: String) -> UInt32 {
      if let place = words[text] { return place }
      words[text] = UInt32(data.words.count)
      data.words.append(text)
      return words[text]!
    }
    func coded(_ tags: [String: String]) -> [StreetData.Tag] {
      tags.sorted { $0.key < $1.key }.map { .init(key: word($0.key), value: word($0.value)) }
    }
    let used = Set(streets.flatMap(\.places)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($0.element, UInt32($0.offset)) })
    for place in used {
      data.longitudes.append(Int32(position(place).longitudeE7))
      data.latitudes.append(Int32(position(place).latitudeE7))
      guard let tags = placeTags[place] else { continue }
      data.taggedNodes.append(numbers[place]!)
      data.nodeTags += coded(tags)
      data.firstNodeTag.append(UInt32(data.nodeTags.count))
    }
    for street in streets {
      data.wayNodes += street.places.map { numbers[$0]! }
      data.firstNode.append(UInt32(data.wayNodes.count))
      data.tags += coded(street.tags.merging(["name": street.name]) { $1 })
      data.firstTag.append(UInt32(data.tags.count))
    }
    return RoadNetwork(data)
  }
}

extension RoadNetwork {
  /// What each usable course costs, and what its arcs weigh, by the street's name and direction.
  func costs(_ terms: TravelTerms) -> [String: [Int]] {
    let whole = travelCosts(terms)
    var costs: [String: [Int]] = [:]
    for (course, cost) in whole.courses.enumerated() where cost.isUsable {
      costs[key(course)] = [
        Int(cost.milliseconds), Int(cost.millimetres), Int(cost.microlitres), Int(cost.use.rawValue),
      ]
    }
    for (place, arc) in turns.arcs.enumerated() where whole.weights.optimised[place] < ArcWeights.closed {
      let weights = whole.weights
      costs[key(Int(arc.course)), default: []] += [
        Int(weights.optimised[place]), Int(weights.firstCarried[place]), Int(weights.secondCarried[place]),
      ]
    }
    return costs
  }

  private func key(_ course: Int) -> String { "\(name(of: course / 2) ?? "") \(course % 2)" }

  /// The segments of the street called `name`.
  func segments(of name: String) -> [Int] { segments.indices.filter { self.name(of: $0) == name } }

  /// Least optimised figure from junction to junction by plain search; nil where there is no path.
  func least(from: Coordinate, to: Coordinate, _ weights: ArcWeights) -> UInt32? {
    let graph = turns.graph
    func node(_ position: Coordinate) -> Int {
      (0..<turns.junctionCount).first {
        Int(graph.longitudes[$0]) == position.longitudeE7 && Int(graph.latitudes[$0]) == position.latitudeE7
      }!
    }
    var best = [UInt32](repeating: .max, count: graph.nodeCount)
    var done = [Bool](repeating: false, count: graph.nodeCount)
    best[node(from)] = 0
    while let next = best.indices.filter({ !done[$0] && best[$0] < .max }).min(by: { best[$0] < best[$1] }) {
      done[next] = true
      for arc in Int(graph.firstArc[next])..<Int(graph.firstArc[next + 1])
      where weights.optimised[arc] < ArcWeights.closed {
        let head = Int(graph.heads[arc])
        best[head] = min(best[head], best[next] + weights.optimised[arc])
      }
    }
    let target = node(to)
    let reached = best.indices.filter { turns.junctions[$0] == UInt32(target) }.map { best[$0] }.min()!
    return reached == .max ? nil : reached
  }
}
