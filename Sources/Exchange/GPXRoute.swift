import Territory

/// A planned way as GPX 1.1, which navigators and phones open: the line as a track, the turns as a route.
/// Source: topografix.com, "GPX 1.1 Schema Documentation".
public struct GPXRoute: Sendable {
  /// A place where the traveller does something.
  public struct Turn: Sendable, Hashable {
    public var position: Coordinate
    /// What is to be done there, as a sentence.
    public var instruction: String

    public init(position: Coordinate, instruction: String) {
      self.position = position
      self.instruction = instruction
    }
  }

  public var name: String
  public var description: String?
  /// Who is to be named with the data; empty = nobody.
  public var copyright: String?
  public var turns: [Turn]
  public var line: [Coordinate]

  public init(name: String, description: String? = nil, copyright: String? = nil, turns: [Turn], line: [Coordinate]) {
    self.name = name
    self.description = description
    self.copyright = copyright
    self.turns = turns
    self.line = line
  }

  /// The whole file; positions with seven decimals, the same route as the same text.
  public var text: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<gpx version=\"1.1\" creator=\"Recorrido\" xmlns=\"http://www.topografix.com/GPX/1/1\">")
    lines.append("<metadata><name>\(xmlText(name))</name>")
    if let description { lines.append("<desc>\(xmlText(description))</desc>") }
    // Schema order: name, desc, author, copyright.
    if let copyright { lines.append("<copyright author=\"\(xmlText(copyright))\"/>") }
    lines.append("</metadata>")
    lines.append("<rte><name>\(xmlText(name))</name>")
    for turn in turns {
      lines.append("<rtept \(Self.place(turn.position))><desc>\(xmlText(turn.instruction))</desc></rtept>")
    }
    lines.append("</rte>")
    lines.append("<trk><name>\(xmlText(name))</name><trkseg>")
    for position in line { lines.append("<trkpt \(Self.place(position))/>") }
    lines.append("</trkseg></trk>")
    lines.append("</gpx>\n")
    return lines.joined(separator: "\n")
  }

  private static func place(_ position: Coordinate) -> String {
    "lat=\"\(degrees(position.latitudeE7))\" lon=\"\(degrees(position.longitudeE7))\""
  }

  private static func degrees(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(7) + "." + padded.suffix(7)
  }
}

/// Text as XML content or attribute value; characters that XML 1.0 cannot hold become U+FFFD.
func xmlText(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
