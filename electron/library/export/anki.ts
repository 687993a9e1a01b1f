/** Marks as cards for Anki's import of text: the quotation in front, the note behind. */
import { cite, citePassage, passageLink } from '../../contract/citation.ts'
import { colorSigns } from './labels.ts'
import { type ArticleNotes, numbered, sentenceOf } from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'

/** What Anki is told of the columns. The id is the card's own, so that a second import changes cards, not doubles them. */
const header = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#deck:剪报',
  '#columns:ID\tFront\tBack\tTags',
  '#guid column:1',
  '#tags column:4',
]

/** One card a mark. With `sentence` the front is the whole sentence, with the passage in bold. */
export function anki(all: readonly ArticleNotes[], options: ExportOptions): string {
  const { order, sentence, language } = options
  const cards = all.flatMap(({ article, annotations }) =>
    numbered(annotations, order).map(({ annotation, lost }) => {
      const around = sentence ? sentenceOf(article.text, annotation) : ''
      const at = around.indexOf(annotation.quote)
      const front =
        at < 0
          ? escapeHtml(annotation.quote)
          : `${escapeHtml(around.slice(0, at))}<b>${escapeHtml(annotation.quote)}</b>${escapeHtml(around.slice(at + annotation.quote.length))}`
      const citation = lost
        ? cite(article, language)
        : citePassage(article, annotation.start, annotation.end, language)
      const link = passageLink(article.id, lost ? undefined : annotation)
      const name = colorName(annotation.color, options)
      const back = [
        ...(annotation.note.trim() === '' ? [] : [escapeHtml(annotation.note.trim())]),
        `<small>${colorSigns[annotation.color]} ${escapeHtml(name)} <a href="${escapeHtml(link)}">${escapeHtml(citation)}</a></small>`,
      ].join('<br><br>')
      // Anki parts tags by blanks and nests them by `::`.
      const tags = annotation.tags.map((tag) =>
        tag
          .trim()
          .replace(/[\s"]+/g, '_')
          .replaceAll('/', '::'),
      )
      return [annotation.id, front, back, tags.join(' ')].join('\t')
    }),
  )
  return `${[...header, ...cards].join('\n')}\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
/** HTML on one line without tabs: both part cards. Quotation marks go too, as a field that begins with one is read to the next. */
const escapeHtml = (value: string): string =>
  value
    .replace(/[&<>"]/g, (sign) => entities[sign] as string)
    .replace(/\r\n?|\n/g, '<br>')
    .replace(/\t/g, ' ')
