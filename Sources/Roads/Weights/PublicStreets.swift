/// Tells the streets that everybody may drive through from those behind gates.
///
/// Of what hangs together at all, the largest part that hangs together by open streets alone is public: a driveway
/// inside a private estate is open to those who are there, and no way through.
struct PublicStreets {
  /// The part of each junction, by its lowest one.
  private var parts: ContiguousArray<UInt32>
  /// By part.
  private var isPublic: ContiguousArray<Bool>

  /// - Parameter courses: costs of `segments`' courses, their entries not yet marked.
  init(_ segments: ContiguousArray<Segment>, _ courses: ContiguousArray<CourseCost>, junctionCount: Int) {
    var whole = NodeUnion(count: junctionCount)
    var open = NodeUnion(count: junctionCount)
    for index in segments.indices {
      let use = courses[2 * index].use.union(courses[2 * index + 1].use)
      guard use.contains(.open) else { continue }
      whole.join(segments[index].from, segments[index].to)
      let isOpen = courses[2 * index].isThroughWay || courses[2 * index + 1].isThroughWay
      if isOpen { open.join(segments[index].from, segments[index].to) }
    }
    parts = open.roots()
    isPublic = ContiguousArray(repeating: false, count: junctionCount)
    markLargest(in: whole.roots())
  }

  /// The largest part of each whole is public; the first one among equals.
  private mutating func markLargest(in wholes: ContiguousArray<UInt32>) {
    var sizes = ContiguousArray<UInt32>(repeating: 0, count: parts.count)
    for part in parts { sizes[Int(part)] += 1 }
    var largest = ContiguousArray<UInt32>(repeating: .max, count: parts.count)
    for part in parts.indices where sizes[part] > 0 {
      let whole = Int(wholes[part])
      if largest[whole] == .max || sizes[Int(largest[whole])] < sizes[part] { largest[whole] = UInt32(part) }
    }
    for part in largest where part != .max { isPublic[Int(part)] = true }
  }

  /// Whether junction `junction` lies on a public street.
  func reach(_ junction: UInt32) -> Bool { isPublic[Int(parts[Int(junction)])] }
}

extension CourseCost {
  fileprivate var isThroughWay: Bool { use.contains(.open) && !use.contains(.reluctant) }
}
