import Testing

@testable import Exchange

struct RowFilterTests {
  @Test("a filter takes names and literal values, and nothing else")
  func filter() throws {
    let filter = try RowFilter("estado=terminado, cveut=06-012,nombre=\"a, b\",estado=entregado")
    #expect(filter.conditions.map(\.column) == ["estado", "cveut", "nombre"])
    #expect(filter.conditions.map(\.values) == [["terminado", "entregado"], ["06-012"], ["a, b"]])
    for text in ["", "estado", "=x", "a;b"] {
      #expect(throws: RowFilterRefusal.self) { try RowFilter(text) }
    }
    #expect(throws: RowFilterRefusal.otherComparison(">=")) { try RowFilter("visitas>=2") }
    #expect(throws: RowFilterRefusal.otherComparison("!=")) { try RowFilter("estado!=terminado") }
    #expect(throws: RowFilterRefusal.unreadable("El Rodeo")) { try RowFilter("nombre=Gimnasio, El Rodeo") }
    #expect(try RowFilter("estado=1 OR 1=1").conditions.map(\.values) == [["1 OR 1=1"]])
  }
}
