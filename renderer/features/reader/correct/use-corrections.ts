// The corrections of the article on show, and the characters that show them.
import { useMemo } from 'react'
import type { Correction, Corrections } from '../../../../electron/contract/corrections.ts'
import type { Article } from '../../../../electron/contract/model.ts'
import { useLibrary } from '../../../api/query.ts'
import { type Span, SpanIndex } from '../../../article/span-index.ts'

/** A correction and the characters that show it: its own, or the one beside the gap where words were left out. */
export interface Shown extends Span {
  readonly correction: Correction
}

const none: Corrections = { revision: 0, corrections: [], waiting: [] }

function shown(text: string, correction: Correction): Shown {
  const { start, end } = correction
  if (start < end) return { correction, start, end }
  const isHead = start === 0 || text[start - 1] === '\n'
  return isHead
    ? { correction, start, end: Math.min(start + 1, text.length) }
    : { correction, start: start - 1, end: start }
}

export function useCorrections(article: Article): { all: Corrections; index: SpanIndex<Shown> } {
  const { data = none } = useLibrary('corrections.list', { articleId: article.id })
  // Those of another revision are not of this text; the article is on its way.
  const all = data.revision === article.revision ? data : none
  const index = useMemo(
    () => new SpanIndex(all.corrections.map((one) => shown(article.text, one))),
    [all, article.text],
  )
  return { all, index }
}
