import Exchange
import Territory
import Testing

/// A way for a phone to follow.
struct GPXRouteTests {
  @Test("a way with one turn is a track of its line and a route of its turns, whatever its names hold")
  func whole() {
    let route = GPXRoute(
      name: "Oficina → «San Juan & Cía» <3", description: "7.0 km\u{1}", copyright: "© colaboradores",
      turns: [
        .init(position: Coordinate(longitude: -0.0000005, latitude: 20.285), instruction: "Gira a la \"izquierda\"")
      ],
      line: [Coordinate(longitude: -103.429, latitude: 20.285), Coordinate(longitude: 9.5, latitude: -0.25)])
    #expect(
      route.text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="Recorrido" xmlns="http://www.topografix.com/GPX/1/1">
        <metadata><name>Oficina → «San Juan &amp; Cía» &lt;3</name>
        <desc>7.0 km\u{FFFD}</desc>
        <copyright author="© colaboradores"/>
        </metadata>
        <rte><name>Oficina → «San Juan &amp; Cía» &lt;3</name>
        <rtept lat="20.2850000" lon="-0.0000005"><desc>Gira a la &quot;izquierda&quot;</desc></rtept>
        </rte>
        <trk><name>Oficina → «San Juan &amp; Cía» &lt;3</name><trkseg>
        <trkpt lat="20.2850000" lon="-103.4290000"/>
        <trkpt lat="-0.2500000" lon="9.5000000"/>
        </trkseg></trk>
        </gpx>

        """)
  }
}
