/// How an amount is spread over people who stand in an order: the share that the first so many hold.
///
/// In order of the amount per head itself this is the Lorenz curve, and its index Gini's coefficient; in order of another
/// figure, such as the grade of marginalisation, the concentration curve and index.
/// Source: Kakwani, "Applications of Lorenz curves in economic analysis" (1977); index of grouped data after O'Donnell,
/// van Doorslaer, Wagstaff and Lindelow, "Analyzing health equity using household survey data" (World Bank, 2008), ch. 8.
public struct ConcentrationCurve: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    /// Shares, 0…1, of the people and of the amount up to here.
    public var people: Double
    public var amount: Double

    public init(people: Double, amount: Double) { (self.people, self.amount) = (people, amount) }
  }

  /// A group of people with what they got.
  public struct Group: Sendable, Hashable {
    /// Inhabitants, or 1 where each unit counts the same. Positive.
    public var people: Double
    /// Not negative.
    public var amount: Double
    /// What puts the groups in order, the lowest first.
    public var rank: Double

    public init(people: Double, amount: Double, rank: Double) {
      (self.people, self.amount, self.rank) = (people, amount, rank)
    }
  }

  /// From (0, 0) to (1, 1); groups of the same rank make one step.
  public let points: [Point]
  /// Twice the area between the diagonal and the curve, −1…1: 0 where all get the same, below 0 where the amount lies
  /// with those of low rank.
  public let index: Double

  /// nil where there is nobody, or nothing to share.
  public init?(_ groups: [Group]) {
    // Summed in the order of the curve, which then ends at 1 to the last bit.
    let sorted = groups.sorted { $0.rank < $1.rank }
    let people = sorted.reduce(0) { $0 + $1.people }
    let amount = sorted.reduce(0) { $0 + $1.amount }
    guard people > 0, amount > 0 else { return nil }
    var points = [Point(people: 0, amount: 0)]
    var (soFar, given, index) = (0.0, 0.0, 0.0)
    for (position, group) in sorted.enumerated() {
      soFar += group.people
      given += group.amount
      if position + 1 < sorted.count, sorted[position + 1].rank == group.rank { continue }
      let (last, point) = (points[points.count - 1], Point(people: soFar / people, amount: given / amount))
      index += last.people * point.amount - point.people * last.amount
      points.append(point)
    }
    self.points = points
    self.index = index
  }

  /// The Lorenz curve: groups in order of what each of their people got.
  public init?(lorenz shares: [(people: Double, amount: Double)]) {
    self.init(shares.map { Group(people: $0.people, amount: $0.amount, rank: $0.amount / $0.people) })
  }
}
