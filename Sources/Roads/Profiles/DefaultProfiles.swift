import Territory

extension Profile {
  /// The four ways in which a promoter travels; `data/profiles` holds the same texts as files to copy and change.
  public static let all = [car, pickup, motorcycle, foot]

  /// A compact sedan.
  public static let car = builtIn(carText)
  /// A mid-size pick-up.
  public static let pickup = builtIn(pickupText)
  /// A motorcycle of 125 or 150 cm³.
  public static let motorcycle = builtIn(motorcycleText)
  /// Walking; one-ways do not bind and motorways are barred.
  public static let foot = builtIn(footText)

  /// The profile called `name`; nil where none is.
  public static func named(_ name: String) -> Profile? { all.first { $0.name == name } }

  /// The text of each, by the name of its file.
  static let builtInTexts = [
    "car.profile": carText, "pickup.profile": pickupText, "motorcycle.profile": motorcycleText,
    "foot.profile": footText,
  ]

  private static func builtIn(_ text: String) -> Profile {
    do { return try Profile(text: text) } catch { fatalError("\(error)") }
  }
}
