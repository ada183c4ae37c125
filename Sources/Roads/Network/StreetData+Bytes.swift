import CDeflate
import Territory

/// The form in which an import keeps street data: the same data always gives the same bytes.
///
/// Eight bytes of name and version, then whole numbers in groups of seven bits: words; positions, each as the difference
/// from the one before; ways with the differences of their nodes; tags; restrictions. At the end the CRC-32 of it all.
extension StreetData {
  private static let name = ContiguousArray("CALLES\u{0}\u{1}".utf8)

  public func bytes() -> ContiguousArray<UInt8> {
    var out = ByteWriter(Self.name)
    out.write(words.count)
    for word in words { out.write(word) }
    writeNodes(to: &out)
    writeWays(to: &out)
    out.write(taggedNodes.count)
    var before = 0
    for (index, node) in taggedNodes.enumerated() {
      out.write(Int(node) - before)
      before = Int(node)
      out.write(nodeTags[Int(firstNodeTag[index])..<Int(firstNodeTag[index + 1])])
    }
    out.write(restrictions.count)
    for restriction in restrictions { out.write(restriction) }
    out.append(UInt64(crc32(out.bytes[...])), bytes: 4)
    return out.bytes
  }

  private func writeNodes(to out: inout ByteWriter) {
    out.write(nodeCount)
    var (longitude, latitude) = (0, 0)
    for node in 0..<nodeCount {
      out.write(signed: Int(longitudes[node]) - longitude)
      out.write(signed: Int(latitudes[node]) - latitude)
      (longitude, latitude) = (Int(longitudes[node]), Int(latitudes[node]))
    }
  }

  private func writeWays(to out: inout ByteWriter) {
    out.write(wayCount)
    var before = 0
    for way in 0..<wayCount {
      let nodes = Int(firstNode[way])..<Int(firstNode[way + 1])
      out.write(nodes.count)
      for index in nodes {
        out.write(signed: Int(wayNodes[index]) - before)
        before = Int(wayNodes[index])
      }
      out.write(tags[Int(firstTag[way])..<Int(firstTag[way + 1])])
    }
  }

  /// - Throws: `StreetBytesError` for bytes of another kind, of a later version, or damaged.
  public init(bytes: ContiguousArray<UInt8>) throws(StreetBytesError) {
    let version = Self.name.count - 1
    guard bytes.count >= Self.name.count + 4, bytes[..<version].elementsEqual(Self.name[..<version]) else {
      throw .otherKind
    }
    guard bytes[version] == Self.name[version] else { throw .otherVersion(Int(bytes[version])) }
    let end = bytes.count - 4
    let checksum = bytes[end...].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    guard checksum == crc32(bytes[..<end]) else { throw .damaged }
    var reader = StreetReader(bytes: bytes, at: Self.name.count, end: end)
    self = try reader.streets()
  }
}

/// Why bytes are no street data.
public enum StreetBytesError: BilingualRefusal, Equatable {
  case otherKind
  case otherVersion(Int)
  case damaged

  public var spanish: String {
    switch self {
    case .otherKind: "Lo guardado no es una red de calles: impórtela de nuevo."
    case .otherVersion(let version):
      "La red de calles se guardó en la versión \(version) del formato, que este programa no conoce: actualícelo."
    case .damaged: "La red de calles guardada está dañada: recupere el respaldo o impórtela de nuevo."
    }
  }

  public var english: String {
    switch self {
    case .otherKind: "What is kept is no street network: import it again."
    case .otherVersion(let version):
      "The street network was kept in version \(version) of the format, which this program does not know: update it."
    case .damaged: "The street network that is kept is damaged: restore the backup or import it again."
    }
  }
}

/// CRC-32 as in gzip and zip.
func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
}
