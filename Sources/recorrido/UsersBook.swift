import Cartography
import Foundation

/// The users' book: the chapters of the folder `Manual`, which are built into the program, and the pictures that the demo
/// drew.
enum UsersBook {
  static let book = Book(
    title: "Recorrido: manual de uso", subtitle: "Planear la ronda, probar la visita, publicar el mapa.",
    language: .spanish,
    chapters: sources.map { BookChapter(name: $0.name, markdown: String(decoding: $0.markdown, as: UTF8.self)) })

  /// What its chapters are asked for by; known without reading them.
  static let names = sources.map(\.name)

  /// In the order of the work.
  private static let sources: [(name: String, markdown: [UInt8])] = [
    ("empezar", PackageResources.empezar_md), ("ronda", PackageResources.ronda_md),
    ("visitas", PackageResources.visitas_md), ("mapas", PackageResources.mapas_md),
    ("informe", PackageResources.informe_md), ("listas", PackageResources.listas_md),
    ("corregir", PackageResources.corregir_md), ("respaldo", PackageResources.respaldo_md),
    ("formatos", PackageResources.formatos_md), ("caminos", PackageResources.caminos_md),
    ("temas", PackageResources.temas_md), ("privacidad", PackageResources.privacidad_md),
    ("preguntas", PackageResources.preguntas_md),
  ]

  /// A picture by its name; nil where the program stands alone.
  static func picture(_ name: String) -> [UInt8]? {
    pictureFolder.flatMap { FileManager.default.contents(atPath: $0 + "/" + name) }.map(Array.init)
  }

  /// Where a system keeps what belongs to an installed program, else the project that the program was built in; links to
  /// the program are followed.
  private static let pictureFolder: String? = {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    var folder = program.deletingLastPathComponent()
    var candidates = [folder.deletingLastPathComponent().appendingPathComponent("share/recorrido/pictures").path]
    // .build/<system>/release/recorrido
    for _ in 0..<4 {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
        candidates.append(folder.appendingPathComponent("data/pictures").path)
      }
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }()
}
