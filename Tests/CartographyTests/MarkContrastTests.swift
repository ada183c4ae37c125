import CPangoCairo
import Territory
import Testing

@testable import Cartography

/// Whether marks stand out from what they lie on, as numbers.
struct MarkContrastTests {
  private static var grey: Theme {
    var theme = Theme()
    theme.isGrey = true
    return theme
  }

  private static let grounds: [LegendSymbol] =
    (2...8).flatMap { count in (0..<count).map { .step($0, of: count) } }
    + (1...3).flatMap { side in (-side...side).map { .deviation($0, of: side) } } + [
      .visited, .unvisited, .withoutData,
    ]

  private static let marks: [LegendSymbol] =
    Project.Status.allCases.map { .status($0) } + [.assembly, .visit, .office] + (0..<8).map { .kind($0) }

  @Test("in grey a mark's outline is 3:1 or more against every class of areas, and against its own rim")
  func outlines() {
    for ground in Self.grounds {
      let fill = Self.grey.look(of: ground).fill.colour!
      for mark in Self.marks {
        let look = Self.grey.look(of: mark)
        #expect(look.outline.contrast(with: fill) >= 3, "\(mark) on \(ground)")
        #expect(look.outline.contrast(with: .white) >= 3)
      }
    }
    #expect(abs(Colour.white.contrast(with: .black) - 21) < 1e-9 && Colour.white.contrast(with: .white) == 1)
  }

  @Test("black letters are legible on every grey of areas")
  func letters() {
    for ground in Self.grounds { #expect(Self.grey.look(of: ground).fill.colour!.contrast(with: .black) >= 3) }
  }

  @Test("in grey a unit's name is 4.5:1 or more against its class, ruled or not")
  func names() {
    let ink = Self.grey.drawn.ink
    for ground in Self.grounds {
      let fill = Self.grey.look(of: ground).fill.colour!
      #expect(MapPicture.letters(ink, on: fill).contrast(with: fill) >= 4.5, "\(ground)")
    }
  }

  @Test(
    "a drawn mark has all around it dots 3:1 or more against its ground, at every size",
    arguments: [1.35, 1, 0.7, 0.45])
  func drawn(radius: Double) {
    for ground in Self.grounds where Self.grey.look(of: ground).fill.hatch == nil {
      let fill = Self.grey.look(of: ground).fill
      for mark in Self.marks {
        let look = Self.grey.look(of: mark)
        let dots = Dots(of: Size(8, 8)) { canvas in
          canvas.rectangle(canvas.sheet, fill: fill)
          canvas.mark(look, at: canvas.sheet.centre, radius: radius)
        }
        for step in 0..<24 {
          let angle = Double(step) / 24 * 2 * .pi
          let best = stride(from: 0.2, through: 1.6, by: 0.02).map { far in
            dots.colour(at: Point(4 + far * radius * cosine(angle), 4 + far * radius * sine(angle)))
              .contrast(with: fill.colour!)
          }.max()!
          #expect(best >= 3, "\(mark) on \(ground), \(step)")
        }
      }
    }
  }

  @Test("in grey no inside of a work's mark is a grey that an area has, but white")
  func insides() {
    let tones = Set(Self.grounds.compactMap { Self.grey.look(of: $0).fill.colour })
    for status in Project.Status.allCases {
      let inside = Self.grey.look(of: .status(status)).fill.colour!
      #expect(inside == .white || inside == .black && !tones.contains(inside))
    }
  }
}

/// A drawing's dots at 600 to an inch.
private struct Dots {
  private let bytes: [UInt8]
  private let stride: Int
  private static let density = 600.0

  init(of size: Size, _ draw: (Canvas) -> Void) {
    let dots = Self.density / 25.4
    let surface: OpaquePointer = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(size.width * dots), Int32(size.height * dots))
    defer { cairo_surface_destroy(surface) }
    let canvas = Canvas(surface: surface, size: size)
    cairo_scale(canvas.context, Self.density / 72, Self.density / 72)
    draw(canvas)
    cairo_surface_flush(surface)
    stride = Int(cairo_image_surface_get_stride(surface))
    let count = stride * Int(cairo_image_surface_get_height(surface))
    bytes = Array(UnsafeBufferPointer(start: cairo_image_surface_get_data(surface), count: count))
  }

  func colour(at place: Point) -> Colour {
    let dots = Self.density / 25.4
    let first = Int(place.y * dots) * stride + Int(place.x * dots) * 4
    return Colour(Double(bytes[first + 2]) / 255, Double(bytes[first + 1]) / 255, Double(bytes[first]) / 255)
  }
}
