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
  init(_ segments: Column<Segment>, _ courses: ContiguousArray<CourseCost>, junctionCount: Int) {
    (parts, isPublic) = segments.withSpan { segments in
      let courses = courses.span
      var open = NodeUnion(count: junctionCount)
      Self.join(segments, courses, areThrough: true, &open)
      var whole = open
      Self.join(segments, courses, areThrough: false, &whole)
      let parts = open.roots()
      let lengths = Self.lengths(of: parts, segments, courses)
      return (parts, Self.longest(lengths, in: whole.roots()))
    }
  }

  private static func join(
    _ segments: Span<Segment>, _ courses: Span<CourseCost>, areThrough: Bool, _ union: inout NodeUnion
  ) {
    var parents = union.parents.mutableSpan
    for index in segments.indices {
      let (forward, backward) = (courses[2 &* index], courses[2 &* index &+ 1])
      let isThrough = forward.isThroughWay || backward.isThroughWay
      if isThrough == areThrough, forward.isUsable || backward.isUsable {
        NodeUnion.join(segments[index].from, segments[index].to, &parents)
      }
    }
  }

  /// Millimetres of open streets, by part.
  private static func lengths(
    of parts: ContiguousArray<UInt32>, _ segments: Span<Segment>, _ courses: Span<CourseCost>
  ) -> ContiguousArray<Int> {
    var lengths = ContiguousArray(repeating: 0, count: parts.count)
    let parts = parts.span
    var lengthOf = lengths.mutableSpan
    for index in segments.indices where courses[2 &* index].isThroughWay || courses[2 &* index &+ 1].isThroughWay {
      let part = Int(truncatingIfNeeded: parts[Int(truncatingIfNeeded: segments[index].from)])
      lengthOf[part] &+= Int(segments[index].millimetres)
    }
    return lengths
  }

  private static func longest(
    _ lengths: ContiguousArray<Int>, in wholes: ContiguousArray<UInt32>
  ) -> ContiguousArray<Bool> {
    var longest = ContiguousArray(repeating: 0, count: lengths.count)
    for part in lengths.indices where lengths[part] > 0 {
      longest[Int(wholes[part])] = max(longest[Int(wholes[part])], lengths[part])
    }
    var isLongest = ContiguousArray(repeating: false, count: lengths.count)
    for part in lengths.indices where lengths[part] > 0 {
      isLongest[part] = lengths[part] == longest[Int(wholes[part])]
    }
    return isLongest
  }

  /// Whether junction `junction` lies on a public street.
  func reach(_ junction: UInt32) -> Bool { isPublic[Int(parts[Int(junction)])] }
}

extension CourseCost {
  fileprivate var isThroughWay: Bool { isUsable && !use.contains(.reluctant) }
}
