import Foundation
import Geometry
import Territory

/// Makes what `data/` holds, the same bytes every time.
@main
struct DemoData {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: recorrido-demodata DIR")
      exit(64)
    }
    let folder = URL(fileURLWithPath: CommandLine.arguments[1])
    try write(iztacalco(), to: folder.appending(path: "iztacalco"))
    try write(jocotepec(), to: folder.appending(path: "jocotepec"))
  }

  private static func write(_ files: [(name: String, text: String)], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
      print("\(folder.lastPathComponent)/\(file.name): \(file.text.utf8.count) bytes")
    }
  }

  // Each part has a seed of its own, so that a change in one leaves the others as they are.

  static func iztacalco() throws -> [(name: String, text: String)] {
    var works = Chance(seed: 1)
    // The same rounds twice: first to learn which works they see finished.
    var (planning, visiting) = (Chance(seed: 2), Chance(seed: 2))
    var rows = Chance(seed: 3)
    var assemblies = Chance(seed: 4)
    var streets = Chance(seed: 5)
    let drawn = Work.all(&works)
    let all = Visit.borneOut(drawn, by: Visit.all(to: drawn, &planning))
    let visits = Visit.all(to: all, &visiting)
    return [
      ("unidades.geojson", geoJSONText(try UnitFact.features())),
      ("estado.geojson", geoJSONText([Surroundings.mexicoCity])),
      ("proyectos.csv", IztacalcoTables.projects(all, visits, &rows)),
      ("sitios.csv", IztacalcoTables.sites(all)),
      ("visitas.csv", IztacalcoTables.visits(visits, &rows)),
      ("asambleas.csv", Assemblies.table(&assemblies)),
      ("promotores.csv", IztacalcoOffice.promoters()),
      ("oficinas.csv", IztacalcoOffice.offices()),
      ("vehiculos.csv", IztacalcoOffice.vehicles()),
      ("precios.csv", IztacalcoOffice.prices()),
      ("calles.geojson", geoJSONText(IztacalcoStreets.network(&streets).features)),
    ]
  }

  static func jocotepec() -> [(name: String, text: String)] {
    var streets = Chance(seed: 6)
    return [
      ("municipio.geojson", geoJSONText([jocotepecMunicipality])),
      ("estado.geojson", geoJSONText([Surroundings.jalisco])),
      ("localidades.csv", LocalityFact.table()),
      ("oficinas.csv", JocotepecOffice.offices()),
      ("vehiculos.csv", JocotepecOffice.vehicles()),
      ("precios.csv", JocotepecOffice.prices()),
      ("promotores.csv", JocotepecOffice.promoters()),
      ("tramos-s2.csv", JocotepecOffice.legs()),
      ("proyectos.csv", MunicipalWork.projects()),
      ("sitios.csv", MunicipalWork.sites()),
      ("zonas.geojson", geoJSONText([jocotepecAvoidZone])),
      ("calles.geojson", geoJSONText(JocotepecRoads.network(&streets).features)),
    ]
  }
}
