/// Orders the core of a road map by cutting it in two again and again: both sides first, what separates them last.
///
/// Source: George, "Nested dissection of a regular finite element mesh" (1973).
struct NestedDissection: Sendable {
  /// From so many nodes on, both halves and both pairs of directions are worth a task of their own.
  private static let sizeForTasks = 4_000

  private let core: RoadPart

  /// The nodes of the core, first to go first; the same whatever the number of threads.
  static func order(_ core: RoadPart) async -> ContiguousArray<UInt32> {
    var whole = core
    whole.places = ContiguousArray(0..<UInt32(core.count))
    return await NestedDissection(core: core).order(whole)
  }

  private func order(_ part: RoadPart) async -> ContiguousArray<UInt32> {
    if part.count < Self.sizeForTasks {
      var tools = Tools()
      var order = ContiguousArray<UInt32>()
      order.reserveCapacity(part.count)
      append(part, to: &order, &tools)
      return order
    }
    let halves = Halves(part, cut: await bestCut(of: part))
    async let near = order(halves.near)
    async let far = order(halves.far)
    return await near + far + halves.separator
  }

  private func bestCut(of part: RoadPart) async -> InertialFlow.Cut {
    async let straight = Self.bestCut(of: part, [.east, .north])
    async let slanted = Self.bestCut(of: part, [.northEast, .northWest])
    let (first, second) = await (straight, slanted)
    return second.isBetter(than: first) ? second : first
  }

  private static func bestCut(of part: RoadPart, _ directions: [FlowEnds.Direction]) async -> InertialFlow.Cut {
    var flow = InertialFlow()
    return flow.bestCut(of: part, directions)!
  }

  private struct Tools {
    var flow = InertialFlow()
    var cell = CellOrder()
  }

  private func append(_ part: RoadPart, to order: inout ContiguousArray<UInt32>, _ tools: inout Tools) {
    if part.count <= CellOrder.largestCell {
      order.append(contentsOf: tools.cell.order(part, in: core))
      return
    }
    let halves = Halves(part, cut: tools.flow.bestCut(of: part, FlowEnds.Direction.allCases)!)
    append(halves.near, to: &order, &tools)
    append(halves.far, to: &order, &tools)
    order.append(contentsOf: halves.separator)
  }

  private struct Halves {
    let near: RoadPart
    let far: RoadPart
    let separator: ContiguousArray<UInt32>

    init(_ part: RoadPart, cut: InertialFlow.Cut) {
      var side = cut.side
      separator = ContiguousArray(Separator.mark(part, &side).map { part.places[Int($0)] })
      var numbers = ContiguousArray<UInt32>(repeating: 0, count: part.count)
      var edgeNumbers = ContiguousArray<UInt32>(repeating: 0, count: part.heads.count / 2)
      near = part.piece(1, of: side, numbers: &numbers, edgeNumbers: &edgeNumbers)
      far = part.piece(0, of: side, numbers: &numbers, edgeNumbers: &edgeNumbers)
    }
  }
}
