/** Several looks at one state of the library, whatever another thread or program writes between them. */
import { type Connection, query } from './sql.ts'

const begin = query<[]>('BEGIN')
const end = query<[]>('COMMIT')

/** What `look` gives, all of whose statements see the library as its first one does. Only until it returns: nothing may be held over a rest. */
export function inOneState<Seen>(db: Connection, look: () => Seen): Seen {
  if (db.inTransaction) return look()
  begin(db).run()
  try {
    return look()
  } finally {
    // After an error of the disk SQLite has ended it by itself.
    if (db.inTransaction) end(db).run()
  }
}
