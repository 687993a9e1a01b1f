/** Versions of one story: those of an article, and all of the library. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { OtherVersion, Version, VersionGroup } from '../../contract/versions.ts'
import { articleText } from '../articles.ts'
import type { Context } from '../context.ts'
import { type Connection, query } from '../db/sql.ts'
import { remembered } from '../entities/remembered.ts'
import { pageSummary } from '../pages.ts'
import { bandKeys, likeness, shingles } from './sketch.ts'

/** From this share of the shorter one's wording on, two articles are versions of one story. */
const least = 0.5
/** A key that more articles have is a form of words (a weather report, a notice), not a story. */
const mostOfAKey = 40
const othersShown = 50
/**
 * Common keys of 16 from which on two articles need no reading to be versions, and under which they are not looked at when
 * all of the library is gone through: with half of all wording in common two keys are expected, with seven tenths five or six,
 * with three tenths half a key.
 */
const enoughKeys = 5
const fewKeys = 2

interface Row {
  readonly no: number
  readonly id: string
  readonly pageId: string
  readonly title: string
  readonly text: string
  readonly characters: number
}

const rowOf = query<[number], Row>(
  `SELECT no, article.id, article.page_id AS pageId, title, text, article.characters
   FROM search_article JOIN article ON article.id = article_id WHERE no = ?`,
)
const withKey = query<[number, number], number>('SELECT article_no FROM version_band WHERE key = ? LIMIT ?')
const sharedKeys = query<[number], number>(
  'SELECT key FROM version_band GROUP BY key HAVING count(*) BETWEEN 2 AND ?',
)

const sharing = (db: Connection, key: number): number[] =>
  withKey(db)
    .pluck()
    .all(key, mostOfAKey + 1) as number[]

function versionOf(db: Connection, { id, pageId, title, characters }: Row): Version {
  const page = pageSummary(db, pageId)
  if (!page) throw new Error(`article ${id} has no page`)
  return { articleId: id, title, sourceName: page.sourceName, meta: page.meta, characters }
}

/** The most alike first. @throws AppError `not-found`, reason `article`. */
export function versionsOf(db: Connection, articleId: string): OtherVersion[] {
  const { text } = articleText(db, articleId)
  const mine = shingles(text)
  const candidates = new Set<number>()
  for (const key of bandKeys(text)) {
    const found = sharing(db, key)
    if (found.length <= mostOfAKey) for (const no of found) candidates.add(no)
  }
  const others: OtherVersion[] = []
  for (const no of candidates) {
    const row = rowOf(db).get(no)
    if (!row || row.id === articleId) continue
    const alike = likeness(mine, shingles(row.text))
    if (alike.shorter >= least) others.push({ ...versionOf(db, row), ...alike })
  }
  return others.sort((a, b) => b.both - a.both).slice(0, othersShown)
}

const byDate = (a: Version, b: Version): number => {
  const [x, y] = [a.meta.date || '~', b.meta.date || '~']
  return x < y ? -1 : x > y ? 1 : a.articleId < b.articleId ? -1 : 1
}

/** All stories with more than one version, the largest first. */
function groupsOf(db: Connection): VersionGroup[] {
  const common = new Map<number, Map<number, number>>()
  for (const key of sharedKeys(db).pluck().all(mostOfAKey) as number[]) {
    const numbers = sharing(db, key)
    for (const [i, a] of numbers.entries()) {
      const counts = common.get(a) ?? new Map<number, number>()
      common.set(a, counts)
      for (const b of numbers.slice(i + 1)) counts.set(b, (counts.get(b) ?? 0) + 1)
    }
  }
  const texts = new Map<number, Set<number>>()
  const wordingOf = (no: number) => {
    const found = texts.get(no) ?? shingles(rowOf(db).get(no)?.text ?? '')
    texts.set(no, found)
    return found
  }
  const group = new Map<number, number[]>()
  for (const [a, counts] of common)
    for (const [b, keys] of counts) {
      if (keys < fewKeys || (group.has(a) && group.get(a) === group.get(b))) continue
      if (keys < enoughKeys && likeness(wordingOf(a), wordingOf(b)).shorter < least) continue
      const joined = [...(group.get(a) ?? [a]), ...(group.get(b) ?? [b])]
      for (const no of joined) group.set(no, joined)
    }
  return [...new Set(group.values())]
    .map((numbers) =>
      numbers
        .flatMap((no) => {
          const row = rowOf(db).get(no)
          return row ? [versionOf(db, row)] : []
        })
        .sort(byDate),
    )
    .sort((a, b) => b.length - a.length || byDate(b[0] as Version, a[0] as Version))
}

const groups = remembered<VersionGroup[]>(1)

export const versions = {
  'versions.of': (ctx, { articleId }) => versionsOf(ctx.read, articleId),
  'versions.groups': (ctx) => groups(ctx.read, '', () => groupsOf(ctx.read)),
} satisfies Handlers<Context, MethodsOf<'versions'>>
