import Evidence
import Geometry
import Store
import Territory

/// A visit to record, as typed.
public struct VisitRequest: Sendable {
  public var site: String?
  public var unit: String?
  /// A local date and time, or an instant; nil takes the first photo's, else now.
  public var at: String?
  /// nil takes the first photo's position.
  public var point: Coordinate?
  public var accuracy: Double?
  public var physical: String?
  public var financial: String?
  public var phase: Visit.Phase?
  public var worksStatus: String?
  public var summary: String?
  public var promoter: String?
  public var photos: [String]
  /// Whether people can be recognised in the photos; nil where nobody said.
  public var peopleVisible: Bool?
  public var reason: String?
  /// Warnings refuse.
  public var isStrict: Bool

  public init(
    site: String? = nil, unit: String? = nil, at: String? = nil, point: Coordinate? = nil, accuracy: Double? = nil,
    physical: String? = nil, financial: String? = nil, phase: Visit.Phase? = nil, worksStatus: String? = nil,
    summary: String? = nil, promoter: String? = nil, photos: [String] = [], peopleVisible: Bool? = nil,
    reason: String? = nil, isStrict: Bool = false
  ) {
    self.site = site
    self.unit = unit
    self.at = at
    self.point = point
    self.accuracy = accuracy
    self.physical = physical
    self.financial = financial
    self.phase = phase
    self.worksStatus = worksStatus
    self.summary = summary
    self.promoter = promoter
    self.photos = photos
    self.peopleVisible = peopleVisible
    self.reason = reason
    self.isStrict = isStrict
  }
}

/// A visit as it was recorded.
public struct RecordedVisit: Sendable {
  public var id: RecordID
  /// How people call it: the shortest unique prefix of its id.
  public var key: String
  public var unitKey: String?
  public var siteCode: String?
  public var visitedAt: Instant
  public var physical: Percentage?
  public var photos: [RecordedPhoto]
  public var warnings: [any Refusal]
}

/// A photo as it was registered.
public struct RecordedPhoto: Sendable {
  public var path: String
  public var digest: Digest
  public var position: Coordinate?
  /// Geodesic metres to the site; nil without a position or a site.
  public var metres: Double?
}

extension FieldOffice {
  /// Records a visit with its photos, or nothing.
  /// - Throws: the first rule that refuses it; with `isStrict`, the first warning too.
  public func recordVisit(_ request: VisitRequest) throws -> FieldStore.Written<RecordedVisit> {
    let photos = try request.photos.map { path in (path, try photoBytes(at: path)) }
      .map { path, bytes in (path: path, bytes: bytes, evidence: try PhotoEvidence(bytes: bytes, path: path)) }
    let draft = try draft(of: request, first: photos.first?.evidence)
    return try store.write(by: author, at: now) { door in
      let locator = try UnitLocator(door.reader, jurisdiction: jurisdiction)
      let judge = VisitJudge(reader: door.reader, office: self, locator: locator, isImport: false)
      let id = RecordID.random()
      var judged = try judge.judge(draft, id: id)
      var records: [Assignment] = []
      var recorded: [RecordedPhoto] = []
      var seen: Set<Digest> = []
      for photo in photos {
        try refuseRepeated(photo.evidence.digest, among: &seen, in: door.reader)
        let (record, kept, warnings) = try register(
          photo.evidence, path: photo.path, visit: id, at: draft.visitedAt, site: judged.site, request)
        records.append(record)
        recorded.append(kept)
        judged.warnings += warnings
      }
      if request.isStrict, let warning = judged.warnings.first { throw warning }
      try door.enter("visit.record", [judged.record] + records)
      // The bytes are on the disk before the entry that names them is.
      for photo in photos { try store.blobs.keep(photo.bytes, as: photo.evidence.digest) }
      return RecordedVisit(
        id: id, key: try door.reader.shortID(.visit, id),
        unitKey: try judged.record.fields["unit_id"]?.text.flatMap { RecordID($0) }.flatMap {
          try door.reader.unit($0)?.key
        }, siteCode: judged.site?.code, visitedAt: draft.visitedAt, physical: draft.physical, photos: recorded,
        warnings: judged.warnings)
    }
  }

  private func draft(of request: VisitRequest, first: PhotoEvidence?) throws -> VisitDraft {
    let visitedAt: Instant
    if let text = request.at {
      guard let instant = zone.instant(text) else { throw FieldworkRefusal.badDate(field: "--at", text: text) }
      visitedAt = instant
    } else {
      visitedAt = first?.takenAt.flatMap(instant) ?? now
    }
    return VisitDraft(
      key: nil, site: request.site, unit: request.unit, visitedAt: visitedAt, capturedAt: now,
      promoter: request.promoter, point: request.point ?? first?.position, accuracy: request.accuracy,
      physical: try percentage(request.physical, "--physical"),
      financial: try percentage(request.financial, "--financial"), phase: request.phase,
      worksStatus: request.worksStatus, summary: request.summary, reason: request.reason)
  }

  private func percentage(_ text: String?, _ field: String) throws -> Percentage? {
    try text.map { text in
      guard let hundredths = scaledDecimal(text, decimals: 2) else {
        throw FieldworkRefusal.badNumber(field: field, text: text)
      }
      guard let value = Percentage(hundredths: hundredths) else {
        throw VisitRule.progressOutOfRange(grouped(hundredths, decimals: 2))
      }
      return value
    }
  }

  /// A camera's clock without an offset shows the municipality's time.
  private func instant(_ time: PhotoTime) -> Instant? {
    switch time {
    case .instant(let seconds): Instant(seconds: seconds)
    case .local(let year, let month, let day, let hour, let minute, let second):
      LocalDate(year: year, month: month, day: day).map {
        zone.instant(on: $0, second: hour * 3600 + minute * 60 + second)
      }
    }
  }

  private func refuseRepeated(_ digest: Digest, among seen: inout Set<Digest>, in reader: FieldReader) throws {
    guard seen.insert(digest).inserted else { throw WorksRule.photoTwice }
    if let other = try reader.visit(withPhoto: digest) {
      throw WorksRule.repeatedPhoto(
        visit: try reader.key(.visit, other.id), date: zone.date(of: other.visitedAt))
    }
  }

  private func register(
    _ photo: PhotoEvidence, path: String, visit: RecordID, at visitedAt: Instant, site: WorksSite?,
    _ request: VisitRequest
  ) throws -> (Assignment, RecordedPhoto, [any Refusal]) {
    var warnings: [any Refusal] = []
    let metres = photo.position.flatMap { position in site?.shape.map { geodesicDistance(from: position, to: $0) } }
    if let metres, let site, metres > site.photoRadius {
      warnings.append(WorksRule.farPhoto(metres: metres, radius: site.photoRadius))
    }
    if photo.position == nil { warnings.append(WorksRule.photoWithoutPosition) }
    let takenAt = photo.takenAt.flatMap(instant)
    if let takenAt, abs(takenAt.seconds - visitedAt.seconds) > 86_400 {
      warnings.append(WorksRule.photoOfAnotherDay(hours: abs(takenAt.seconds - visitedAt.seconds) / 3600))
    }
    var given = GivenFields()
    given.set("visit_id", visit)
    given.set("sha256", photo.digest.hexadecimal)
    given.set("file_ref", BlobFolder.reference(photo.digest))
    given.set("taken_at", takenAt)
    given.set("point", photo.position.map { Shape.point($0.quantised) })
    given.set("width", photo.width)
    given.set("height", photo.height)
    given.set("distance_to_site_m", metres.map { Int(($0 * 1000).rounded()) })
    given.set("people_visible", request.peopleVisible.map { $0 ? 1 : 0 })
    given.set("privacy", "internal")
    let codes = warnings.compactMap(\.code)
    if !codes.isEmpty { given.set("warnings", Array(Set(codes)).sorted().joined(separator: ",")) }
    let id = RecordID(kind: "photo", key: [visit.description, photo.digest.hexadecimal])
    return (
      Assignment(.photo, id, given.fields),
      RecordedPhoto(path: path, digest: photo.digest, position: photo.position, metres: metres), warnings
    )
  }
}
