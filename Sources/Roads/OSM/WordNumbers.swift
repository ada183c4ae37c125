/// Numbers words in the order in which they are met; the tags of one object are first put in the order of their keys.
struct WordNumbers {
  private let all: [String]
  /// 1 + the number of each word; 0 before it is met.
  private var numbers: ContiguousArray<UInt32>
  private(set) var texts: [String] = []

  init(_ all: [String]) {
    self.all = all
    numbers = ContiguousArray(repeating: 0, count: all.count)
  }

  /// The tags with the words' new numbers, by rising key; of a key that stands twice the first.
  mutating func numbered(_ tags: ArraySlice<StreetData.Tag>) -> [StreetData.Tag] {
    var sorted: [StreetData.Tag] = []
    sorted.reserveCapacity(tags.count)
    // A handful of tags: inserted one by one.
    for tag in tags {
      if sorted.contains(where: { $0.key == tag.key }) { continue }
      let place = sorted.firstIndex { precedes(tag.key, $0.key) } ?? sorted.count
      sorted.insert(tag, at: place)
    }
    return sorted.map { StreetData.Tag(key: number($0.key), value: number($0.value)) }
  }

  private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    all[Int(a)].utf8.lexicographicallyPrecedes(all[Int(b)].utf8)
  }

  private mutating func number(_ word: UInt32) -> UInt32 {
    if numbers[Int(word)] == 0 {
      texts.append(all[Int(word)])
      numbers[Int(word)] = UInt32(texts.count)
    }
    return numbers[Int(word)] - 1
  }
}
