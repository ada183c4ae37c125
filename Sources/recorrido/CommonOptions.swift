import ArgumentParser
import Fieldwork
import Foundation
import Store
import Territory

/// The options of every command: which file, which language, who.
struct CommonOptions: ParsableArguments {
  @Option(name: [.customLong("database"), .customShort("d")], help: "Archivo de la oficina (.sqlite).")
  var database: String?

  @Option(name: .customLong("lang"), help: "Idioma de los mensajes: es, en.")
  var language: String?

  @Option(name: .customLong("by"), help: "Clave de quien registra.")
  var author: String?

  func validate() throws {
    guard language == nil || Language(rawValue: language!) != nil else {
      throw ValidationError(Console.say("--lang es «es» o «en».", "--lang is “es” or “en”."))
    }
  }

  /// Moves `--database`, `--lang` and `--by` that stand before the command behind it, where its parser takes them.
  static func behindCommand(_ arguments: [String]) -> [String] {
    var (rest, leading) = (arguments[...], [String]())
    while let first = rest.first, ["--database", "-d", "--lang", "--by"].contains(String(first.prefix { $0 != "=" })) {
      let count = first.contains("=") ? 1 : 2
      leading += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    return Array(rest) + leading
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  var path: String { database ?? environment["RECORRIDO_DATABASE"] ?? "recorrido.sqlite" }

  /// Who writes: `--by`, then `$RECORRIDO_AUTHOR`, then the name one is logged in by.
  var who: String { author ?? environment["RECORRIDO_AUTHOR"] ?? NSUserName() }

  /// `$RECORRIDO_NOW` stands in for the clock.
  func now() throws -> Instant {
    guard let text = environment["RECORRIDO_NOW"] else { return Instant(seconds: Int(Date().timeIntervalSince1970)) }
    guard let instant = Instant(text) else {
      throw ValidationError(
        Console.say(
          "$RECORRIDO_NOW no es un instante (2024-11-12T18:00:00Z).",
          "$RECORRIDO_NOW is not an instant (2024-11-12T18:00:00Z)."))
    }
    return instant
  }

  func store() throws -> FieldStore { try FieldStore(path: path) }

  func office() throws -> FieldOffice {
    var office = try FieldOffice(store: store(), author: who, now: now())
    office.roadsNews = { try Console.tell($0) }
    return office
  }
}

/// `--json` where a program may read the answer.
struct JSONOption: ParsableArguments {
  @Flag(help: "Escribe JSON en la salida estándar.")
  var json = false
}

extension Console {
  /// Says what a write left to say: that this machine began to write as a new device.
  static func note<T>(_ written: FieldStore.Written<T>) {
    guard let device = written.newDevice else { return }
    error(
      say(
        "Este archivo es copia o viene de otro equipo: desde ahora firma como «\(device.name)» (\(device.id.description.prefix(8))).",
        "This file is a copy or comes from another machine: from now on it signs as “\(device.name)” (\(device.id.description.prefix(8)))."
      ))
  }
}
