// What the library in memory answers when notes leave it or come in.
import type { Output, Parsed } from '../../electron/contract/api.ts'
import type { AnnotationInContext, Article } from '../../electron/contract/model.ts'
import { filesOf } from './fake-text.ts'

type Names =
  | 'export.preview'
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
  return {
    'import.annotations': () => ({ format: 'json', marks: [] }),
    'export.preview': (choice) => filesOf(chosen(choice.articleIds), annotations(), choice),
    'export.writePrinted': ({ path }) => ({ paths: [path] }),
    'export.writeText': ({ path }) => ({ paths: [path] }),
    'export.write': ({ path, articleIds }) => {
      const articles = chosen(articleIds)
      return { paths: articles.length === 1 ? [path] : articles.map(({ title }) => `${path}/${title}`) }
    },
  }
}
