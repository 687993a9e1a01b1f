/** Articles that a person put a star on. Counted under a topic of its own (0017): a star changes no list but the starred one's. */
const count = `UPDATE change_count SET n = n + 1 WHERE topic = 'stars';`

export const stars = `
CREATE TABLE star (
  article_id TEXT PRIMARY KEY REFERENCES article ON DELETE CASCADE, at INTEGER NOT NULL
) STRICT;
INSERT INTO change_count VALUES ('stars', 0);
${['INSERT', 'UPDATE', 'DELETE']
  .map(
    (event) =>
      `CREATE TRIGGER changed_star_${event.toLowerCase()} AFTER ${event} ON star BEGIN ${count} END;`,
  )
  .join('\n')}
`
