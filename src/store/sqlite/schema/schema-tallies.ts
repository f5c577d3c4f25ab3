/** Quality counts per UTC day for the metrics and pages, without personal data. */
export const TALLIES = `
CREATE TABLE tallies (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, kind, reason)
) STRICT, WITHOUT ROWID;
`;
