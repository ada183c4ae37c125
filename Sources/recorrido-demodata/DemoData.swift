import FoundationEssentials

@main
struct DemoData {
  static func main() {}
}
