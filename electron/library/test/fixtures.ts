/** Pages of a few articles put straight into the tables, for tests that need rows and no page engine. */
import { createHash } from 'node:crypto'
import type { PageArticle, Role } from '../../contract/page.ts'
import type { Tags } from '../../contract/tags.ts'
import { query } from '../db/sql.ts'
import { storePage } from '../store/store-page.ts'
import type { TestLibrary } from './open-test-library.ts'

const insertSource = query<[string, string, string, number, number, number]>(
  `INSERT INTO source (id, name, sha256, bytes, encoding, added_at, sample) VALUES (?, ?, ?, ?, 'utf-8', ?, ?)`,
)

/** Articles as lists of lines: the first is the title, the rest are paragraphs. Names in 《》 are tagged as documents. */
export interface PageFixture {
  readonly name?: string
  readonly articles: readonly (readonly string[])[]
  /** A line of the page that no article has. */
  readonly loose?: string
  readonly sample?: boolean
}

export interface FixtureIds {
  readonly sourceId: string
  readonly pageId: string
  readonly articleIds: readonly string[]
}

/** Stores a page as an import would, its bytes in the library folder included. */
export async function addPage({ ctx }: TestLibrary, fixture: PageFixture): Promise<FixtureIds> {
  const loose = fixture.loose ?? ''
  let text = loose
  const articles = fixture.articles.map((lines, i): PageArticle => {
    const blocks = lines.map((line, j) => {
      if (text !== '') text += '\n'
      const start = text.length
      text += line
      const role: Role = j === 0 ? 'title' : 'paragraph'
      return { role, text: line, ranges: [[start, text.length] as const], confidence: 1, reason: 'a line' }
    })
    const title = lines[0] ?? ''
    return { n: i + 1, title, kicker: null, subtitle: null, byline: [], bylineText: null, blocks }
  })
  const name = fixture.name ?? '第一版.txt'
  const kept = await ctx.files.keepText(text, name)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return ctx.system((db) => {
    const sourceId = ctx.newId()
    insertSource(db).run(sourceId, name, sha256, kept.bytes, ctx.now(), fixture.sample ? 1 : 0)
    const stored = storePage(db, ctx.newId, sourceId, {
      n: 1,
      text,
      layout: {
        articles,
        photos: [],
        furniture: [],
        unassigned: loose === '' ? [] : [{ text: loose, ranges: [[0, loose.length]] }],
        engine: 'fixture',
      },
      tags: articles.map((article) => tag(article.blocks.map((block) => block.text).join('\n'))),
    })
    return { sourceId, ...stored }
  })
}

function tag(text: string): Tags {
  const span = (match: RegExpExecArray) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  })
  return {
    entities: [...text.matchAll(/《[^》]+》/g)].map((match) => ({
      ...span(match),
      type: 'DOCUMENT',
      canonical: match[0].slice(1, -1),
      confidence: 0.9,
      by: 'fixture',
    })),
    figures: [...text.matchAll(/\d+万?亩/g)].map((match) => ({
      ...span(match),
      value: Number.parseInt(match[0], 10),
      unit: '亩',
      qualifier: null,
      indicator: '面积',
      kind: null,
      confidence: 0.8,
      by: 'fixture',
    })),
    quotes: [],
    engine: 'fixture',
  }
}

/** The page of two stories, one line loose, that most tests begin with. */
export const twoStories: PageFixture = {
  loose: '第三版 综合',
  articles: [
    ['𠮷林春耕', '村民下田，播种3万亩。', '《农业法》进村。'],
    ['短讯', '雨后天晴😀。'],
  ],
}

/** A page for the page engine to take apart. */
export const nightSchool = `# 夜校开到村口

本报记者 林晓岚

6月3日，临江市教育局在柳桥镇开出首个乡村夜校，首批学员120人。

镇长周立群说：“村民想学什么，我们就教什么。”学员里有𠮷姓老人三位。

# 再生水进了果园

梨农说，头一茬花比往年早开四天，《再生水利用办法》写得明白。
`

/** Imports a text as a person does, and waits for it. */
export async function importText(
  { call, ctx }: TestLibrary,
  text: string,
  name = '三版',
): Promise<Pick<FixtureIds, 'sourceId' | 'pageId'>> {
  const { id } = await call('jobs.startImport', { texts: [{ name, text }] })
  await ctx.jobs.ended(id)
  const [page] = await call('pages.list')
  return { sourceId: page?.sourceId as string, pageId: page?.id as string }
}
