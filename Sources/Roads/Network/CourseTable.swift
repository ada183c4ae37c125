/// The courses that leave each junction: every segment in each direction in which anybody may travel.
struct CourseTable {
  private let segments: ContiguousArray<Segment>
  /// Courses that leave junction `j`: `leavingCourses[firstLeaving[j] ..< firstLeaving[j + 1]]`.
  private var firstLeaving: ContiguousArray<UInt32>
  private var leavingCourses: ContiguousArray<UInt32> = []
  /// Whether a motor vehicle may take each course.
  private var areForMotors: ContiguousArray<Bool> = []
  let junctionCount: Int

  init(_ network: RoadNetwork) {
    segments = network.segments.copied()
    junctionCount = segments.reduce(0) { max($0, Int(max($1.from, $1.to)) + 1) }
    firstLeaving = ContiguousArray(repeating: 0, count: junctionCount + 1)
    var isOpen: ContiguousArray<Bool> = []
    isOpen.reserveCapacity(segments.count * 2)
    areForMotors.reserveCapacity(segments.count * 2)
    for index in segments.indices {
      let access = network.access(of: index)
      for isBackward in [false, true] {
        let forMotors = access.isForMotors(isBackward: isBackward)
        areForMotors.append(forMotors)
        isOpen.append(forMotors || access[.foot, isBackward: isBackward] != .closed)
      }
    }
    place(isOpen)
  }

  private mutating func place(_ isOpen: ContiguousArray<Bool>) {
    for course in isOpen.indices where isOpen[course] { firstLeaving[Int(tail(UInt32(course))) + 1] += 1 }
    for junction in 0..<junctionCount { firstLeaving[junction + 1] += firstLeaving[junction] }
    leavingCourses = ContiguousArray(repeating: 0, count: Int(firstLeaving[junctionCount]))
    var next = firstLeaving
    for course in isOpen.indices where isOpen[course] {
      let junction = Int(tail(UInt32(course)))
      leavingCourses[Int(next[junction])] = UInt32(course)
      next[junction] += 1
    }
  }

  var count: Int { areForMotors.count }

  func head(_ course: UInt32) -> UInt32 {
    course & 1 == 0 ? segments[Int(course >> 1)].to : segments[Int(course >> 1)].from
  }

  func tail(_ course: UInt32) -> UInt32 { head(course ^ 1) }

  func leaving(_ junction: UInt32) -> ArraySlice<UInt32> {
    leavingCourses[Int(firstLeaving[Int(junction)])..<Int(firstLeaving[Int(junction) + 1])]
  }

  func isForMotors(_ course: UInt32) -> Bool { areForMotors[Int(course)] }
}

extension AccessTable {
  func isForMotors(isBackward: Bool) -> Bool {
    self[.motorcar, isBackward: isBackward] != .closed || self[.motorcycle, isBackward: isBackward] != .closed
  }
}
