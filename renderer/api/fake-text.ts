// What the library in memory finds and exports: plain, but of the real one's form.
import type { Parsed } from '../../electron/contract/api.ts'
import type {
  AnnotationInContext,
  Article,
  ExportFile,
  SearchHit,
  SearchPassage,
  SearchResult,
} from '../../electron/contract/model.ts'
import type { FakeData } from './fake-data.ts'

/** Characters around a hit. */
const around = 20

/** The passage around a word that stands at `at`; `start` and `end` are where the hit leads. */
function passageOf(
  text: string,
  at: number,
  length: number,
  where: Pick<SearchPassage, 'in' | 'annotationId' | 'start' | 'end'>,
): SearchPassage {
  const from = Math.max(0, at - around)
  return {
    ...where,
    passage: text.slice(from, at + length + around).replaceAll('\n', ' '),
    hits: [[at - from, at - from + length]],
  }
}

function passagesIn(article: Article, notes: readonly AnnotationInContext[], word: string): SearchPassage[] {
  const found: SearchPassage[] = []
  const { length } = word
  for (let at = article.text.indexOf(word); at >= 0; at = article.text.indexOf(word, at + length))
    found.push(
      passageOf(article.text, at, length, { in: 'text', annotationId: null, start: at, end: at + length }),
    )
  for (const { id, note, start, end } of notes) {
    const at = note.indexOf(word)
    if (at >= 0) found.push(passageOf(note, at, length, { in: 'note', annotationId: id, start, end }))
  }
  return found
}

/** Every place of the query as it stands, in texts and notes. */
export function searchIn(
  data: FakeData,
  { query, limit, limitPerArticle }: Parsed<'search.query'>,
): SearchResult {
  const word = query.trim()
  if (word === '') return { query, hits: [], articles: 0 }
  const hits = data.articles.flatMap((article): SearchHit[] => {
    const notes = data.annotations.filter((note) => note.articleId === article.id)
    const found = passagesIn(article, notes, word)
    if (found.length === 0) return []
    return [
      {
        articleId: article.id,
        title: article.title,
        sourceName: article.page.sourceName,
        passages: found.slice(0, limitPerArticle),
        count: found.length,
      },
    ]
  })
  return { query, hits: hits.slice(0, limit), articles: hits.length }
}

/** A file for each article. */
export function filesOf(
  articles: readonly Article[],
  annotations: readonly AnnotationInContext[],
  { format, fullText }: Parsed<'export.preview'>,
): ExportFile[] {
  return articles.map(({ id, title, text }) => {
    const notes = annotations.filter((note) => note.articleId === id)
    if (format === 'jsonld') {
      const content = { '@context': 'http://www.w3.org/ns/anno.jsonld', items: notes }
      return {
        name: `${title}.jsonld`,
        mediaType: 'application/ld+json',
        content: JSON.stringify(content, null, 2),
      }
    }
    if (format === 'html' || format === 'pdf') {
      const body = notes.map(({ quote, note }) => `<blockquote>${quote}</blockquote><p>${note}</p>`).join('')
      return {
        name: `${title}.${format}`,
        mediaType: 'text/html',
        content: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
      }
    }
    const quotes = notes.map(({ quote, note }) => `> ${quote}\n\n${note}\n`).join('\n')
    return {
      name: `${title}.md`,
      mediaType: 'text/markdown',
      content: `---\ntitle: ${title}\n---\n\n# ${title}\n\n${quotes}${fullText ? `\n## 全文\n\n${text}\n` : ''}`,
    }
  })
}
