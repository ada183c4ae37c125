/// How far a work is, by one rule for maps, lists and reports: as the last visit that measured it saw it; where no visit
/// measured any site of its project, as the project itself reports it; else unknown, which is never 0 %.
extension Counted {
  /// What the last visit that measured a site saw, up to the period's end.
  static func measured(_ progress: String) -> String {
    """
    (SELECT last.\(progress) FROM visit AS last WHERE last.site_id = works_site.id AND last.annulled_at IS NULL
      AND last.visited_at < :end AND last.\(progress) IS NOT NULL ORDER BY last.visited_at DESC, last.id LIMIT 1)
    """
  }

  /// The progress of a site by the rule of `SiteProgress.physical`.
  static func progress(_ progress: String) -> String {
    """
    coalesce(\(measured(progress)), CASE WHEN project.\(progress) IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM works_site AS own JOIN visit AS seen ON seen.site_id = own.id
      WHERE own.project_id = project.id AND own.annulled_at IS NULL AND seen.annulled_at IS NULL
        AND seen.visited_at < :end AND seen.\(progress) IS NOT NULL) THEN project.\(progress) END)
    """
  }
}
