import CGEOS
import Territory

extension Shape {
  /// What makes the shape invalid (OGC Simple Features), or nil when it is valid.
  public var invalidity: Invalidity? {
    if let early = invalidityBeforeGEOS { return early }
    let session = PlaneSession()
    do {
      let geometry = try session.geometry(self)
      var reason: UnsafeMutablePointer<CChar>?
      var place: OpaquePointer?
      let answer = GEOSisValidDetail_r(session.handle, geometry.pointer, 0, &reason, &place)
      defer { if let reason { GEOSFree_r(session.handle, reason) } }
      let position = try place.map { try session.owned($0).firstPosition() } ?? nil
      if answer == 1 { return nil }
      guard answer == 0, let reason else { throw session.failure }
      return Invalidity(reason: Invalidity.Reason(geos: String(cString: reason)), position: position)
    } catch let error as GeometryError {
      return Invalidity(reason: .other(error.sentence(in: .english)), position: nil)
    } catch {
      return Invalidity(reason: .other("\(error)"), position: nil)
    }
  }

  /// What GEOS would not even take: it throws for open rings and may not return from what is not a number.
  var invalidityBeforeGEOS: Invalidity? {
    var first: Coordinate?
    var isFinite = true
    forEachCoordinate { position in
      if first == nil { first = position }
      if !position.longitude.isFinite || !position.latitude.isFinite { isFinite = false }
    }
    guard first != nil else { return Invalidity(reason: .tooFewPoints, position: nil) }
    guard isFinite else { return Invalidity(reason: .notFinite, position: nil) }
    for path in lines where path.count < 2 { return Invalidity(reason: .tooFewPoints, position: path.first) }
    for ring in polygons.flatMap(\.rings) {
      if ring.count < 4 { return Invalidity(reason: .tooFewPoints, position: ring.first) }
      if ring.first != ring.last { return Invalidity(reason: .ringNotClosed, position: ring.last) }
    }
    return nil
  }

  private var lines: [[Coordinate]] {
    switch self {
    case .line(let line): [line]
    case .multiLine(let lines): lines
    default: []
    }
  }
}

extension Invalidity.Reason {
  /// Source: GEOS, `TopologyValidationError.cpp`.
  init(geos words: String) {
    self =
      switch words {
      case "Self-intersection", "Ring Self-intersection", "Duplicate Rings": .selfIntersection
      case "Holes are nested": .nestedHoles
      case "Hole lies outside shell": .holeOutside
      case "Nested shells": .nestedParts
      case "Interior is disconnected": .disconnectedInterior
      case "Too few points in geometry component": .tooFewPoints
      default: .other(words)
      }
  }
}
