import Cartography
import Roads
import Territory

extension OfficeRoads {
  /// Streets as the background of a map: those that touch the box, the small ones only where there are few.
  func background(in box: BoundingBox) -> [MapStreet] {
    var streets: [MapStreet] = []
    for index in 0..<network.network.counts.segments {
      let segment = network.network.segment(at: index)
      guard segment.category != "ferry", segment.path.contains(where: box.contains) else { continue }
      streets.append(MapStreet(path: segment.path, importance: .init(category: segment.category)))
    }
    if streets.count > Self.mostDetailed { streets.removeAll { $0.importance == .local } }
    return streets
  }

  /// More streets than this blacken a sheet.
  private static let mostDetailed = 8000
}

extension MapStreet.Importance {
  /// By the word of `highway`.
  fileprivate init(category: String) {
    switch category.replacing("_link", with: "") {
    case "motorway", "trunk", "primary": self = .main
    case "secondary", "tertiary": self = .secondary
    default: self = .local
    }
  }
}
