// What the library in memory answers when notes leave it or come in.
import type { Output, Parsed } from '../../electron/contract/api.ts'
import type { AnnotationInContext, Article } from '../../electron/contract/model.ts'
import { filesOf } from './fake-text.ts'

type Names =
  | 'export.plan'
  | 'export.preview'
  | 'export.count'
  | 'export.write'
  | 'export.writePrinted'
  | 'export.writeText'
  | 'import.annotations'
type Answers = { [M in Names]: (input: Parsed<M>) => Output<M> }

/** `chosen`: the articles of a choice; null stands for all. */
export function fakeExport(
  annotations: () => readonly AnnotationInContext[],
  chosen: (articleIds: readonly string[] | null) => readonly Article[],
): Answers {
  /** As far as it knows choices of marks: by colour. */
  const wanted = ({ articleIds, marks, marked }: Parsed<'export.count'>): readonly Article[] => {
    const colors = marks !== null && 'filter' in marks ? marks.filter.colors : []
    const passes = (id: string) =>
      annotations().some((one) => one.articleId === id && (colors.length === 0 || colors.includes(one.color)))
    const onlyMarked = marked || (marks !== null && articleIds === null)
    return chosen(articleIds).filter(({ id }) => !onlyMarked || passes(id))
  }
  return {
    'import.annotations': () => ({ format: 'json', marks: [] }),
    'export.plan': (choice) =>
      wanted(choice).map(({ id, title }) => ({ name: `${title}.pdf`, articleIds: [id] })),
    'export.preview': (choice) =>
      filesOf(wanted(choice), annotations(), choice).slice(0, choice.most ?? undefined),
    'export.count': (choice) => {
      const ids = new Set(wanted(choice).map(({ id }) => id))
      const marks = annotations().filter(({ articleId }) => ids.has(articleId)).length
      return { articles: ids.size, marks }
    },
    'export.writePrinted': ({ path }) => ({ paths: [path] }),
    'export.writeText': ({ path }) => ({ paths: [path] }),
    'export.write': ({ path, articleIds }) => {
      const articles = chosen(articleIds)
      return { paths: articles.length === 1 ? [path] : articles.map(({ title }) => `${path}/${title}`) }
    },
  }
}
