// The list as it is looked at: its shape, the rows and heads in view, and the article under the cursor, which stays the same wherever the list moves it.
import { useQueries } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ListingChoice } from '../../../electron/contract/search.ts'
import { call } from '../../api/client.ts'
import { keyOf, useLibrary } from '../../api/query.ts'
import { useRows } from '../../api/rows.ts'
import { shapeOf } from './rows.ts'
import { useView } from './view.ts'

/** Heads asked for at once. */
const piece = 50

/** Heads of the pages in view. */
export function useHeads(pageIds: readonly string[], first: number, last: number) {
  const pieces: number[] = []
  for (let at = Math.floor(first / piece); at <= Math.floor(last / piece); at++) pieces.push(at)
  const answers = useQueries({
    queries: pieces.map((at) => {
      const input = { ids: pageIds.slice(at * piece, (at + 1) * piece) }
      return {
        queryKey: keyOf('listing.pages', input),
        queryFn: () => call('listing.pages', input),
        enabled: input.ids.length > 0,
      }
    }),
  })
  return new Map(answers.flatMap(({ data }) => (data ?? []).map((head) => [head.page.id, head] as const)))
}

/** ms without a new page after which an import is taken to rest. */
const restDelay = 700

const empty = { total: 0, pageIds: [], counts: [] }

export function useListing() {
  const filter = useView((view) => view.filter)
  const sort = useView((view) => view.sort)
  const reverse = useView((view) => view.reverse)
  const activeId = useView((view) => view.activeId)
  const choice = useMemo(
    (): ListingChoice => ({ ...filter, pageId: null, sort, reverse }),
    [filter, sort, reverse],
  )
  // The field answers at once; a long list may take a moment longer.
  const asked = useDeferredValue(choice)
  const {
    data: outline = empty,
    error,
    isSuccess,
    isPlaceholderData,
  } = useLibrary('listing.outline', asked, {
    keep: true,
  })
  const rows = useRows('listing.rows', asked)
  const shape = useMemo(() => shapeOf(outline), [outline])
  const first = rows.row(0)
  // The place of the cursor in the list as it is now: an import puts new pages above it.
  const [found, setFound] = useState<{ outline: unknown; id: string; at: number | null } | null>(null)
  useEffect(() => {
    if (isPlaceholderData || !isSuccess || activeId === null) return
    let isCurrent = true
    call('listing.find', { ...asked, id: activeId })
      .then((at) => isCurrent && setFound({ outline, id: activeId, at }))
      // A list that cannot be read says so itself.
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [asked, outline, activeId, isPlaceholderData, isSuccess])
  const listed = useRef(asked)
  const { row } = rows
  useEffect(() => {
    if (found === null || found.outline !== outline || found.id !== activeId) return
    const isSame = listed.current === asked
    listed.current = asked
    if (found.at !== null) {
      useView.getState().follow(found.at)
      return
    }
    // It is gone: what stands in its place now, or the first of another list.
    const at = isSame ? Math.max(0, Math.min(useView.getState().activeAt, outline.total - 1)) : 0
    const next = row(at)
    if (outline.total === 0 || next !== undefined) useView.getState().moveTo(next?.id ?? null, at, true)
  }, [found, outline, asked, activeId, row])
  // While pages come in what was shown first stays; once they rest, and if nobody chose, the cursor is where the list begins.
  const isTouched = useView((view) => view.isTouched || view.scroll > 0)
  const isAstray = !isTouched && found !== null && found.outline === outline && (found.at ?? 0) > 0
  useEffect(() => {
    if (!isAstray || first === undefined) return
    const timer = setTimeout(() => useView.getState().moveTo(first.id, 0, true), restDelay)
    return () => clearTimeout(timer)
  }, [isAstray, first])
  useEffect(() => {
    if (activeId === null && first !== undefined && !rows.isOld) useView.getState().moveTo(first.id, 0, true)
  }, [activeId, first, rows.isOld])
  return {
    choice: asked,
    outline,
    shape,
    rows,
    error: error ?? rows.error,
    isSuccess: isSuccess && !isPlaceholderData,
    /** Whether the cursor's place is that in the list on show. */
    settled: found !== null && found.outline === outline && found.id === activeId && found.at !== null,
  }
}

export type Listing = ReturnType<typeof useListing>
