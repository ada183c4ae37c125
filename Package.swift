// swift-tools-version: 6.1
import Foundation
import PackageDescription

let package = Package(
  name: "recorrido",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "recorrido", targets: ["recorrido"]),
    .library(name: "Fieldwork", targets: ["Fieldwork"]),
  ],
  dependencies: [
    // The SQLite toolkit under Store: connections, migrations, backup.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // The command line.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The templates of reports and pages.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Valid geometry: mend, contain, intersect, Voronoi.
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    // Coordinate systems and geodesics.
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    // The spatial half of the office's file.
    .systemLibrary(
      name: "CSpatiaLite", pkgConfig: "spatialite",
      providers: [.apt(["libspatialite-dev"]), .brew(["libspatialite"])]),
    // Other people's GeoPackages, read as they are.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    // SHA-256 of the system: nothing to build, and several times faster than portable code.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    // gzip, zip and the compressed imports, as streams.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // The blobs of OSM's PBF, in one piece each: more than twice as fast as zlib.
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    // Elevation models as GeoTIFF.
    .systemLibrary(name: "CTiff", pkgConfig: "libtiff-4", providers: [.apt(["libtiff-dev"]), .brew(["libtiff"])]),
    // Photo metadata.
    .systemLibrary(name: "CExif", pkgConfig: "libexif", providers: [.apt(["libexif-dev"]), .brew(["libexif"])]),
    // Photo headers: is it a JPEG, and how large.
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),

    // Drawn maps: shapes and letters to SVG, PDF and PNG.
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev", "libcairo2-dev"]), .brew(["pango"])]),

    .target(name: "Territory", dependencies: ["CCrypto"]),
    .target(name: "Geometry", dependencies: ["Territory", "CGEOS", "CPROJ"]),
    .target(
      name: "Store",
      dependencies: [
        "Territory", "Geometry", "CSpatiaLite", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "Exchange", dependencies: ["Territory", "Geometry", "CSQLite", "CZlib"]),
    .target(name: "Evidence", dependencies: ["Territory", "CExif", "CTurboJPEG"]),
    .target(name: "Roads", dependencies: ["Territory", "Geometry", "CDeflate", "CTiff", "CZlib"]),
    .target(name: "Rounds", dependencies: ["Territory"]),
    .target(name: "Figures", dependencies: ["Geometry", "Territory"]),
    .target(
      name: "Cartography",
      dependencies: [
        "Figures", "Geometry", "Territory", "CPangoCairo", .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .target(
      name: "Fieldwork",
      dependencies: [
        "Territory", "Geometry", "Store", "Exchange", "Evidence", "Roads", "Rounds", "Figures", "Cartography",
      ]),
    .executableTarget(
      name: "recorrido",
      dependencies: ["Fieldwork", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      // The chapters of the users' book: in the program itself, which can be copied anywhere.
      resources: [.embedInCode("Manual")]),
    // Makes what `data/` holds.
    .executableTarget(name: "recorrido-demodata", dependencies: ["Territory", "Geometry", "Exchange"]),
    // Makes what `scripts/bench` measures on.
    .executableTarget(
      name: "recorrido-bench", dependencies: ["Territory", "Store", "Exchange", "Roads", "Rounds"]),

    .testTarget(name: "TerritoryTests", dependencies: ["Territory"]),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry"]),
    .testTarget(name: "StoreTests", dependencies: ["Store"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"]),
    .testTarget(name: "RoadsTests", dependencies: ["Roads"]),
    .testTarget(name: "RoundsTests", dependencies: ["Rounds"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
    .testTarget(name: "CartographyTests", dependencies: ["Cartography"]),
    .testTarget(name: "CommandTests", dependencies: ["recorrido", "Fieldwork"]),
  ],
  swiftLanguageModes: [.v6]
)

// The library's pages: RECORRIDO_DOCS=1 swift package generate-documentation --target Exchange. Asked for, because it
// brings half a minute of building that nothing else needs.
if ProcessInfo.processInfo.environment["RECORRIDO_DOCS"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
