/// How far a work is, by one rule for maps, lists and reports: as the last visit that measured it saw it; where no visit
/// measured any site of its project, as the project itself reports it; else unknown, which is never 0 %.
///
/// Visits are gone through once and their last ones joined: asked for site by site they take most of a map's time.
extension Counted {
  /// Of a query's WITH: by site, the last visit and the last of each progress that a visit measured, up to the period's
  /// end; by project, whether one of its sites has been measured. What a query does not join costs it nothing.
  static let readings = """
    reading AS MATERIALIZED (
      SELECT site_id, id, visited_at, promoter_id, physical_progress, financial_progress FROM visit
      WHERE annulled_at IS NULL AND visited_at < :end AND site_id IS NOT NULL),
    latest AS MATERIALIZED (\(last("visited_at, promoter_id"))),
    physical AS MATERIALIZED (\(last("physical_progress AS value", where: "physical_progress IS NOT NULL"))),
    financial AS MATERIALIZED (\(last("financial_progress AS value", where: "financial_progress IS NOT NULL"))),
    measured_physically AS MATERIALIZED (\(projects(of: "physical"))),
    measured_financially AS MATERIALIZED (\(projects(of: "financial")))
    """

  /// The progress of a site by the rule of `SiteProgress.physical`, where `physicalJoins` are.
  static let physical = progress("physical", by: "measured_physically")
  static let financial = progress("financial", by: "measured_financially")

  static let physicalJoins = joins("physical", by: "measured_physically")
  static let financialJoins = joins("financial", by: "measured_financially")

  private static func last(_ columns: String, where condition: String = "TRUE") -> String {
    """
    SELECT site_id, \(columns) FROM (
      SELECT *, row_number() OVER (PARTITION BY site_id ORDER BY visited_at DESC, id) AS place FROM reading
      WHERE \(condition)) WHERE place = 1
    """
  }

  private static func projects(of progress: String) -> String {
    """
    SELECT DISTINCT own.project_id FROM \(progress) JOIN works_site AS own ON own.id = \(progress).site_id
    WHERE own.annulled_at IS NULL
    """
  }

  private static func progress(_ progress: String, by measured: String) -> String {
    "coalesce(\(progress).value, CASE WHEN \(measured).project_id IS NULL THEN project.\(progress)_progress END)"
  }

  private static func joins(_ progress: String, by measured: String) -> String {
    """
    LEFT JOIN \(progress) ON \(progress).site_id = works_site.id
    LEFT JOIN \(measured) ON \(measured).project_id = project.id
    """
  }
}
