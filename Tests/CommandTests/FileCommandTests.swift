import Foundation
import Testing

@Suite struct FileCommandTests {
  let office: SmallOffice
  init() throws { office = try SmallOffice() }

  @Test("a file made is told to a program too")
  func made() throws {
    let answer = try office.harness.run(
      "init", "otra.sqlite", "--municipality", "14050", "--name", "Jocotepec", "--json")
    let made = try answer.object()
    #expect(answer.code == 0 && made["file"] as? String == "otra.sqlite" && made["key"] as? String == "14050")
    #expect(made["name"] as? String == "Jocotepec" && made["scope"] as? String == "municipality")
    #expect(made["zone"] as? String == "America/Mexico_City")
    let country = try office.harness.run("init", "pais.sqlite", "--scope", "country", "--name", "México", "--json")
    #expect(try country.object()["key"] is NSNull)
  }

  @Test("a backup restored elsewhere is the same office")
  func backup() throws {
    let backup = try office.run("backup", "respaldo.tar")
    #expect(backup.code == 0 && backup.out == "Respaldo en respaldo.tar: entradas 9, fotos 0.\n")
    let restore = try office.harness.run("restore", "respaldo.tar", "--database", "copia.sqlite")
    #expect(restore.code == 0 && restore.out == "Recuperado copia.sqlite: entradas 9, fotos 0.\n")
    #expect(try office.harness.run("check", "--database", "copia.sqlite").code == 0)
    let listed = try office.harness.run("project", "list", "--json", "--database", "copia.sqlite").out
    #expect(try office.run("project", "list", "--json").out == listed)
  }

  @Test("neither a backup nor a restore overwrites what is there, and a cut archive is refused")
  func refused() throws {
    #expect(try office.run("backup", "respaldo.tar").code == 0)
    #expect(try office.run("backup", "respaldo.tar").err.contains("ya existe"))
    #expect(try office.run("restore", "respaldo.tar").err.contains("ya existe"))
    let archive = try Data(contentsOf: URL(fileURLWithPath: office.harness.path("respaldo.tar")))
    try archive.prefix(100_000).write(to: URL(fileURLWithPath: office.harness.path("cortado.tar")))
    let answer = try office.harness.run("restore", "cortado.tar", "--database", "copia.sqlite")
    #expect(answer.code == 1 && answer.err.contains("cortado.tar"))
    #expect(!FileManager.default.fileExists(atPath: office.harness.path("copia.sqlite")))
  }

  @Test("a device is shown and named, and a copy of the file goes on as a device of its own")
  func devices() throws {
    #expect(try office.run("device", "rename", "Laptop de campo").out == "Este equipo se llama «Laptop de campo».\n")
    let lines = try office.run("device", "show").lines
    #expect(lines.count == 2 && lines[1].hasPrefix("Laptop de campo") && lines[1].hasSuffix("este equipo"))
    try FileManager.default.copyItem(atPath: office.file, toPath: office.harness.path("copia.sqlite"))
    let show = try office.harness.run("device", "show", "-d", "copia.sqlite")
    #expect(show.code == 0 && show.err.contains("aún no escribe"))
    let annul = try office.harness.run("event", "annul", "A-01", "--reason", "error", "-d", "copia.sqlite")
    #expect(annul.code == 0 && annul.err.contains("viene de otro equipo"))
    let devices = try office.harness.run("device", "show", "--json", "-d", "copia.sqlite").objects()
    #expect(devices.count == 2)
    #expect(devices.first { $0["here"] as? Bool == true }?["entries"] as? Int == 1)
    #expect(try office.harness.run("journal", "head", "-d", "copia.sqlite").lines.count == 4)
    #expect(try office.run("device", "rename", " ").code == 1)
  }

  @Test("a photo that is missing is told and is no fault; one with other bytes is")
  func photos() throws {
    let (digest, path) = try office.addPhoto(Array("una foto".utf8))
    #expect(try office.run("check").code == 0)
    try Data("otra foto".utf8).write(to: URL(fileURLWithPath: path))
    let damaged = try office.run("check")
    #expect(damaged.code == 1 && damaged.out.contains("Foto dañada: \(digest.hexadecimal)"))
    #expect(damaged.err == "Fotos dañadas: 1; recupérelas de un respaldo.\n")
    try FileManager.default.removeItem(atPath: path)
    let missing = try office.run("check")
    #expect(missing.code == 0 && missing.out.contains("Foto que falta: \(digest.hexadecimal)"))
  }
}
