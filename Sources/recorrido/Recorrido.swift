import FoundationEssentials

@main
struct Recorrido {
  static func main() {}
}
