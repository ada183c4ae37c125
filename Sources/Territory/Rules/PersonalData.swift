/// Finds identifiers of people in free text (rule E-PRI-01).
public enum PersonalData {
  public enum Kind: Sendable, Hashable, CaseIterable {
    case curp, electorKey, rfc, phone

    /// With its article: «una CURP».
    func words(in language: Language) -> String {
      switch (self, language) {
      case (.curp, .spanish): "una CURP"
      case (.electorKey, .spanish): "una clave de elector"
      case (.rfc, .spanish): "un RFC"
      case (.phone, .spanish): "un teléfono"
      case (.curp, .english): "a CURP"
      case (.electorKey, .english): "an elector key"
      case (.rfc, .english): "an RFC"
      case (.phone, .english): "a telephone number"
      }
    }
  }

  /// Judges a text that somebody typed.
  /// - Throws: `WorksRule.personalData`.
  public static func judge(_ text: String?) throws {
    if let kind = text.flatMap(find(in:)) { throw WorksRule.personalData(kind: kind) }
  }

  /// What a text seems to hold; nil where it holds nothing of the kind.
  public static func find(in text: String) -> Kind? {
    // Each of them has six digits or more; most notes have none, and a pattern costs as much as the rest of a visit.
    guard digitCount(of: text) >= 6 else { return nil }
    // Source of the shapes: RENAPO (CURP), SAT (RFC), INE (clave de elector). The ends are said by
    // hand: for `\b` a colon between letters is no boundary, and «RFC:XAXX…» would pass.
    let curp = /(?:^|[^A-ZÑ0-9])[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d(?![A-ZÑ0-9])/
    let elector = /(?:^|[^A-ZÑ0-9])[A-Z]{6}\d{8}[HM]\d{3}(?![A-ZÑ0-9])/
    let rfc = /(?:^|[^A-ZÑ&0-9])[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}(?![A-ZÑ0-9])/
    let namedPhone =
      /(?i)(?:^|[^\p{L}])(?:tel|cel|whatsapp)\p{L}*[\s.:;,#\/()+-]*(?:52[\s.()-]*)?(?:\d[\s.()-]*){9}\d(?!\d)/
    let groupedPhone = /(?:^|\D)\(?(?:\d{2}\)?[\s-]\d{4}|\d{3}\)?[\s-]\d{3})[\s-]\d{4}(?!\d)/
    let capitals = text.uppercased()
    if capitals.contains(curp) { return .curp }
    if capitals.contains(elector) { return .electorKey }
    if capitals.contains(rfc) { return .rfc }
    return text.contains(namedPhone) || text.contains(groupedPhone) ? .phone : nil
  }

  private static func digitCount(of text: String) -> Int {
    text.unicodeScalars.count { scalar in
      scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.generalCategory == .decimalNumber
    }
  }
}
