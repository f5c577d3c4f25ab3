/** Counts by UTC day, for people who look at how well it goes; of nobody in particular. */
export const TALLIES = `
CREATE TABLE tallies (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, kind, reason)
) STRICT, WITHOUT ROWID;
`;
