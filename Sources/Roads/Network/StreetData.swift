import Territory

/// Streets as a source draws them, in OpenStreetMap's words: what a network is built from, and what an import keeps.
///
/// Only what roads need is here: positions that ways use, ways that somebody can travel, restrictions of turns, and the
/// nodes on those ways that slow or stop a traveller. Nodes are numbered from 0 in the order of their source's ids, so
/// that the same source gives the same data whatever the order of its objects.
public struct StreetData: Sendable, Equatable {
  /// One word for each tag of a way, node or restriction: places in `words`.
  public struct Tag: Sendable, Hashable {
    public var key: UInt32
    public var value: UInt32

    public init(key: UInt32, value: UInt32) {
      self.key = key
      self.value = value
    }
  }

  /// A relation that forbids or commands turns.
  public struct Restriction: Sendable, Hashable {
    /// Places among the ways.
    public var from: [UInt32]
    public var to: [UInt32]
    public var via: Via
    /// `restriction`, `restriction:conditional`, `restriction:motorcycle`, `except` … as the source has them.
    public var tags: [Tag]

    public enum Via: Sendable, Hashable {
      case node(UInt32)
      /// In the order in which they are travelled.
      case ways([UInt32])
    }

    public init(from: [UInt32], via: Via, to: [UInt32], tags: [Tag]) {
      (self.from, self.via, self.to, self.tags) = (from, via, to, tags)
    }
  }

  /// 1e-7 degrees.
  public var longitudes: ContiguousArray<Int32> = []
  public var latitudes: ContiguousArray<Int32> = []
  /// Nodes of way `w`: `wayNodes[firstNode[w] ..< firstNode[w + 1]]`.
  public var firstNode: ContiguousArray<UInt32> = [0]
  public var wayNodes: ContiguousArray<UInt32> = []
  /// Tags of way `w`: `tags[firstTag[w] ..< firstTag[w + 1]]`.
  public var firstTag: ContiguousArray<UInt32> = [0]
  public var tags: ContiguousArray<Tag> = []
  /// Nodes with tags that matter, rising; tags of the n-th: `nodeTags[firstNodeTag[n] ..< firstNodeTag[n + 1]]`.
  public var taggedNodes: ContiguousArray<UInt32> = []
  public var firstNodeTag: ContiguousArray<UInt32> = [0]
  public var nodeTags: ContiguousArray<Tag> = []
  public var restrictions: [Restriction] = []
  /// Every key and value once.
  public var words: [String] = []

  public init() {}

  public var wayCount: Int { firstNode.count - 1 }
  public var nodeCount: Int { longitudes.count }
}
