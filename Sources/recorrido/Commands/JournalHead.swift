import ArgumentParser
import Exchange
import Fieldwork
import Store

struct JournalHead: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "Da la última suma de cada equipo, para copiarla en un acta.",
    discussion: "Quien guarda la suma puede probar después que nada anterior ha cambiado.")

  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let names = Dictionary(uniqueKeysWithValues: try store.devices().map { ($0.id, $0.name) })
    let heads = try store.read { try $0.journalHeads() }
    guard !output.json else {
      Console.out(
        JSONValue.array(
          heads.map {
            .object([
              ("device", .string($0.device.description)), ("name", JSONValue(names[$0.device])),
              ("sequence", JSONValue($0.sequence)), ("hash", .string($0.hash)),
            ])
          }
        ).lines, isJSON: true)
      return
    }
    for head in heads {
      let device = [names[head.device], "(\(head.device))"].compactMap(\.self).joined(separator: " ")
      Console.out(
        Console.say(
          "Equipo \(device), entrada \(head.sequence):", "Device \(device), entry \(head.sequence):"))
      // By itself on its line and never cut: it is there to be copied.
      Console.out(head.hash)
    }
  }
}
