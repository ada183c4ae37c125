/// What a path costs: the figure that is optimised, and two that are carried along the same path.
///
/// The optimised figure stays below `ArcWeights.closed`, or there is no path. The carried ones are summed modulo 2^32:
/// their units are to be chosen so that no path gets there.
package struct Figures: Equatable, Sendable, BitwiseCopyable {
  package var optimised: UInt32
  package var firstCarried: UInt32
  package var secondCarried: UInt32

  package init(optimised: UInt32, firstCarried: UInt32, secondCarried: UInt32) {
    self.optimised = optimised
    self.firstCarried = firstCarried
    self.secondCarried = secondCarried
  }

  package static let zero = Figures(optimised: 0, firstCarried: 0, secondCarried: 0)
}

/// Where a path may begin or end: a node, and what lies between it and the position that is really meant.
package struct Seed: Equatable, Sendable, BitwiseCopyable {
  /// A node of the road graph.
  package var node: UInt32
  package var figures: Figures

  package init(node: UInt32, figures: Figures = .zero) {
    self.node = node
    self.figures = figures
  }
}

/// The carried figures of an arc.
struct Carried: Equatable, Sendable, BitwiseCopyable {
  var first: UInt32
  var second: UInt32

  static let zero = Carried(first: 0, second: 0)

  static func &+ (a: Carried, b: Carried) -> Carried {
    Carried(first: a.first &+ b.first, second: a.second &+ b.second)
  }
}
