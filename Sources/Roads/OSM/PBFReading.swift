import FoundationEssentials

/// Both readings of a PBF, on all cores: blobs are read one by one, unpacked and taken apart side by side, and their
/// harvests put together in the order of the file.
struct PBFReading {
  private let input: OSMInput
  private(set) var box: OSMCounts.Box?
  /// Nodes come before ways and ways before relations, as far as blobs tell.
  private(set) var isTypeSorted = true
  /// Numbers of the blobs with nodes.
  private var withNodes: Set<Int> = []

  init(_ input: OSMInput) { self.input = input }

  mutating func roads(progress: (Double) -> Void) async throws -> RoadHarvest {
    let path = input.path
    var roads = RoadHarvest()
    var (box, withNodes, isTypeSorted) = (OSMCounts.Box?.none, Set<Int>(), true)
    let takes = { (_: Int) in true }
    let work = { @Sendable (blob: PBFBlob) in try blob.roads(path: path) }
    try await eachBlob(progress: progress, takes: takes, work: work) { number, part in
      if let found = part.box { box = found }
      let harvest = part.roads
      if harvest.hasNodes {
        withNodes.insert(number)
        if roads.wayOrder.count + roads.relationOrder.count > 0 { isTypeSorted = false }
      }
      if harvest.wayOrder.count > 0, roads.relationOrder.count > 0 { isTypeSorted = false }
      roads.append(harvest)
    }
    (self.box, self.withNodes, self.isTypeSorted) = (box, withNodes, isTypeSorted)
    return roads
  }

  func nodes(_ quest: NodeQuest, into table: inout NodeTable, progress: (Double) -> Void) async throws {
    let path = input.path
    var result = table
    // The table is moved to a local for the loop, and not copied.
    table = NodeTable(count: 0, words: WordList())
    let takes = { (number: Int) in quest.ways != nil || withNodes.contains(number) }
    let work = { @Sendable (blob: PBFBlob) in try blob.nodes(quest, path: path) }
    try await eachBlob(progress: progress, takes: takes, work: work) { _, harvest in result.append(harvest) }
    table = result
  }

  /// Works on the taken blobs side by side, and hands over what came of them in the order of the file; the first blob
  /// that fails says why.
  private func eachBlob<Part: Sendable>(
    progress: (Double) -> Void, takes: (Int) -> Bool, work: @escaping @Sendable (PBFBlob) throws -> Part,
    then: (Int, Part) -> Void
  ) async throws {
    var blobs = try PBFBlobs(input)
    let width = ProcessInfo.processInfo.activeProcessorCount + 1
    try await withThrowingTaskGroup(of: (Int, Result<Part, any Error>).self) { group in
      var done: [Int: Result<Part, any Error>] = [:]
      var (started, finished): ([Int], Int) = ([], 0)
      var failure: (any Error)?
      var isAtEnd = false
      while !isAtEnd || finished < started.count {
        while !isAtEnd, started.count - finished < width {
          do {
            guard let blob = try blobs.next() else {
              isAtEnd = true
              break
            }
            guard takes(blob.number) else { continue }
            started.append(blob.number)
            group.addTask { (blob.number, Result { try work(blob) }) }
          } catch {
            // Blobs before this one may have something to say first.
            failure = error
            isAtEnd = true
          }
        }
        if finished < started.count, done[started[finished]] == nil, let (number, result) = try await group.next() {
          done[number] = result
        }
        while finished < started.count, let result = done.removeValue(forKey: started[finished]) {
          then(started[finished], try result.get())
          finished += 1
          progress(input.share)
        }
      }
      if let failure { throw failure }
    }
  }
}

/// What the first reading takes from a blob.
private struct ReadBlob: Sendable {
  var roads = RoadHarvest()
  var box: OSMCounts.Box?
}

extension PBFBlob {
  fileprivate func roads(path: String) throws -> ReadBlob {
    switch kind {
    case .other: return ReadBlob()
    case .header:
      let header = try whole(path) { (bytes) throws(OSMFault) in try PBFHeader(bytes) }
      if let unknown = header.required.first(where: { !PBFHeader.known.contains($0) }) {
        throw OSMError.unknownFeature(path, name: unknown)
      }
      return ReadBlob(box: header.box)
    case .data:
      return try whole(path) { (bytes) throws(OSMFault) in
        var block = try PBFBlock(bytes)
        return ReadBlob(roads: try block.roads())
      }
    }
  }

  fileprivate func nodes(_ quest: NodeQuest, path: String) throws -> NodeHarvest {
    guard kind == .data else { return NodeHarvest() }
    return try whole(path) { (bytes) throws(OSMFault) in
      var block = try PBFBlock(bytes)
      return try block.nodes(quest)
    }
  }

  /// What `read` makes of the unpacked bytes; a fault is told with the place of the blob.
  private func whole<Part>(
    _ path: String, _ read: (ContiguousArray<UInt8>) throws(OSMFault) -> Part
  ) throws -> Part {
    let bytes = try unpacked(path: path)
    do {
      return try read(bytes)
    } catch {
      throw OSMError.damaged(path, blob: number, offset: offset, fault: error)
    }
  }
}
