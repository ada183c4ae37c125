import CSpatiaLite

#if canImport(Darwin)
  import Darwin
#endif

/// Whether a file system is one that machines share, told by the type number of `statfs`.
public enum FileSystemKind: Equatable, Sendable {
  case local
  case network(name: String)

  /// Source: Linux `statfs(2)`, f_type magic numbers.
  public init(statfsType type: UInt32) {
    let shared: [UInt32: String] = [
      0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x0102_1997: "9P", 0x5346_414F: "AFS",
      0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x564C: "NCP", 0x00C3_6400: "Ceph", 0x786F_4256: "VirtualBox",
      0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS", 0x7461_636F: "OCFS2", 0x0116_1970: "GFS2",
    ]
    self = shared[type].map(FileSystemKind.network) ?? .local
  }

  /// The kind of the file system that holds `path`; local where the system will not say.
  init(of path: String) {
    var facts = statfs()
    guard statfs(path, &facts) == 0 else {
      self = .local
      return
    }
    #if os(Linux)
      self.init(statfsType: UInt32(truncatingIfNeeded: facts.f_type))
    #else
      self = Int32(facts.f_flags) & MNT_LOCAL == 0 ? .network(name: "MNT") : .local
    #endif
  }
}
