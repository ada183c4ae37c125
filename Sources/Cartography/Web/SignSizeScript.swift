/// How large the signs of a page's marks are on the screen: small where many stand close together, larger as the reader
/// comes nearer, as `MarkRoom` has it on paper.
enum SignSizeScript {
  /// Pixels of a sign's breadth, and of its drawing, which has room for a rim.
  static let (least, most, drawing) = (6, 15, 28)

  /// Of the distance of half of the places to their third nearest; as on paper.
  private static let share = 0.44

  /// `signSize(places)`: from positions, which may be in any unit, what a sign's drawing measures in pixels where the
  /// unit has so many.
  static let text = """
    function signSize(places) {
      const seen = new Set();
      const distinct = places.filter(function (place) {
        const key = place[0] + " " + place[1];
        return !seen.has(key) && seen.add(key);
      });
      const thirds = [];
      for (let index = 0; index < distinct.length; index += Math.ceil(distinct.length / 200)) {
        const nearest = [Infinity, Infinity, Infinity, Infinity];
        distinct.forEach(function (other) {
          const x = other[0] - distinct[index][0], y = other[1] - distinct[index][1];
          let square = x * x + y * y;
          for (let rank = 0; rank < 4; rank += 1) {
            if (square < nearest[rank]) { const farther = nearest[rank]; nearest[rank] = square; square = farther; }
          }
        });
        thirds.push(Math.sqrt(nearest[3]));
      }
      thirds.sort(function (one, other) { return one - other; });
      const spacing = thirds.length < 4 ? Infinity
        : thirds[thirds.length >> 1] / Math.sqrt(places.length / distinct.length);
      return function (pixels) {
        const breadth = Math.min(\(most), Math.max(\(least), \(share) * spacing * pixels));
        return breadth * \(drawing) / \(most);
      };
    }

    """
}
