/**
 * A person's corrections of a page, in order (`seq`). `step_json` is the contract's `DeskStep`; `idle`: the step found
 * nothing to hold on to when the page was last made.
 */
export const deskSteps = `
CREATE TABLE desk_step (
  id TEXT PRIMARY KEY, page_id TEXT NOT NULL REFERENCES page ON DELETE CASCADE, seq INTEGER NOT NULL,
  step_json TEXT NOT NULL, idle INTEGER NOT NULL CHECK (idle IN (0, 1)), created_at INTEGER NOT NULL,
  UNIQUE (page_id, seq)
) STRICT;
`
