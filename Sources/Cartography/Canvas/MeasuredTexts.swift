/// Sizes of texts, kept as long as there are not too many.
struct MeasuredTexts {
  struct Key: Hashable {
    var text: String
    var style: TextStyle
    var width: Double?
    var lines: Int?
  }

  private static let most = 20_000
  private var sizes: [Key: Size] = [:]

  subscript(key: Key) -> Size? {
    get { sizes[key] }
    set {
      if sizes.count >= Self.most { sizes.removeAll(keepingCapacity: true) }
      sizes[key] = newValue
    }
  }
}
