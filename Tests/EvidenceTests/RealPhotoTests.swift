import Evidence
import Foundation
import Territory
import Testing

/// The folder of real photos; nil where `RECORRIDO_REAL_DATA` does not name one.
private let realPhotos: String? = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].flatMap { folder in
  FileManager.default.fileExists(atPath: folder + "/fotos") ? folder + "/fotos/" : nil
}

/// A real photo and what exiftool and our own eyes say of it.
struct RealPhoto: CustomTestStringConvertible, Sendable {
  var name: String
  var width, height: Int
  var orientation = 1
  var position: Coordinate?
  var takenAt: PhotoTime?
  var testDescription: String { name }
}

@Suite("a real photo", .enabled(if: realPhotos != nil, "RECORRIDO_REAL_DATA names no folder with fotos/"))
struct RealPhotoTests {
  @Test("says where, when and how large", arguments: placed + odd)
  func evidence(expected: RealPhoto) throws {
    let photo = try readPhoto(at: realPhotos! + expected.name)
    #expect((photo.width, photo.height) == (expected.width, expected.height))
    #expect(photo.orientation == expected.orientation)
    #expect(photo.position?.quantised == expected.position)
    #expect(photo.takenAt == expected.takenAt)
  }

  @Test("has the digest that sha256sum prints")
  func digest() throws {
    let photo = try readPhoto(at: realPhotos! + "gps/DSCN0012.jpg")
    #expect(photo.digest.description == "84d60184ac4098b7967e2ef6dae6b03fc0d98b24624d2b57412dbcd7cb864680")
    #expect(photo.byteCount == 159_137)
  }

  @Test("none of either folder is missing from these tests")
  func complete() throws {
    let found = try ["gps", "raras"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: realPhotos! + folder).map { "\(folder)/\($0)" }
    }
    #expect(Set(found) == Set((placed + odd).map(\.name)))
  }

  @Test("cut off anywhere is read or refused, and never brings the reader down")
  func truncated() throws {
    for photo in placed + odd {
      let bytes = try photoBytes(at: realPhotos! + photo.name)
      for kept in stride(from: 0, to: min(bytes.count, 20_000), by: 97) {
        _ = try? PhotoEvidence(bytes: Array(bytes.prefix(kept)), path: photo.name)
      }
    }
  }
}

private func nikon(_ number: String, _ latitude: Double, _ longitude: Double, at seconds: Int) -> RealPhoto {
  // The day of the satellites is one ahead of the camera's, which nobody had set.
  RealPhoto(
    name: "gps/DSCN\(number).jpg", width: 640, height: 480,
    position: Coordinate(longitude: longitude, latitude: latitude), takenAt: .instant(secondsSince1970: seconds))
}

private let placed: [RealPhoto] = [
  nikon("0012", 43.4671567, 11.8853950, at: 1_224_772_097),
  nikon("0025", 43.4683650, 11.8816350, at: 1_224_772_909),
  nikon("0027", 43.4684417, 11.8815150, at: 1_224_772_949),
  nikon("0029", 43.4682433, 11.8801717, at: 1_224_773_120),
  nikon("0040", 43.4660117, 11.8791117, at: 1_224_773_640),
  RealPhoto(
    name: "gps/iphone_hdr_NO.jpg", width: 3264, height: 2448,
    position: Coordinate(longitude: -3.7247528, latitude: 40.4469722),
    takenAt: .instant(secondsSince1970: 1_428_689_542)),
  RealPhoto(
    name: "gps/Kodak_CX7530.jpg", width: 100, height: 78,
    position: Coordinate(longitude: 36.0564167, latitude: -0.3713),
    takenAt: .local(year: 2005, month: 8, day: 13, hour: 9, minute: 47, second: 23)),
  RealPhoto(
    name: "gps/67-0_length_string.jpg", width: 4032, height: 2012,
    position: Coordinate(longitude: 7.5919444, latitude: 51.025)),
]

private let odd: [RealPhoto] = [
  // The address of its EXIF part is of the wrong type; the clock behind it agrees with the one in its XMP.
  RealPhoto(
    name: "raras/30-type_error.jpg", width: 3872, height: 2403,
    takenAt: .local(year: 2013, month: 7, day: 5, hour: 3, minute: 18, second: 27)),
  RealPhoto(
    name: "raras/32-lens_data.jpeg", width: 200, height: 133,
    takenAt: .local(year: 2012, month: 7, day: 14, hour: 16, minute: 30, second: 12)),
  RealPhoto(
    name: "raras/45-gps_ifd.jpg", width: 1600, height: 900,
    takenAt: .local(year: 2012, month: 6, day: 23, hour: 6, minute: 55, second: 49)),
  RealPhoto(
    name: "raras/Canon_40D.jpg", width: 100, height: 68,
    takenAt: .local(year: 2008, month: 5, day: 30, hour: 15, minute: 56, second: 1)),
  // Its clock stands in the maker's own notes only.
  RealPhoto(name: "raras/Reconyx_HC500_Hyperfire.jpg", width: 2048, height: 1536),
  RealPhoto(
    name: "raras/WWL_Polaroid_ION230.jpg", width: 75, height: 100,
    takenAt: .local(year: 2026, month: 11, day: 24, hour: 14, minute: 41, second: 16)),
  RealPhoto(
    name: "raras/canon-a410-sin-gps.jpg", width: 1024, height: 768,
    takenAt: .local(year: 2006, month: 8, day: 26, hour: 20, minute: 49, second: 5)),
  RealPhoto(
    name: "raras/canon-ixus.jpg", width: 640, height: 480,
    takenAt: .local(year: 2001, month: 6, day: 9, hour: 15, minute: 17, second: 32)),
  RealPhoto(name: "raras/image01088.jpg", width: 425, height: 120),
  RealPhoto(name: "raras/image01551.jpg", width: 61, height: 58),
  RealPhoto(name: "raras/landscape_3.jpg", width: 600, height: 450, orientation: 3),
  RealPhoto(name: "raras/no_exif.jpg", width: 322, height: 466),
  RealPhoto(name: "raras/portrait_6.jpg", width: 450, height: 600, orientation: 6),
]
