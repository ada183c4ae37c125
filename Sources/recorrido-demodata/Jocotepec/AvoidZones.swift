import Territory

/// The one area that rounds keep out of, invented: a box around the southern localities, every evening and night.
let jocotepecAvoidZone = Feature(
  properties: [
    ("name", .text("Sur")), ("weekdays", .text("todos")), ("time_from", .text("20:00")), ("time_to", .text("05:00")),
    ("severity", .text("prohibido")), ("source", .text("Inventada para la demostración")),
  ],
  shape: .polygon(
    Polygon(exterior: closed([(-103.4600, 20.2550), (-103.4500, 20.2050), (-103.3550, 20.2050), (-103.3550, 20.2400)])))
)
