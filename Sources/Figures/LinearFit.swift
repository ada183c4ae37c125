/// The straight line nearest to some points by least squares, with how sure its slope is.
public struct LinearFit: Sendable, Hashable {
  public let count: Int
  public let intercept: Double
  public let slope: Double
  /// The slope's standard error, by count − 2 degrees of freedom.
  public let slopeError: Double
  /// The share of the variance that the line explains, 0…1; 1 where there is none.
  public let explained: Double

  /// nil with fewer than three points, or all at one `x`.
  /// Source: Draper and Smith, "Applied regression analysis" (3rd ed., 1998), ch. 1.
  public init?(_ points: [(x: Double, y: Double)]) {
    guard points.count >= 3 else { return nil }
    let n = Double(points.count)
    let (meanX, meanY) = (points.reduce(0) { $0 + $1.x } / n, points.reduce(0) { $0 + $1.y } / n)
    let xx = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let xy = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let yy = points.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
    guard xx > 0 else { return nil }
    count = points.count
    slope = xy / xx
    intercept = meanY - slope * meanX
    let unexplained = max(0, yy - slope * xy)
    slopeError = (unexplained / (n - 2) / xx).squareRoot()
    explained = yy > 0 ? 1 - unexplained / yy : 1
  }
}
