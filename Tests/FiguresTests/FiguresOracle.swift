import Figures
import Foundation
import Territory
import Testing

/// Answers what other people's programs are asked too: `scripts/oracles/figures` writes `questions.json` into a folder,
/// names the folder, and compares `answers.json`.
private let folder = ProcessInfo.processInfo.environment["RECORRIDO_FIGURES_ORACLE"]

@Suite(
  .enabled(if: folder != nil, "RECORRIDO_FIGURES_ORACLE names no folder of questions: see scripts/oracles/figures"))
struct FiguresOracle {
  @Test("every question of the oracle is answered")
  func answers() throws {
    let place = URL(fileURLWithPath: try #require(folder))
    let questions = try JSONDecoder().decode(
      Questions.self, from: Data(contentsOf: place.appendingPathComponent("questions.json")))
    let answers = Answers(
      clusters: try questions.clusters.map(Answers.Cluster.init),
      planted: try questions.planted.map(Answers.Cluster.init),
      classes: try questions.classes.map(Answers.Sorted.init),
      inequality: questions.inequality.map(Answers.Inequality.init),
      borders: questions.borders.map { board in
        let shapes = board.map(Questions.shape)
        return [Contiguity.queen, .rook].map { Answers.lists(SpatialWeights(borders: shapes, by: $0)) }
      },
      nearest: questions.nearest.map { question in
        Answers.lists(SpatialWeights(nearest: question.k, of: question.points.map(Questions.position)))
      },
      fits: questions.fits.map { fit in
        let line = LinearFit(zip(fit.x, fit.y).map { (x: $0, y: $1) })!
        return [line.slope, line.intercept, line.slopeError, line.explained]
      }, adjusted: questions.pValues.map(falseDiscoveryAdjusted))
    try JSONEncoder().encode(answers).write(to: place.appendingPathComponent("answers.json"))
  }
}

private struct Questions: Decodable {
  struct Cluster: Decodable {
    var values: [Double?]
    var neighbours: [[Int]]
    var permutations: Int
  }
  struct Sorted: Decodable {
    var values: [Double]
    var count: Int
    var method: String
  }
  struct Inequality: Decodable { var people, amount, rank: [Double] }
  struct Nearest: Decodable {
    var points: [[Double]]
    var k: Int
  }
  struct Fit: Decodable { var x, y: [Double] }

  var clusters, planted: [Cluster]
  var classes: [Sorted]
  var inequality: [Inequality]
  /// Boards of units of polygons of rings of positions.
  var borders: [[[[[[Double]]]]]]
  var nearest: [Nearest]
  var fits: [Fit]
  var pValues: [[Double]]

  static func position(_ pair: [Double]) -> Coordinate { Coordinate(longitude: pair[0], latitude: pair[1]) }

  static func shape(_ polygons: [[[[Double]]]]) -> Shape {
    .multiPolygon(
      polygons.map { rings in
        let rings = rings.map { $0.map(position) }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
      })
  }
}

private struct Answers: Encodable {
  struct Cluster: Encodable {
    var global, globalDirected: Double
    var local, scores: [Double]
    /// 1 high-high, 2 low-high, 3 low-low, 4 high-low; 0 for islands.
    var quadrants: [Int]
    var directed, twoSided, adjusted: [Double?]
    var significant: [Bool]
    var permutations: [Int?]

    init(_ question: Questions.Cluster) throws {
      var settings = ClusterAnalysis.Settings()
      settings.permutations = question.permutations
      let analysis = try ClusterAnalysis(
        keys: question.values.indices.map(String.init), values: question.values,
        on: SpatialWeights(neighbours: question.neighbours), settings: settings)
      (global, globalDirected) = (analysis.global.value, analysis.global.permuted.directed)
      local = analysis.units.map(\.moran)
      scores = analysis.units.map(\.hotSpotScore)
      let numbers: [Quadrant: Int] = [.highHigh: 1, .lowHigh: 2, .lowLow: 3, .highLow: 4]
      quadrants = analysis.units.map { $0.quadrant.map { numbers[$0]! } ?? 0 }
      twoSided = analysis.units.map(\.pValue)
      directed = twoSided.map { $0.map { $0 / 2 } }
      adjusted = analysis.units.map(\.adjusted)
      permutations = analysis.units.map(\.permutations)
      significant = analysis.units.map(\.isSignificant)
    }
  }

  struct Sorted: Encodable {
    var limits: [Double]
    var counts: [Int]
    var goodness: Double

    init(_ question: Questions.Sorted) throws {
      let methods: [String: ClassMethod] = [
        "quantile": .quantile, "equal": .equalInterval, "natural": .naturalBreaks, "round": .roundLimits,
      ]
      let classes = try Classes(
        of: question.values, by: try #require(methods[question.method]), count: question.count)
      (limits, counts, goodness) = (classes.limits, classes.counts, classes.goodness)
    }
  }

  struct Inequality: Encodable {
    var gini, theil, concentration: Double

    init(_ question: Questions.Inequality) {
      let shares = zip(question.people, question.amount).map { (people: $0, amount: $1) }
      gini = ConcentrationCurve(lorenz: shares)!.index
      theil = Figures.theil(shares)!
      concentration =
        ConcentrationCurve(
          zip(shares, question.rank).map { .init(people: $0.people, amount: $0.amount, rank: $1) })!.index
    }
  }

  var clusters, planted: [Cluster]
  var classes: [Sorted]
  var inequality: [Inequality]
  var borders: [[[[Int]]]]
  var nearest: [[[Int]]]
  var fits: [[Double]]
  var adjusted: [[Double]]

  static func lists(_ weights: SpatialWeights) -> [[Int]] { (0..<weights.count).map(weights.neighbours) }
}
