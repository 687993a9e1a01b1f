// The results: passages on one line each, the word found in one column, as in a concordance.
// biome-ignore-all lint/a11y/useSemanticElements: lines lie where their place says, which table elements cannot; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names the line under the cursor as its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list has the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import { MessageSquareText } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { type Cut, cutTitle, type Line } from './lines.ts'

/** Pixels, as in search.css. */
const heights = { article: 44, passage: 34, more: 34 } as const

/** Lands on the passage; the word found there is marked all over the article. */
function open(line: Line): void {
  const { articleId } = line.hit
  const passage = line.kind === 'passage' ? line.passage : line.hit.passages[0]
  const found = passage?.hits[0]
  if (passage === undefined || found === undefined) {
    ui.openArticle(articleId)
    return
  }
  const { start, end, annotationId } = passage
  const find = passage.passage.slice(found[0], found[1])
  ui.openArticle(articleId, { start, end, ...(annotationId === null ? { find } : { annotationId }) })
}

/** Paper and date of an article, or what its source is called. */
const homeOf = ({ paper, date, sourceName }: Line['hit']): string =>
  [paper || sourceName.replace(/\.[^.\s]{1,8}$/, ''), date].filter(Boolean).join('　')

/** A text whose hits are marked. */
function Pieces({ pieces }: { pieces: Cut['after'] }) {
  return pieces.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
    piece.isHit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )
}

function Passage({ line }: { line: Extract<Line, { kind: 'passage' }> }) {
  const t = useT()
  const { cut, passage } = line
  return (
    <>
      <span className="kwic-in">
        {passage.in === 'note' ? (
          <span className="pill" title={t('search.inNote')}>
            <MessageSquareText size={12} aria-hidden />
            {t('search.inNote')}
          </span>
        ) : null}
      </span>
      <span className="kwic-before">
        <bdi>{cut.before}</bdi>
      </span>
      <span className="kwic-after clip">
        {cut.hit === '' ? null : <mark className="hit">{cut.hit}</mark>}
        <Pieces pieces={cut.after} />
      </span>
    </>
  )
}

/** Where the results of the last search were left: whoever opened one of them finds them so when coming back. */
let left = { asked: '', top: 0, row: -1 }
const leftBy = (asked: string) => (left.asked === asked ? left : { asked, top: 0, row: -1 })

export function Results({
  lines,
  asked,
  listRef,
}: {
  lines: readonly Line[]
  /** What the lines answer: another search starts at its top, the same one where it was left. */
  asked: string
  listRef: RefObject<HTMLDivElement | null>
}) {
  const t = useT()
  const [active, setCursor] = useState(-1)
  const setActive = (row: number) => {
    left = { ...leftBy(asked), row }
    setCursor(row)
  }
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => heights[lines[index]?.kind ?? 'passage'],
    overscan: 12,
    paddingStart: 8,
    paddingEnd: 24,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines have their own heights
  useLayoutEffect(() => {
    virtual.measure()
    const { top, row } = leftBy(asked)
    setCursor(row)
    listRef.current?.scrollTo({ top })
  }, [lines])

  const step = (by: number) => {
    let next = active
    for (let left = Math.abs(by); left > 0; left--) {
      let probe = next + Math.sign(by)
      while (lines[probe]?.kind === 'article') probe += Math.sign(by)
      if (lines[probe] === undefined) break
      next = probe
    }
    if (next < 0) return
    setActive(next)
    virtual.scrollToIndex(next, { align: 'auto' })
  }
  const keydown = (event: KeyboardEvent) => {
    const line = lines[active]
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'PageDown') step(15)
    else if (event.key === 'PageUp') step(-15)
    else if (event.key === 'Enter' && line !== undefined) open(line)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={listRef}
      className="kwic scroll tight"
      role="listbox"
      aria-label={t('search.results')}
      tabIndex={0}
      {...(active < 0 ? {} : { 'aria-activedescendant': `hit-${active}` })}
      onKeyDown={keydown}
      onScroll={({ currentTarget }) => {
        left = { ...leftBy(asked), top: currentTarget.scrollTop }
      }}
      onFocus={({ currentTarget }) => {
        // Not for a press of the mouse: the line under it would be scrolled away before it is let go.
        if (active < 0 && currentTarget.matches(':focus-visible')) step(1)
      }}
    >
      <div role="presentation" className="list-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index]
          if (line === undefined) return null
          const place = { transform: `translateY(${item.start}px)`, height: item.size }
          if (line.kind === 'article')
            return (
              <div
                key={item.key}
                role="option"
                aria-selected={false}
                className="list-row kwic-head"
                style={place}
                onClick={() => open(line)}
              >
                <h2 className="clip">
                  <Pieces pieces={cutTitle(line.hit)} />
                </h2>
                <span className="muted clip num">{homeOf(line.hit)}</span>
                <span className="sp" />
                {line.count === 0 ? null : (
                  <span className="muted num">{t('search.passages', { n: number(line.count) })}</span>
                )}
              </div>
            )
          return (
            <div
              key={item.key}
              id={`hit-${item.index}`}
              role="option"
              aria-selected={item.index === active}
              aria-setsize={lines.length}
              aria-posinset={item.index + 1}
              className="list-row kwic-line"
              style={place}
              onClick={() => {
                setActive(item.index)
                open(line)
              }}
            >
              {line.kind === 'passage' ? (
                <Passage line={line} />
              ) : (
                <span className="kwic-more">{t('search.morePassages', { n: number(line.n) })}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
