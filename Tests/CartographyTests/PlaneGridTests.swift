import Testing

@testable import Cartography

struct PlaneGridTests {
  @Test("a grid finds the boxes that touch a window, all of them and no other, in their order")
  func windows() {
    // Places spread evenly and alike each time: multiples of the golden section.
    var turn = 0.0
    func within(_ range: ClosedRange<Double>) -> Double {
      turn = (turn + 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      return range.lowerBound + turn * (range.upperBound - range.lowerBound)
    }
    for count in [0, 1, 2, 30, 400] {
      let boxes = (0..<count).map { index in
        let side = index % 17 == 0 ? 4000.0 : within(0...80)
        return Rectangle(
          left: within(-2000...2000), top: within(-500...9000),
          width: side, height: index % 5 == 0 ? 0 : side)
      }
      let grid = PlaneGrid(boxes + [Rectangle(left: 1e9, top: 1e9, width: 0, height: 0)])
      for _ in 0..<40 {
        let window = Rectangle(
          left: within(-3000...3000), top: within(-1000...9500),
          width: within(0...1500), height: within(0...1500))
        #expect(grid.touching(window) == boxes.indices.filter { boxes[$0].touches(window) })
      }
    }
  }
}
