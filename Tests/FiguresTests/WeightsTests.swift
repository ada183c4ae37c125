import Figures
import Geometry
import Territory
import Testing

@Suite struct WeightsTests {
  /// A lattice of squares a hundredth of a degree wide, row by row from the south-west.
  static func lattice(_ columns: Int, _ rows: Int) -> [Shape] {
    (0..<rows).flatMap { row in
      (0..<columns).map { column in
        func corner(_ x: Int, _ y: Int) -> Coordinate {
          Coordinate(
            longitude: -99.1 + Double(column + x) / 100, latitude: 19.3 + Double(row + y) / 100)
        }
        let ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]
        return .polygon(Polygon(exterior: ring))
      }
    }
  }

  @Test("on a board of nine the middle has eight neighbours as a queen and four as a rook, a corner three and two")
  func lattice() {
    let board = Self.lattice(3, 3)
    let (queen, rook) = (SpatialWeights(borders: board), SpatialWeights(borders: board, by: .rook))
    #expect(queen.neighbours(of: 4) == [0, 1, 2, 3, 5, 6, 7, 8] && rook.neighbours(of: 4) == [1, 3, 5, 7])
    #expect(queen.neighbours(of: 0) == [1, 3, 4] && rook.neighbours(of: 0) == [1, 3])
    #expect(queen.count == 9 && queen.islands.isEmpty)
  }

  @Test("a unit that fills another's hole is its neighbour, one far away an island, and a point too")
  func holes() {
    let board = Self.lattice(5, 1)
    guard case .polygon(let small) = board[2] else { return }
    let around = Shape.polygon(
      Polygon(
        exterior: [(-99.2, 19.2), (-98.9, 19.2), (-98.9, 19.4), (-99.2, 19.4), (-99.2, 19.2)].map {
          Coordinate(longitude: $0.0, latitude: $0.1)
        }, holes: [small.exterior.reversed()]))
    let weights = SpatialWeights(
      borders: [around, board[2], board[4], .point(small.exterior[0])], by: .rook)
    #expect((0..<4).map(weights.neighbours) == [[1], [0], [], []] && weights.islands == [2, 3])
  }

  @Test("a vertex off by less than half of 1e-7 degrees is the same vertex, one off by more is not")
  func grid() {
    func moved(_ by: Double) -> [Shape] {
      let board = Self.lattice(2, 1)
      return [board[0], board[1].map { Coordinate(longitude: $0.longitude + by, latitude: $0.latitude) }]
    }
    #expect(SpatialWeights(borders: moved(4e-8)).islands.isEmpty)
    #expect(SpatialWeights(borders: moved(2e-7)).islands == [0, 1])
  }

  @Test("the nearest points are those of the shortest geodesics, near the pole too")
  func nearest() {
    var chance = Chance(seed: 3)
    for centre in [20.0, 85] {
      let points = (0..<60).map { _ in
        Coordinate(longitude: -103 + chance.fraction(), latitude: centre + chance.fraction())
      }
      let weights = SpatialWeights(nearest: 5, of: points)
      for (unit, point) in points.enumerated() {
        let others = points.indices.filter { $0 != unit }
        let near = others.sorted { geodesicDistance(point, points[$0]) < geodesicDistance(point, points[$1]) }
        #expect(weights.neighbours(of: unit) == near.prefix(5).sorted())
      }
    }
    let twins = [Coordinate](repeating: Coordinate(longitude: -103, latitude: 20), count: 3)
    #expect(SpatialWeights(nearest: 8, of: twins).neighbours(of: 0) == [1, 2])
    #expect(SpatialWeights(nearest: 1, of: twins).neighbours(of: 2) == [0])
  }
}
