/// Streets that are travelled alike, whatever they are called: what a profile thinks of a street it thinks of its kind.
struct StreetKinds: Sendable {
  /// The kind of each street.
  var ofStreets: ContiguousArray<UInt32> = []
  /// A street of each kind.
  var samples: ContiguousArray<UInt32> = []

  init() {}

  init(_ streets: ContiguousArray<Street>) {
    var places: [Street: UInt32] = [:]
    ofStreets.reserveCapacity(streets.count)
    for (place, street) in streets.enumerated() {
      var nameless = street
      (nameless.name, nameless.ref) = (Street.noWord, Street.noWord)
      let kind = places[nameless, default: UInt32(samples.count)]
      if Int(kind) == samples.count {
        places[nameless] = kind
        samples.append(UInt32(place))
      }
      ofStreets.append(kind)
    }
  }

  var count: Int { samples.count }
}
