import Territory

/// Lays out a section file, byte after byte, for whoever writes files.
package struct SectionWriter {
  private let sink: (RawSpan) throws -> Void
  private var position = 0
  private var table: ContiguousArray<UInt8> = []
  private var count = 0
  private let headChecksum: UInt32

  /// Writes the head.
  /// - Parameters:
  ///   - source: digest of what the sections are made from.
  ///   - sink: takes the bytes in order.
  package init(version: UInt32, source: Digest, sink: @escaping (RawSpan) throws -> Void) throws {
    self.sink = sink
    var head = ContiguousArray(SectionFile.mark)
    head.append(SectionFile.byteOrder)
    head.append(version)
    head += source.bytes
    head += ContiguousArray(repeating: 0, count: SectionFile.frame - head.count)
    headChecksum = checksum(of: head.span.bytes)
    try pass(head)
  }

  /// Writes a section.
  /// - Parameters:
  ///   - name: at most 24 bytes of ASCII, each once.
  ///   - elements: how many the bytes are.
  package mutating func add(_ name: String, count elements: Int, _ bytes: RawSpan) throws {
    precondition(name.utf8.count <= SectionFile.nameSize, "a section's name is too long")
    try pass(ContiguousArray(repeating: 0, count: -position & (SectionFile.frame - 1)))
    table += ContiguousArray(name.utf8)
    table += ContiguousArray(repeating: 0, count: SectionFile.nameSize - name.utf8.count)
    table.append(UInt64(position))
    table.append(UInt64(elements))
    // Of an empty section nothing is known but that it is empty.
    table.append(UInt32(elements > 0 ? bytes.byteCount / elements : 0))
    table.append(checksum(of: bytes))
    count += 1
    position += bytes.byteCount
    try sink(bytes)
  }

  /// Writes table and tail; nothing can be added afterwards.
  package mutating func finish() throws {
    try pass(ContiguousArray(repeating: 0, count: -position & (SectionFile.frame - 1)))
    let start = position
    try pass(table)
    var tail = ContiguousArray(SectionFile.mark)
    tail.append(UInt64(start))
    tail.append(UInt64(position + SectionFile.frame))
    tail.append(UInt64(count))
    tail.append(headChecksum)
    tail.append(checksum(of: table.span.bytes))
    tail += ContiguousArray(repeating: 0, count: SectionFile.frame - 4 - tail.count)
    tail.append(checksum(of: tail.span.bytes))
    try pass(tail)
  }

  private mutating func pass(_ bytes: ContiguousArray<UInt8>) throws {
    position += bytes.count
    if !bytes.isEmpty { try sink(bytes.span.bytes) }
  }
}

extension ContiguousArray<UInt8> {
  /// Little-endian.
  fileprivate mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    for byte in 0..<value.bitWidth / 8 { append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
  }
}
