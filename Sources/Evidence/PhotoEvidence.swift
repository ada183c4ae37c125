import Territory

/// What a photo says by itself: which bytes it is, how large, where and when it was taken.
public struct PhotoEvidence: Hashable, Sendable {
  /// SHA-256 of the file's bytes.
  public let digest: Digest
  public let byteCount: Int
  /// Pixels, as a person sees the photo: after its orientation.
  public let width, height: Int
  /// EXIF orientation, 1…8; 1 where the photo does not say. From 5 on, the stored picture lies on its side.
  public let orientation: Int
  /// Where EXIF GPS says it was taken; nil where it does not say, or says what cannot be (see `ExifTags.position`).
  public let position: Coordinate?
  /// When EXIF says it was taken; nil where it does not say.
  public let takenAt: PhotoTime?

  /// Reads a photo that is already in memory.
  /// - Parameter path: where it comes from, for the sentence of a refusal.
  /// - Throws: `PhotoRefusal.notJPEG` or `.broken`. Missing or broken EXIF is no error: it says nothing.
  public init(bytes: [UInt8], path: String) throws {
    let stored = try storedSize(ofJPEG: bytes, path: path)
    let tags = exifSegment(inJPEG: bytes).flatMap { ExifTags(segment: bytes[$0]) }
    digest = Digest(of: bytes)
    byteCount = bytes.count
    orientation = tags?.orientation ?? 1
    (width, height) = orientation >= 5 ? (stored.height, stored.width) : (stored.width, stored.height)
    position = tags?.position
    takenAt = tags?.takenAt
  }
}

/// Reads a photo's file as evidence.
/// - Throws: `PhotoRefusal`: no such file, unreadable, a directory, empty, over `largestPhoto`, not a JPEG, broken.
public func readPhoto(at path: String) throws -> PhotoEvidence {
  try PhotoEvidence(bytes: photoBytes(at: path), path: path)
}
