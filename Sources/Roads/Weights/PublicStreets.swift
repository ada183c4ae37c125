/// Tells the streets that everybody may drive through from those behind gates.
///
/// Of what hangs together at all, the longest part that hangs together by open streets alone is public, and whatever is
/// as long: a driveway inside a private estate is open to those who are there, and no way through. Where no street is
/// open, none is public.
struct PublicStreets {
  /// The part of each junction, by its lowest one.
  private let parts: ContiguousArray<UInt32>
  /// By part.
  private var isPublic: ContiguousArray<Bool>

  /// - Parameter courses: costs of `segments`' courses, their entries not yet marked.
  init(_ segments: ContiguousArray<Segment>, _ courses: ContiguousArray<CourseCost>, junctionCount: Int) {
    var whole = NodeUnion(count: junctionCount)
    var open = NodeUnion(count: junctionCount)
    for (index, segment) in segments.enumerated() {
      let (forward, backward) = (courses[2 * index], courses[2 * index + 1])
      guard forward.isUsable || backward.isUsable else { continue }
      whole.join(segment.from, segment.to)
      if forward.isThroughWay || backward.isThroughWay { open.join(segment.from, segment.to) }
    }
    parts = open.roots()
    isPublic = ContiguousArray(repeating: false, count: junctionCount)
    var lengths = ContiguousArray(repeating: 0, count: junctionCount)
    for (index, segment) in segments.enumerated()
    where courses[2 * index].isThroughWay || courses[2 * index + 1].isThroughWay {
      lengths[Int(parts[Int(segment.from)])] += Int(segment.millimetres)
    }
    markLongest(lengths, in: whole.roots())
  }

  private mutating func markLongest(_ lengths: ContiguousArray<Int>, in wholes: ContiguousArray<UInt32>) {
    var longest = ContiguousArray(repeating: 0, count: lengths.count)
    for part in lengths.indices { longest[Int(wholes[part])] = max(longest[Int(wholes[part])], lengths[part]) }
    for part in lengths.indices where lengths[part] > 0 {
      isPublic[part] = lengths[part] == longest[Int(wholes[part])]
    }
  }

  /// Whether junction `junction` lies on a public street.
  func reach(_ junction: UInt32) -> Bool { isPublic[Int(parts[Int(junction)])] }
}

extension CourseCost {
  fileprivate var isThroughWay: Bool { isUsable && !use.contains(.reluctant) }
}
