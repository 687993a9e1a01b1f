/** The person's word list: names taught and names rejected, for all articles there are and will be. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { Word } from '../../contract/entities.ts'
import type { EntityType } from '../../contract/tags.ts'
import type { Context } from '../context.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { articlesWith } from './find.ts'
import { learn, wordName } from './learn.ts'
import { like } from './like.ts'
import { resolver } from './rules.ts'
import { type WordRow, wordsOf } from './settle.ts'
import { fromTsv, toTsv } from './tsv.ts'

const containing = `(@text = '' OR name LIKE @text ESCAPE '\\' OR canonical LIKE @text ESCAPE '\\')`
const page = query<[{ text: string; limit: number; offset: number }], WordRow>(
  `SELECT * FROM word WHERE ${containing} ORDER BY name, type LIMIT @limit OFFSET @offset`,
)
const total = column<[{ text: string }], number>(`SELECT count(*) FROM word WHERE ${containing}`)
const count = column<[string], number>('SELECT count(*) FROM mention WHERE word_id = ?')
const one = query<[string], WordRow>('SELECT * FROM word WHERE id = ?')

function wordOf(db: Connection, row: WordRow): Word {
  const known = resolver(db, () => '')({ type: row.type, canonical: row.canonical, text: row.name })
  return {
    id: row.id,
    name: row.name,
    type: row.type as EntityType,
    canonical: row.canonical,
    entityId: known.id === '' ? null : known.id,
    state: row.state as Word['state'],
    found: count(db).get(row.id) as number,
  }
}

export const words = {
  'words.list': (ctx, { text, limit, offset }) => ({
    total: total(ctx.read).get({ text: like(text) }) as number,
    rows: page(ctx.read)
      .all({ text: like(text), limit, offset })
      .map((row) => wordOf(ctx.read, row)),
  }),

  'words.add': (ctx, { type, canonical, ...input }) => {
    const name = wordName(ctx.read, input.name)
    const found = ctx.edit('history.word.add', (edit) => {
      return learn(ctx, edit, [{ name, type, canonical, state: 'taught' }]).found
    })
    const row = wordsOf(ctx.read).find((word) => word.name === name && word.type === type) as WordRow
    return { word: wordOf(ctx.read, row), found }
  },

  'words.remove': (ctx, { ids }) => {
    ctx.edit('history.word.remove', (edit) => {
      const rows = ids.flatMap((id) => one(edit.db).get(id) ?? [])
      learn(ctx, edit, [], rows)
    })
    return null
  },

  'words.importTsv': (ctx, { text }) => {
    const { lessons, errors } = fromTsv(text)
    const good = lessons.filter(({ name }) => articlesWith(ctx.read, name) !== null)
    const lines = text.split(/\r\n|\r|\n/)
    for (const { name } of lessons.filter((lesson) => !good.includes(lesson))) {
      const line = lines.findIndex((one) => one.split('\t')[0]?.replaceAll('"', '').trim() === name) + 1
      errors.push({ line, reason: 'name', text: name })
    }
    const { added, changed, found } = ctx.edit('history.word.import', (edit) => learn(ctx, edit, good))
    errors.sort((a, b) => a.line - b.line)
    return { added, changed, same: good.length - added - changed, found, errors }
  },

  'words.exportTsv': (ctx) => ({ text: toTsv(wordsOf(ctx.read) as Parameters<typeof toTsv>[0]) }),
} satisfies Handlers<Context, MethodsOf<'words'>>
