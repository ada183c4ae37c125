import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

/// One `FIELD=VALUE` of `add` and `edit`.
struct TypedField: ExpressibleByArgument {
  var name: String
  var value: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
    name = String(argument[..<sign])
    value = String(argument[argument.index(after: sign)...])
  }
}

/// The fields that `add` and `edit` take.
struct FieldsArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("Campos, como en los archivos que se importan.", valueName: "campo=valor"))
  var fields: [TypedField]

  @Option(help: "Motivo.") var reason: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    var seen: Set<String> = []
    for field in fields where !seen.insert(field.name).inserted {
      throw ValidationError(
        Console.say("El campo «\(field.name)» se repite.", "Field “\(field.name)” is repeated."))
    }
  }

  /// A journal of what was set has no word for taking a value away; an unknown field is told by its own refusal.
  private func refuseEmpty(_ imports: ImportKind) throws {
    let known = imports.fields + ["catalogue"]
    for field in fields where field.value.plain.isEmpty && known.contains(field.name) {
      throw imports.required.contains(field.name)
        ? FieldworkRefusal.missing(field: field.name) as any Refusal : FieldsRefusal.emptied(field.name)
    }
  }

  /// Writes the record and says what became of it.
  /// - Parameter edition: the code of the edition that a unit stands in.
  func record<Words: EditableWords>(
    _ words: Words.Type, in office: FieldOffice, mode: FieldOffice.SingleMode, edition: String? = nil
  ) throws {
    var values = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    try refuseEmpty(Words.imports)
    // A unit's edition is not a field of its row but of the whole import.
    let catalogue = edition ?? (Words.kind == .territorialUnit ? values.removeValue(forKey: "catalogue") : nil)
    let written = try office.record(
      Words.imports, values: values, mode: mode, level: Words.level, catalogue: catalogue, reason: reason)
    for warning in written.result.warnings { Console.warn(warning) }
    Console.note(written)
    let (id, change) = (written.result.id, written.result.change)
    let key = try office.store.read { try $0.key(Words.kind, id) }
    let name = Words.kind.name(in: Console.language)
    guard !output.json else {
      Console.out(
        JSONValue.object([
          ("id", .string(id.description)), ("key", .string(key)), ("change", .string("\(change)")),
          ("warnings", .array(written.result.warnings.map(Console.json))),
        ]).text, isJSON: true)
      return
    }
    let sentence =
      switch change {
      case .new: Console.say("Alta: \(name) «\(key)».", "Added: \(name) “\(key)”.")
      case .changed: Console.say("Cambio: \(name) «\(key)».", "Changed: \(name) “\(key)”.")
      case .unchanged: Console.say("Sin cambio: \(name) «\(key)».", "Unchanged: \(name) “\(key)”.")
      }
    Console.out(sentence)
  }
}

/// Why a field cannot be taken as typed.
enum FieldsRefusal: Refusal, Equatable {
  case emptied(String)

  func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.emptied(let field), .spanish):
      "El campo «\(field)» no se puede vaciar: dele un valor, o anule el registro y délo de alta sin él."
    case (.emptied(let field), .english):
      "Field “\(field)” cannot be emptied: give it a value, or annul the record and add it again without it."
    }
  }
}
