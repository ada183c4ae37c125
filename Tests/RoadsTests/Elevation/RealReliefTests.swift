import FoundationEssentials
import Territory
import Testing

@testable import Roads

private let folder = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].flatMap {
  $0.isEmpty ? nil : $0 + "/"
}

/// Real streets on real ground.
@Suite("Real relief", .enabled(if: folder != nil, "RECORRIDO_REAL_DATA names no folder with osm/ and dem/"))
struct RealReliefTests {
  private static func network(_ streets: String, _ ground: String) async throws
    -> (network: RoadNetwork, coverage: ElevationCoverage, grid: ElevationGrid)
  {
    let grid = try readElevation(at: folder! + "dem/" + ground)
    var network = RoadNetwork(try await readStreets(at: folder! + "osm/" + streets).0)
    let coverage = network.setElevation { grid.metres(at: $0) }
    return (network, coverage, grid)
  }

  @Test("in Andorra streets rise as the ground does, and whoever comes back is as high as before")
  func andorra() async throws {
    let (network, coverage, grid) = try await Self.network("andorra-2013.osm.pbf", "N42E001.hgt.zip")
    #expect(network.reliefs.count == network.segments.count)
    #expect(coverage.coveredSegments * 100 > coverage.segments * 97)
    let heights = network.heights()
    var highest = Int16.min
    var differences: [Double] = []
    for (segment, relief) in zip(network.segments, network.reliefs) where relief != Relief.unknown {
      // Each rise is rounded to the millimetre, so a long way round may differ by some.
      let rise = heights[Int(segment.to)] - heights[Int(segment.from)]
      #expect(abs(rise - Int(relief.netRise)) < 500)
      #expect(relief.climb >= 0 && relief.descent >= 0 && relief.climbLength <= segment.millimetres)
      if network.isMainRoad(segment) { highest = max(highest, relief.altitude) }
      let ends = [segment.firstPoint, segment.lastPoint].map { grid.metres(at: network.points[Int($0)].coordinate) }
      if let start = ends[0], let end = ends[1], segment.millimetres > 200_000 {
        differences.append(abs(Double(relief.netRise) / 1000 - (end - start)))
      }
    }
    // The evening of neighbours moves a long street's ends by little.
    #expect(differences.count > 500 && differences.sorted()[differences.count * 9 / 10] < 5)
    // The main road goes over the Port d'Envalira, 2,408 m above the sea; a segment tells its mean.
    #expect((2_250...2_430).contains(highest), "\(highest)")
  }

  @Test("in Porto Alegre a climb costs fuel and no time, and never less than going down")
  func portoAlegre() async throws {
    let (network, coverage, _) = try await Self.network("porto-alegre.osm.pbf", "porto-alegre-elevacion.tif")
    // The model ends before the streets do.
    #expect(coverage.coveredSegments * 2 > coverage.segments && coverage.filledJunctions > 0)
    #expect(network.reliefs.allSatisfy { (0...255).contains($0.altitude) })
    var level = network
    level.reliefs = []
    let terms = TravelTerms(.pickup, objective: .fuel)
    let (hills, plain) = (network.travelCosts(terms).courses, level.travelCosts(terms).courses)
    var climbs = 0
    for (index, relief) in network.reliefs.enumerated() where relief.netRise > 0 && relief.descent == 0 {
      let (up, down) = (hills[2 * index], hills[2 * index + 1])
      guard up.isUsable, down.isUsable, up.milliseconds == down.milliseconds else { continue }
      #expect(up.milliseconds == plain[2 * index].milliseconds)
      #expect(up.microlitres >= down.microlitres)
      climbs += 1
    }
    #expect(climbs > 1_000)
  }
}

extension RoadNetwork {
  /// Millimetres of each junction over the first of all that hang together with it, along some way.
  fileprivate func heights() -> [Int] {
    var rises = [[(junction: Int, rise: Int)]](repeating: [], count: turns.junctionCount)
    for (segment, relief) in zip(segments, reliefs) where relief != Relief.unknown {
      rises[Int(segment.from)].append((Int(segment.to), Int(relief.netRise)))
      rises[Int(segment.to)].append((Int(segment.from), -Int(relief.netRise)))
    }
    var heights = [Int?](repeating: nil, count: turns.junctionCount)
    for first in heights.indices where heights[first] == nil {
      heights[first] = 0
      var line = [first]
      var next = 0
      while next < line.count {
        for (junction, rise) in rises[line[next]] where heights[junction] == nil {
          heights[junction] = heights[line[next]]! + rise
          line.append(junction)
        }
        next += 1
      }
    }
    return heights.map { $0! }
  }

  fileprivate func isMainRoad(_ segment: Segment) -> Bool {
    ["trunk", "primary", "secondary"].contains(words[Int(streets[Int(segment.street)].category)])
  }
}
