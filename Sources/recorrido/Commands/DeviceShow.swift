import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct DeviceShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Lista los equipos que han escrito en el archivo.")

  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    let (devices, own) = (try office.store.devices(), try office.store.device())
    let entries = Dictionary(
      uniqueKeysWithValues: try office.store.read { try $0.journalHeads() }.map { ($0.device, $0.sequence) })
    guard !output.json else {
      Console.out(
        JSONValue.array(
          devices.map {
            .object([
              ("id", .string($0.id.description)), ("name", .string($0.name)), ("since", .string($0.since.description)),
              ("entries", JSONValue(entries[$0.id] ?? 0)), ("here", .bool($0.id == own?.id)),
            ])
          }
        ).lines, isJSON: true)
      return
    }
    var table = Table([
      Table.Column(title: Console.say("nombre", "name")), Table.Column(title: "id", isWhole: true),
      Table.Column(title: Console.say("desde", "since"), isWhole: true),
      Table.Column(title: Console.say("entradas", "entries"), isNumber: true), Table.Column(title: ""),
    ])
    table.rows = devices.map { device in
      let here = device.id == own?.id ? Console.say("este equipo", "this one") : ""
      return [
        device.name, String(device.id.description.prefix(8)), office.zone.clock(of: device.since),
        grouped(entries[device.id] ?? 0, decimals: 0), here,
      ]
    }
    Console.out(table.text())
    if own == nil {
      Console.error(
        Console.say(
          "Este equipo aún no escribe en el archivo; lo que escriba irá como equipo nuevo.",
          "This machine has not written to the file yet; what it writes will go as a new device."))
    }
  }
}
