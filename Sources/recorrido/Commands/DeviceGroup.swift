import ArgumentParser

struct DeviceGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "device", abstract: "Dice qué equipos escriben en el archivo y les da nombre.",
    subcommands: [DeviceShow.self, DeviceRename.self])
}
