// What the library in memory exports: plain, but of the real one's form.
import type { Parsed } from '../../electron/contract/api.ts'
import type { AnnotationInContext, Article, ExportFile } from '../../electron/contract/model.ts'

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
