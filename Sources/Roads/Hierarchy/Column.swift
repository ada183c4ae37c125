/// A row of numbers, in memory or lent by a mapped file; whoever reads it need not know which.
package struct Column<Element: BitwiseCopyable & Sendable>: Sendable {
  private enum Place: Sendable {
    case memory(ContiguousArray<Element>)
    case file(MappedFile, offset: Int)
  }

  private let place: Place
  package let count: Int

  package init(_ elements: ContiguousArray<Element>) {
    place = .memory(elements)
    count = elements.count
  }

  /// - Parameter offset: bytes from the start of the file.
  /// - Returns: nil if the file does not hold so many elements there, on their alignment.
  package init?(in file: MappedFile, offset: Int, count: Int) {
    guard file.holds(Element.self, offset: offset, count: count) else { return nil }
    place = .file(file, offset: offset)
    self.count = count
  }

  /// Lends the elements for as long as `body` runs.
  package func withSpan<Result>(_ body: (Span<Element>) throws -> Result) rethrows -> Result {
    switch place {
    case .memory(let elements): try body(elements.span)
    case .file(let file, let offset): try file.withSpan(of: Element.self, offset: offset, count: count, body)
    }
  }

  /// The elements in memory, without copying where they are there already: what a builder's loops take.
  func copied() -> ContiguousArray<Element> {
    switch place {
    case .memory(let elements): elements
    case .file(let file, let offset): file.copy(of: Element.self, offset: offset, count: count)
    }
  }

  /// Whether all elements are as they should be; all are looked at, which lets them be looked at in one go.
  func allSatisfy(_ isSound: (Element) -> Bool) -> Bool {
    withSpan { elements in
      var faults = 0
      for index in elements.indices { faults &+= isSound(elements[index]) ? 0 : 1 }
      return faults == 0
    }
  }
}

/// One element at a time, which is slower than a loop over `withSpan`.
extension Column: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(index: Int) -> Element { withSpan { $0[index] } }
}

extension Column: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Element...) { self.init(ContiguousArray(elements)) }
}

/// Lends two columns at once.
func withSpans<A, B, Result>(
  _ a: Column<A>, _ b: Column<B>, _ body: (Span<A>, Span<B>) throws -> Result
) rethrows -> Result {
  try a.withSpan { a in try b.withSpan { b in try body(a, b) } }
}

/// Lends three columns at once.
func withSpans<A, B, C, Result>(
  _ a: Column<A>, _ b: Column<B>, _ c: Column<C>, _ body: (Span<A>, Span<B>, Span<C>) throws -> Result
) rethrows -> Result {
  try withSpans(a, b) { a, b in try c.withSpan { c in try body(a, b, c) } }
}
