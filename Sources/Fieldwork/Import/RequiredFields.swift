extension ImportKind {
  /// The fields that no row can do without.
  public var required: [String] { importer.required }
}
