import Territory

extension PieceTree {
  /// The piece nearest to a position.
  struct Nearest {
    var piece: Piece
    /// How far along the piece, 0…1.
    var share: Double
    var squaredMetres: Double
  }

  private struct Candidate {
    var squaredMetres: Double
    var level: Int32
    var box: Int32
  }

  /// The nearest piece, the lower point winning among equals; nil where none lies nearer than `metres`.
  ///
  /// The box nearest to the position is opened first, until none left is nearer than the best piece.
  /// - Parameter open: one value per segment; 0 = passed over.
  func nearest(
    to position: Coordinate, within metres: Double, open: Column<UInt8>, points: Column<Point>
  ) -> Nearest? {
    guard !pieces.isEmpty, abs(position.longitude) <= 180, abs(position.latitude) <= 89.9 else { return nil }
    let sight = Sight(position)
    return withSpans(boxes, pieces) { boxes, pieces in
      withSpans(open, points) { Self.nearest(sight, within: metres, boxes, firstBox.span, pieces, isOpen: $0, $1) }
    }
  }

  private static func nearest(
    _ sight: Sight, within metres: Double, _ boxes: Span<Box>, _ firstBox: Span<UInt32>, _ pieces: Span<Piece>,
    isOpen: Span<UInt8>, _ points: Span<Point>
  ) -> Nearest? {
    var best = Nearest(piece: Piece(point: .max, segment: 0), share: 0, squaredMetres: metres * metres)
    var queue: ContiguousArray<Candidate> = []
    queue.reserveCapacity(96)
    let top = firstBox.count &- 2
    queue.append(
      Candidate(squaredMetres: 0, level: Int32(truncatingIfNeeded: top), box: 0))
    while let candidate = popNearest(&queue), candidate.squaredMetres <= best.squaredMetres {
      let first = Int(candidate.box) &* fan
      if candidate.level > 0 {
        let level = Int(candidate.level) &- 1
        let base = Int(firstBox[level])
        let end = min(first &+ fan, Int(firstBox[level &+ 1]) &- base)
        for box in first..<end {
          let distance = sight.squaredMetres(to: boxes[base &+ box])
          if distance <= best.squaredMetres {
            insert(
              Candidate(
                squaredMetres: distance, level: Int32(truncatingIfNeeded: level), box: Int32(truncatingIfNeeded: box)),
              into: &queue)
          }
        }
        continue
      }
      for place in first..<min(first &+ fan, pieces.count) {
        let piece = pieces[place]
        if isOpen[Int(piece.segment)] == 0 { continue }
        let (share, distance) = sight.nearest(points[Int(piece.point)], points[Int(piece.point) &+ 1])
        if distance < best.squaredMetres || (distance == best.squaredMetres && piece.point < best.piece.point) {
          best = Nearest(piece: piece, share: share, squaredMetres: distance)
        }
      }
    }
    return best.piece.point == .max ? nil : best
  }

  private static func insert(_ candidate: Candidate, into queue: inout ContiguousArray<Candidate>) {
    queue.append(candidate)
    var hole = queue.count &- 1
    var heap = queue.mutableSpan
    while hole > 0 {
      let parent = (hole &- 1) >> 1
      if heap[parent].squaredMetres <= candidate.squaredMetres { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = candidate
  }

  private static func popNearest(_ queue: inout ContiguousArray<Candidate>) -> Candidate? {
    guard let moved = queue.popLast() else { return nil }
    let count = queue.count
    if count == 0 { return moved }
    var heap = queue.mutableSpan
    let nearest = heap[0]
    var hole = 0
    while true {
      var child = hole &* 2 &+ 1
      if child >= count { break }
      if child &+ 1 < count, heap[child &+ 1].squaredMetres < heap[child].squaredMetres { child &+= 1 }
      if moved.squaredMetres <= heap[child].squaredMetres { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = moved
    return nearest
  }
}

/// The surroundings as seen from one position, in metres on a plane.
private struct Sight {
  private let longitude: Double
  private let latitude: Double
  private let metresPerLongitude: Double
  private let metresPerLatitude: Double

  init(_ position: Coordinate) {
    let plane = LocalPlane(latitude: position.latitude)
    (longitude, latitude) = (position.longitude * 1e7, position.latitude * 1e7)
    (metresPerLongitude, metresPerLatitude) = (plane.metresPerLongitude * 1e-7, plane.metresPerLatitude * 1e-7)
  }

  func squaredMetres(to box: PieceTree.Box) -> Double {
    let x = max(0, Double(box.west) - longitude, longitude - Double(box.east)) * metresPerLongitude
    let y = max(0, Double(box.south) - latitude, latitude - Double(box.north)) * metresPerLatitude
    return x * x + y * y
  }

  func nearest(_ a: Point, _ b: Point) -> (share: Double, squaredMetres: Double) {
    let ax = (Double(a.longitude) - longitude) * metresPerLongitude
    let ay = (Double(a.latitude) - latitude) * metresPerLatitude
    let dx = (Double(b.longitude) - Double(a.longitude)) * metresPerLongitude
    let dy = (Double(b.latitude) - Double(a.latitude)) * metresPerLatitude
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(1, max(0, -(ax * dx + ay * dy) / length)) : 0
    let (x, y) = (ax + share * dx, ay + share * dy)
    return (share, x * x + y * y)
  }
}
