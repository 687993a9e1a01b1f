// A place of the person's own choice: words searched in the article, or selected in its text.
import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Article } from '../../../electron/contract/model.ts'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { SearchField } from '../../ui/field.tsx'

export interface Span {
  readonly start: number
  readonly end: number
}

/** Places shown for a search. */
const mostHits = 20
/** Characters on either side of one. */
const beside = 16

function hitsOf(text: string, query: string): Span[] {
  const wanted = query.trim()
  const hits: Span[] = []
  if (wanted === '') return hits
  for (let at = text.indexOf(wanted); at >= 0 && hits.length < mostHits; at = text.indexOf(wanted, at + 1))
    hits.push({ start: at, end: at + wanted.length })
  return hits
}

/** The offset of a place in the text's paragraphs; null outside them. */
function offsetOf(node: Node | null, offset: number): number | null {
  const paragraph = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>(
    '[data-start]',
  )
  if (!paragraph) return null
  const start = Number(paragraph.dataset.start)
  if (node instanceof Text) return start + offset
  return offset === 0 ? start : start + (paragraph.textContent?.length ?? 0)
}

/** What is selected in the text with this root. */
function selectedIn(root: HTMLElement | null): Span | null {
  const selection = document.getSelection()
  if (!root || !selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start === null || end === null || start >= end ? null : { start, end }
}

export function Elsewhere({
  article,
  textRef,
  fieldRef,
  selected,
  onSelect,
  onPlace,
}: {
  article: Article
  textRef: RefObject<HTMLDivElement | null>
  fieldRef: RefObject<HTMLInputElement | null>
  selected: Span | null
  onSelect: (span: Span | null) => void
  onPlace: (span: Span) => void
}) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const [query, setQuery] = useState('')
  const deferred = useDeferredValue(query)
  const { text } = article
  const hits = useMemo(() => hitsOf(text, deferred), [text, deferred])
  useEffect(() => {
    const look = () => onSelect(selectedIn(textRef.current))
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [onSelect, textRef])
  const paragraphs = useMemo(() => {
    let start = 0
    return text.split('\n').map((line) => {
      const paragraph = { start, line }
      start += line.length + 1
      return paragraph
    })
  }, [text])
  return (
    <section className="elsewhere" aria-label={t('anchors.elsewhere')}>
      <header>
        <h3>{t('anchors.elsewhere')}</h3>
        <div className="elsewhere-field">
          <SearchField label={t('anchors.find')} value={query} onChange={setQuery} inputRef={fieldRef} />
        </div>
        <span className="sp" />
        <Button isDisabled={selected === null} onPress={() => selected && onPlace(selected)}>
          {t('anchors.toSelected')} <kbd>{keyLabel('anchor.selected')}</kbd>
        </Button>
      </header>
      {deferred.trim() === '' ? null : hits.length === 0 ? (
        <p className="muted">{t('anchors.findNone')}</p>
      ) : (
        <ul className="elsewhere-hits">
          {hits.map((hit) => (
            <li key={hit.start}>
              <button type="button" onClick={() => onPlace(hit)} title={t('anchors.place')}>
                <span className="muted">
                  {text.slice(Math.max(0, hit.start - beside), hit.start).replaceAll('\n', ' ')}
                </span>
                <b>{text.slice(hit.start, hit.end)}</b>
                <span className="muted">{text.slice(hit.end, hit.end + beside).replaceAll('\n', ' ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div ref={textRef} className="elsewhere-text">
        {paragraphs.map(({ start, line }) => (
          <p key={start} data-start={start}>
            {line}
          </p>
        ))}
      </div>
    </section>
  )
}
