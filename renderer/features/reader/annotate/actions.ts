// What a person does to marks: shown at once, stored behind, taken back from the screen when the library refuses.
import { citePassage } from '../../../../electron/contract/citation.ts'
import type { AnnotationInContext, Article, Color, MarkStyle } from '../../../../electron/contract/model.ts'
import { call } from '../../../api/client.ts'
import { tell } from '../../../api/failure.ts'
import { keyOf, queryClient } from '../../../api/query.ts'
import type { Span } from '../../../article/span-index.ts'
import { ui } from '../../../state/ui.ts'
import { language, t } from '../../../strings/index.ts'

type List = readonly AnnotationInContext[]

function changeList(articleId: string, change: (list: List) => List): void {
  queryClient.setQueryData<List>(keyOf('annotations.list', { articleId }), (list) => list && change(list))
}

/** Asks the library again: what is on the screen may be wrong. */
function refetch(articleId: string): void {
  void queryClient.invalidateQueries({ queryKey: keyOf('annotations.list', { articleId }) })
}

let pending = 0

/** Marks a passage; it is painted before the library answers. Returns the mark's id, or null when it was refused. */
export async function createMark(
  article: Article,
  { start, end }: Span,
  look: { color: Color; style: MarkStyle },
): Promise<string | null> {
  const now = Date.now()
  const draft: AnnotationInContext = {
    ...look,
    id: `pending-${pending++}`,
    articleId: article.id,
    revision: article.revision,
    start,
    end,
    quote: article.text.slice(start, end),
    prefix: '',
    suffix: '',
    note: '',
    tags: [],
    anchor: 'exact',
    score: null,
    kept: false,
    done: false,
    createdAt: now,
    modifiedAt: now,
    articleTitle: article.title,
    sourceName: article.page.sourceName,
  }
  changeList(article.id, (list) => [...list, draft])
  try {
    const made = await call('annotations.create', {
      articleId: article.id,
      revision: article.revision,
      start,
      end,
      ...look,
    })
    changeList(article.id, (list) => [
      ...list.filter((mark) => mark.id !== draft.id && mark.id !== made.id),
      { ...draft, ...made },
    ])
    return made.id
  } catch (error) {
    changeList(article.id, (list) => list.filter((mark) => mark.id !== draft.id))
    tell(error)
    return null
  }
}

/** Changes a mark's look, note or tags. */
export async function updateMark(
  mark: Pick<AnnotationInContext, 'id' | 'articleId'>,
  change: { color?: Color; style?: MarkStyle; note?: string; tags?: string[]; done?: boolean },
): Promise<void> {
  changeList(mark.articleId, (list) => list.map((one) => (one.id === mark.id ? { ...one, ...change } : one)))
  try {
    await call('annotations.update', { id: mark.id, ...change })
  } catch (error) {
    refetch(mark.articleId)
    tell(error)
  }
}

/** Gives a mark other ends; held keys join into one step of undo. */
export async function reshapeMark(
  article: Article,
  mark: Pick<AnnotationInContext, 'id' | 'articleId'>,
  { start, end }: Span,
): Promise<void> {
  // An answer on its way knows only the ends before: it would throw the next step back.
  await queryClient.cancelQueries({ queryKey: keyOf('annotations.list', { articleId: article.id }) })
  const shape = { revision: article.revision, start, end, quote: article.text.slice(start, end) }
  changeList(article.id, (list) =>
    list.map((one) => (one.id === mark.id ? { ...one, ...shape, anchor: 'exact' } : one)),
  )
  try {
    await call('annotations.update', { id: mark.id, range: { revision: article.revision, start, end } })
  } catch (error) {
    refetch(article.id)
    tell(error)
  }
}

let lastRemoved: string | null = null

/** Removes a mark at once, with a way back in the toast. */
export async function removeMark(mark: AnnotationInContext): Promise<void> {
  changeList(mark.articleId, (list) => list.filter((one) => one.id !== mark.id))
  try {
    await call('annotations.remove', { ids: [mark.id] })
    lastRemoved = mark.id
    ui.toast({
      text: t('annotate.removed'),
      about: `removal ${mark.id}`,
      action: { label: t('do.undo'), run: () => void restoreMark(mark).catch(tell) },
    })
  } catch (error) {
    refetch(mark.articleId)
    tell(error)
  }
}

/** Takes the removal back; when other steps came after it, brings the mark back from the trash instead of undoing those. */
async function restoreMark(mark: AnnotationInContext): Promise<void> {
  const { undo } = await call('history.state')
  if (lastRemoved === mark.id && undo?.endsWith('annotation.remove')) {
    lastRemoved = null
    await call('history.undo')
    return
  }
  await call('trash.restore', { ids: [mark.id] })
}

/** Puts a passage with its citation on the clipboard. */
export async function copyWithCitation(article: Article, { start, end }: Span): Promise<void> {
  const quote = article.text.slice(start, end)
  try {
    await call('app.copy', { text: `“${quote}”\n${citePassage(article, start, end, language())}` })
    ui.toast({ text: t('annotate.copied') })
  } catch (error) {
    tell(error)
  }
}
