import Geometry
import Territory

extension GeoJSONCheck {
  /// Judges an object once all its members are read.
  mutating func judge(_ facts: inout Facts, _ role: Role) {
    let allowed: (GeoJSONType) -> Bool =
      switch role {
      case .root: { _ in true }
      case .feature: { $0 == .feature }
      case .geometry, .member: { $0.isGeometry }
      }
    if let type = facts.type, allowed(type) {
      judgeMembers(of: facts, type)
      if role == .root, type == .feature { countLoneFeature() }
      if facts.hasCoordinates { judgeCoordinates(&facts, type) }
    } else if let word = facts.typeWord {
      note(.unknownType(word, role.part), at: facts.place)
    } else {
      note(.missing("type"), at: facts.place)
    }
    judgeBox(facts)
  }

  private mutating func judgeMembers(of facts: Facts, _ type: GeoJSONType) {
    let needed: GeoJSONMembers =
      switch type {
      case .featureCollection: .features
      case .feature: [.geometry, .properties]
      case .collection: .geometries
      default: .coordinates
      }
    // Members that make another type of an object.
    let defining: GeoJSONMembers = [.features, .geometry, .properties, .coordinates, .geometries]
    for bit in 0..<9 {
      let member = GeoJSONMembers(rawValue: 1 << bit)
      if needed.contains(member), !facts.seen.contains(member) {
        note(.missing(member.name.description), at: facts.place)
      }
      if defining.contains(member), !needed.contains(member), facts.seen.contains(member) {
        note(.foreignMember(member.name.description, type: type.rawValue), at: facts.place)
      }
    }
    if type == .collection { note(.nestedCollection, at: facts.place) }
  }

  private mutating func judgeCoordinates(_ facts: inout Facts, _ type: GeoJSONType) {
    facts.extent = coordinates.extent
    guard let nesting = type.nesting else { return }
    // Whose positions are wrong already is not judged by them.
    if coordinates.isFlawed { return }
    if coordinates.isMixed || coordinates.nesting.map({ $0 != nesting }) ?? (type == .point) {
      return note(.wronglyNested(type.rawValue), at: facts.place)
    }
    if let extent = coordinates.extent { judgeDimension(extent, at: facts.place) }
    if !coordinates.isComplete { return note(.tooLarge, at: facts.place) }
    judgeMeridian(&facts, type)
    judgeRepetition(type, facts)
    switch type {
    case .line where coordinates.count < 2: note(.shortLine, at: facts.place)
    case .multiLine:
      var start = 0
      for (line, end) in coordinates.ends.enumerated() {
        if end - start < 2 { note(.shortLine, at: facts.place, in: [.member(.coordinates), .element(line)]) }
        start = end
      }
    case .polygon: judgePolygons([coordinates.ends.count], facts, isMultiple: false)
    case .multiPolygon: judgePolygons(Array(coordinates.parts), facts, isMultiple: true)
    default: break
    }
  }

  private mutating func judgeMeridian(_ facts: inout Facts, _ type: GeoJSONType) {
    guard type != .point, type != .multiPoint, let extent = coordinates.extent, extent.east - extent.west > 270 else {
      return
    }
    var start = 0
    for end in coordinates.ends {
      for index in start..<max(start, end - 1) where jumps(from: index) {
        facts.crossesAntimeridian = true
        return note(.antimeridian, at: facts.place)
      }
      start = end
    }
  }

  /// Whether the step from a position to the next is so long that the way across the 180th meridian is likelier meant: a
  /// quarter of the Earth at most. A step along the meridian itself, as of the whole world's rectangle, is none.
  private func jumps(from index: Int) -> Bool {
    let (from, to) = (coordinates.numbers[2 * index], coordinates.numbers[2 * index + 2])
    return (to - from).magnitude > 270 && !(from.magnitude == 180 && to.magnitude == 180)
  }

  /// Positions that repeat the one before, said once of each geometry.
  private mutating func judgeRepetition(_ type: GeoJSONType, _ facts: Facts) {
    guard type != .point, type != .multiPoint else { return }
    var start = 0
    for end in coordinates.ends {
      var (repeated, isStill) = (0, end - start > 1)
      for index in start..<max(start, end - 1) {
        if coordinates.isSame(index, index + 1) { repeated += 1 } else { isStill = false }
      }
      if repeated > 0 {
        let isLine = type == .line || type == .multiLine
        return note(isLine && isStill ? .zeroLengthLine : .repeatedVertex, at: facts.place)
      }
      start = end
    }
  }

  /// - Parameter parts: one past the last ring of each polygon.
  private mutating func judgePolygons(_ parts: [Int], _ facts: Facts, isMultiple: Bool) {
    var (ring, start, areSound) = (0, 0, true)
    var isSimple = parts.count == 1 && coordinates.ends.count == 1
    for (part, end) in parts.enumerated() {
      let first = ring
      while ring < end {
        let range = start..<coordinates.ends[ring]
        if let flaw = flaw(ofRing: range, isHole: ring > first, facts) {
          let steps = (isMultiple ? [PathStep.element(part)] : []) + [.element(ring - first)]
          note(flaw, at: facts.place, in: [.member(.coordinates)] + steps)
          if flaw == .shortRing || flaw == .unclosedRing { areSound = false }
        }
        if isSimple { isSimple = isSurelySimple(range) }
        start = range.upperBound
        ring += 1
      }
    }
    guard areSound, !isSimple, !facts.crossesAntimeridian, coordinates.count > 0 else { return }
    if let invalidity = shape(parts).invalidity {
      note(.invalid(invalidity.reason, at: invalidity.position), at: facts.place)
    }
  }

  private func flaw(ofRing range: Range<Int>, isHole: Bool, _ facts: Facts) -> GeoJSONFlaw? {
    if range.count < 4 { return .shortRing }
    if !coordinates.isSame(range.lowerBound, range.upperBound - 1) { return .unclosedRing }
    let isWrong = { (area: Double) in isHole ? area > 0 : area < 0 }
    guard isWrong(doubleArea(of: range)) else { return nil }
    // Across the 180th meridian the ring turns the other way.
    if facts.crossesAntimeridian, !isWrong(doubleArea(of: range, isAcross: true)) { return nil }
    return isHole ? .counterclockwiseHole : .clockwiseExterior
  }

  /// Twice the area, positive counter-clockwise.
  /// - Parameter isAcross: steps that jump go across the 180th meridian.
  private func doubleArea(of range: Range<Int>, isAcross: Bool = false) -> Double {
    let source = coordinates.numbers.span
    let (x0, y0) = (source[2 * range.lowerBound], source[2 * range.lowerBound + 1])
    var (sum, turns, before) = (0.0, 0.0, (x: 0.0, y: 0.0))
    for index in range {
      if isAcross, index > range.lowerBound, jumps(from: index - 1) {
        turns += source[2 * index] < source[2 * index - 2] ? 360 : -360
      }
      let (x, y) = (source[2 &* index] - x0 + turns, source[2 &* index &+ 1] - y0)
      sum += before.x * y - x * before.y
      before = (x, y)
    }
    return sum
  }

  private func shape(_ parts: [Int]) -> Shape {
    var (polygons, ring, start): ([Polygon], Int, Int) = ([], 0, 0)
    for end in parts {
      var rings: [[Coordinate]] = []
      while ring < end {
        rings.append(coordinates.positions(start..<coordinates.ends[ring]))
        start = coordinates.ends[ring]
        ring += 1
      }
      if let exterior = rings.first { polygons.append(Polygon(exterior: exterior, holes: Array(rings.dropFirst()))) }
    }
    return .multiPolygon(polygons)
  }

  /// Whether no two edges of a small ring meet but where one follows the other, beyond doubt of rounding: what spares
  /// most rings the way through GEOS.
  private func isSurelySimple(_ range: Range<Int>) -> Bool {
    let edges = range.count - 1
    guard (3...40).contains(edges) else { return false }
    let source = coordinates.numbers.span
    /// +1, -1, or 0 where rounding might have turned it over.
    func side(_ a: Int, _ b: Int, _ c: Int) -> Int {
      let (ax, ay) = (source[2 &* a], source[2 &* a &+ 1])
      let left = (source[2 &* b] - ax) * (source[2 &* c &+ 1] - ay)
      let right = (source[2 &* b &+ 1] - ay) * (source[2 &* c] - ax)
      // Source: Shewchuk, "Adaptive precision floating-point arithmetic" (1997), the bound for orient2d, doubled.
      guard (left - right).magnitude > 7e-16 * (left.magnitude + right.magnitude) else { return 0 }
      return left > right ? 1 : -1
    }
    for edge in 0..<edges {
      let (a, b) = (range.lowerBound &+ edge, range.lowerBound &+ edge &+ 1)
      let next = range.lowerBound &+ (edge &+ 1) % edges &+ 1
      if side(a, b, next) == 0 { return false }
      var other = edge &+ 2
      let last = edge == 0 ? edges &- 1 : edges
      while other < last {
        let (c, d) = (range.lowerBound &+ other, range.lowerBound &+ other &+ 1)
        other &+= 1
        if max(source[2 &* a], source[2 &* b]) < min(source[2 &* c], source[2 &* d])
          || max(source[2 &* c], source[2 &* d]) < min(source[2 &* a], source[2 &* b])
        {
          continue
        }
        if side(a, b, c) * side(a, b, d) > 0 || side(c, d, a) * side(c, d, b) > 0 { continue }
        return false
      }
    }
    return true
  }
}
