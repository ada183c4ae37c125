import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct ShowVisit: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Muestra una visita y sus fotos.")

  @Argument(help: "Clave o principio del id (6 letras o más).") var key: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    try office.store.read { reader in
      let id = try office.find(.visit, named: key, in: reader)
      guard let visit = try reader.listedRecord(.visit, id) else { return }
      var photos: [ListedRecord] = []
      try reader.forEachRecord(.photo, where: ("visit_id", id.description), includingAnnulled: visit.isAnnulled) {
        photos.append($0)
      }
      var (text, photoText) = (
        RecordText(.visit, reader: reader, zone: office.zone), RecordText(.photo, reader: reader, zone: office.zone)
      )
      if output.json {
        let objects = try photos.map { photo in
          JSONValue.object(
            try photoText.json(photo).members + [("present", .bool(isPresent(photo, in: office.store.blobs)))])
        }
        let members = try text.json(visit).members + [("photos", .array(objects))]
        Console.out(JSONValue.object(members).text, isJSON: true)
        return
      }
      var lines = try text.lines(of: visit, birth: try reader.birth(.visit, id))
      for photo in photos {
        lines.append((Console.say("foto", "photo"), try line(photo, &photoText, office.store.blobs)))
      }
      RecordLines(lines).say()
    }
  }

  /// `1f0c9a2b3d4e, 2024-11-12 11:30, a 79.7 m del sitio, W-PHO-01, archivo presente`.
  private func line(_ photo: ListedRecord, _ text: inout RecordText, _ blobs: BlobFolder) throws -> String {
    let fields = Dictionary(uniqueKeysWithValues: photo.fields)
    let metres = fields["distance_to_site_m"]?.integer.map { decimals(Double($0) / 1000, 1) }
    let parts = [
      fields["sha256"]?.text.map { String($0.prefix(12)) }, try text.text("taken_at", fields["taken_at"] ?? .null),
      metres.map { Console.say("a \($0) m del sitio", "\($0) m from the site") }, fields["warnings"]?.text,
      isPresent(photo, in: blobs)
        ? Console.say("archivo presente", "file present") : Console.say("falta el archivo", "the file is missing"),
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func isPresent(_ photo: ListedRecord, in blobs: BlobFolder) -> Bool {
    photo.fields.first { $0.name == "sha256" }?.value.text.flatMap { Digest(hexadecimal: $0) }
      .map(blobs.contains) ?? false
  }
}
