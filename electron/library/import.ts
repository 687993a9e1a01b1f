/** Answers `import.*`: brings annotations from files into the library, each on its passage, in one step. */
import { basename } from 'node:path'
import type { Handlers, MethodsOf } from '../contract/api.ts'
import type { AnnotationImport, ImportedMark } from '../contract/model.ts'
import { describe } from './anchoring/describe.ts'
import type { Context } from './context.ts'
import { type Connection, column, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import type { ForeignMark } from './import/foreign-mark.ts'
import { type Placed, placer, type Shelf } from './import/place-marks.ts'
import { readMarks, readText } from './import/read-marks.ts'
import { tagNames } from './marks/tag-name.ts'

type AnnotationRow = RowOf<'annotation'>
interface ArticleRow {
  id: string
  title: string
  sha256: string
  place: string
}

const allArticles = query<[], ArticleRow>(
  `SELECT article.id, article.title, source.sha256, page.n || '-' || article.n AS place
   FROM article JOIN page ON page.id = article.page_id JOIN source ON source.id = page.source_id
   ORDER BY source.added_at DESC, source.id DESC, page.n, article.n`,
)
const textOf = query<[string], { text: string; revision: number; title: string }>(
  'SELECT text, revision, title FROM article WHERE id = ?',
)
const articlesWith = column<[string], string>('SELECT id FROM article WHERE instr(text, ?) > 0')
const byId = query<[string], { id: string }>('SELECT id FROM annotation WHERE id = ?')
const sameMark = query<[string, number, number, string, string], { id: string }>(
  'SELECT id FROM annotation WHERE article_id = ? AND start = ? AND "end" = ? AND note = ? AND color = ?',
)

/** Characters of the longest note and tag, as the contract has them. */
const longestNote = 100_000
const longestTag = 100
const anyId = /^[\w-]{1,64}$/

export const importing = {
  'import.annotations': async (ctx, { path }) => {
    const name = basename(path)
    const { format, marks } = readMarks(await readText(path), name)
    const place = placer(shelfOf(ctx.read))
    const places = marks.map((mark) => place(mark))
    const told = places.some((found) => found !== null)
      ? ctx.edit('history.annotation.import', (edit) => {
          const taken = new Set<string>()
          return marks.map((mark, i): ImportedMark => {
            const found = places[i] as Placed | null
            if (found === null) return toldOf(ctx.read, mark, null, 'not-found', null)
            // Equal marks of one file are as many as they were; only what was here before is not doubled.
            const there = sameMark(edit.db)
              .all(found.articleId, found.start, found.end, noteOf(mark), mark.color)
              .find(({ id }) => !taken.has(id))
            if (there) return toldOf(ctx.read, mark, found, 'already-there', there.id)
            const own = mark.id !== null && anyId.test(mark.id) && !taken.has(mark.id) ? mark.id : null
            const id = own !== null && !byId(edit.db).get(own) ? own : ctx.newId()
            taken.add(id)
            edit.put('annotation', rowOf(ctx, mark, found, id))
            return toldOf(ctx.read, mark, found, found.isGuess ? 'guessed' : 'placed', id)
          })
        })
      : marks.map((mark) => toldOf(ctx.read, mark, null, 'not-found', null))
    return { format, marks: told } satisfies AnnotationImport
  },
} satisfies Handlers<Context, MethodsOf<'import'>>

/** Titles are compared without blanks, and as other programs cut or lengthen them. */
const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

function shelfOf(db: Connection): Shelf {
  const articles = allArticles(db).all()
  const ids = new Set(articles.map(({ id }) => id))
  const bySource = Map.groupBy(articles, ({ sha256 }) => sha256)
  const byTitle = Map.groupBy(articles, ({ title }) => plain(title))
  const texts = new Map<string, string>()
  return {
    named({ on }) {
      const here = on.sha256 === null ? [] : (bySource.get(on.sha256) ?? [])
      const titled = on.title === null || on.title.trim() === '' ? [] : (byTitle.get(plain(on.title)) ?? [])
      return [
        on.articleId !== null && ids.has(on.articleId) ? [on.articleId] : [],
        here.filter(({ place }) => place === on.place).map(({ id }) => id),
        titled.filter(({ sha256 }) => sha256 === on.sha256).map(({ id }) => id),
        titled.map(({ id }) => id),
        here.map(({ id }) => id),
      ]
    },
    holding: (quote) => articlesWith(db).all(quote),
    text(id) {
      const text = texts.get(id) ?? textOf(db).get(id)?.text ?? ''
      texts.set(id, text)
      return text
    },
  }
}

const noteOf = ({ note }: ForeignMark): string => note.slice(0, longestNote)

function rowOf(ctx: Context, mark: ForeignMark, place: Placed, id: string): AnnotationRow {
  const { text, revision } = textOf(ctx.read).get(place.articleId) as { text: string; revision: number }
  const now = ctx.now()
  const createdAt = mark.createdAt ?? now
  const { start, end, anchor, score } = place
  const tags = tagNames(mark.tags.map((tag) => tag.trim().slice(0, longestTag)))
  return {
    id,
    article_id: place.articleId,
    revision,
    start,
    end,
    // Of an edited passage the words that were marked are kept, as for a mark whose text was edited here.
    ...(anchor === 'exact'
      ? describe(text, start, end)
      : { quote: mark.quote, prefix: mark.prefix, suffix: mark.suffix }),
    color: mark.color,
    style: mark.style,
    note: noteOf(mark),
    tags_json: JSON.stringify(tags),
    anchor,
    score,
    kept: 0,
    created_at: createdAt,
    modified_at: mark.modifiedAt ?? createdAt,
    done: mark.done ? 1 : 0,
  }
}

function toldOf(
  db: Connection,
  mark: ForeignMark,
  place: Placed | null,
  outcome: ImportedMark['outcome'],
  annotationId: string | null,
): ImportedMark {
  return {
    quote: mark.quote,
    note: mark.note,
    title: place === null ? mark.on.title : (textOf(db).get(place.articleId)?.title ?? null),
    articleId: place?.articleId ?? null,
    annotationId,
    outcome,
  }
}
