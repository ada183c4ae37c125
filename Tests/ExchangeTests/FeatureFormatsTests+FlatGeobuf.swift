import Foundation
import Territory
import Testing

@testable import Exchange

extension FeatureFormatsTests {
  @Test("a FlatGeobuf's tree holds every feature within its nodes' boxes")
  func flatGeobuf() throws {
    let bytes = try written("a.fgb")
    #expect(bytes.starts(with: [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1]))
    func number(_ at: Int, _ size: Int) -> Int { (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    func double(_ at: Int) -> Double { Double(bitPattern: UInt64(bitPattern: Int64(number(at, 8)))) }
    let tree = 12 + number(8, 4)
    // 22 leaves, two nodes above them, the root.
    let features = tree + 25 * 40
    var (at, sizes) = (features, [Int]())
    while at < bytes.count {
      sizes.append(at - features)
      at += 4 + number(at, 4)
    }
    #expect(at == bytes.count && sizes.count == 22)
    let offsets = (3..<25).map { number(tree + 40 * $0 + 32, 8) }
    #expect(offsets == sizes)
    #expect((0..<3).map { number(tree + 40 * $0 + 32, 8) } == [1, 3, 19])
    func box(_ node: Int) -> [Double] { (0..<4).map { double(tree + 40 * node + 8 * $0) } }
    for (parent, children) in [(0, 1..<3), (1, 3..<19), (2, 19..<25)] {
      let boxes = children.map(box).filter { $0[0] <= $0[2] }
      #expect(box(parent)[0] == boxes.map { $0[0] }.min() && box(parent)[3] == boxes.map { $0[3] }.max())
    }
    // Features without geometry, of which there are three, come last and no search meets them.
    #expect((22..<25).allSatisfy { box($0)[0] == .infinity })
  }

  @Test(
    "thousands of features stand behind leaves of their own, under nodes that hold them",
    arguments: [1, 16, 17, 257, 5000])
  func manyLeaves(count: Int) throws {
    let path = folder.path + "/n.fgb"
    let writer = try ExportFormat.flatGeobuf.writer(to: path)
    try writer.begin(FeatureLayer(name: "n", columns: [.init("t", .text)], hasIDs: false))
    var row = FeatureRow()
    var places: [[Double]] = []
    for number in 0..<count {
      row.begin()
      // Some features are longer than what is read of one at a time, some are without place.
      row.append(.string(String(repeating: "x", count: number % 7 == 3 ? 3000 : 5) + "\(number);"))
      let place = Self.at(-99 + Double(number * 7919 % 10_007) / 1e4, 19 + Double(number * 104_729 % 10_009) / 1e4)
      let isPlaced = number % 11 != 5
      places.append(isPlaced ? [place.longitude, place.latitude] : [.infinity, .infinity])
      try row.take(isPlaced ? .point(place) : nil)
      try writer.write(row)
    }
    try writer.finish(attribution: nil)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    func number(_ at: Int, _ size: Int) -> Int { (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    let tree = 12 + number(8, 4)
    func side(_ node: Int, _ side: Int) -> Double {
      Double(bitPattern: UInt64(bitPattern: Int64(number(tree + 40 * node + 8 * side, 8))))
    }
    var sizes = [count]
    repeat { sizes.insert((sizes[0] + 15) / 16, at: 0) } while sizes[0] > 1
    let features = tree + 40 * sizes.reduce(0, +)
    let firstLeaf = sizes.dropLast().reduce(0, +)
    // Each leaf: its own feature, by the number that its text ends with, and the box of that.
    var (at, seen, order) = (features, Set<Int>(), [UInt32]())
    let box = BoundingBox(
      west: places.map { $0[0] }.min()!, south: places.map { $0[1] }.min()!,
      east: places.filter { $0[0] < .infinity }.map { $0[0] }.max()!,
      north: places.filter { $0[1] < .infinity }.map { $0[1] }.max()!)
    let curve = HilbertCurve(over: box)
    for leaf in firstLeaf..<firstLeaf + count {
      #expect(number(tree + 40 * leaf + 32, 8) == at - features)
      let feature = bytes[at..<at + 4 + number(at, 4)]
      at = feature.endIndex
      let end = try #require(feature.lastIndex(of: UInt8(ascii: ";")))
      let digits = feature[..<end].reversed().prefix { $0 &- 0x30 < 10 }.reversed()
      let name = try #require(Int(String(decoding: digits, as: UTF8.self)))
      #expect(seen.insert(name).inserted && [side(leaf, 0), side(leaf, 1)] == places[name])
      order.append(places[name][0] < .infinity ? curve.place(x: places[name][0], y: places[name][1]) : .max)
    }
    #expect(at == bytes.count && seen.count == count && order == order.sorted())
    // Each node above: the box around its children.
    var (node, below) = (0, 0)
    for level in sizes.dropLast().indices {
      below += sizes[level]
      for index in 0..<sizes[level] {
        let first = below + 16 * index
        let children = first..<min(first + 16, below + sizes[level + 1])
        #expect(number(tree + 40 * node + 32, 8) == first)
        #expect(
          side(node, 0) == children.map { side($0, 0) }.min() && side(node, 3) == children.map { side($0, 3) }.max())
        node += 1
      }
    }
  }
}
