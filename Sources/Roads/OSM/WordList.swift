/// Words, each once, byte for byte: texts that look alike but are composed otherwise stay apart, whatever came first.
struct WordList: Sendable {
  private struct Exact: Hashable {
    var text: String

    static func == (a: Exact, b: Exact) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
      // A native string lies in one piece.
      let isWhole: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isWhole == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }

  private(set) var texts: [String] = []
  private var places: [Exact: UInt32] = [:]

  mutating func place(of text: String) -> UInt32 {
    let next = UInt32(texts.count)
    let place = places[Exact(text: text), default: next]
    if place == next {
      places[Exact(text: text)] = next
      texts.append(text)
    }
    return place
  }
}
