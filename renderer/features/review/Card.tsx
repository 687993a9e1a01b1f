// One card: the quotation in its paragraph, then what was hidden, and four keys at the foot.
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Range } from '../../../electron/contract/page.ts'
import { type Grade, grades, type ReviewCard } from '../../../electron/contract/review.ts'
import { useOrigin } from '../../api/origin.ts'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { NoteText } from '../../ui/note-text.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { gradeCard, openInArticle, setCloze } from './actions.ts'
import { CardTools } from './CardTools.tsx'
import { intervalText } from './interval.ts'
import { aroundOf, selectedIn, without } from './pieces.ts'
import { Quotation } from './Quotation.tsx'
import { useKeys } from './use-keys.ts'

/** Follows what is selected in the quotation. */
function usePicked(root: { readonly current: HTMLElement | null }): Range | null {
  const [picked, setPicked] = useState<Range | null>(null)
  useEffect(() => {
    const read = () => {
      const now = selectedIn(root.current)
      setPicked((before) =>
        before === now || (before !== null && now !== null && before[0] === now[0] && before[1] === now[1])
          ? before
          : now,
      )
    }
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [root])
  return picked
}

function Keys({ card, onGrade }: { card: ReviewCard; onGrade: (grade: Grade) => void }) {
  const t = useT()
  const keyLabel = useKeyLabel()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once
    <div className="rv-keys" role="group" aria-label={t('review.grades')}>
      {grades.map((grade) => (
        <AriaButton key={grade} className="rv-key" data-grade={grade} onPress={() => onGrade(grade)}>
          <kbd aria-hidden>{keyLabel(`card.${grade}`)}</kbd>
          <b>{t(`review.${grade}`)}</b>
          <small className="num">{intervalText(card.next[grade], t)}</small>
        </AriaButton>
      ))}
    </div>
  )
}

export function Card({ card }: { card: ReviewCard }) {
  const t = useT()
  const revealKey = useKeyLabel()('card.reveal')
  const origin = useOrigin(card.articleId)
  const around = aroundOf(card)
  const [isShown, show] = useState(false)
  const hides = card.cloze.length > 0 || card.note !== ''
  const isRevealed = isShown || !hides
  const canPick = isRevealed || card.cloze.length === 0
  const quoteRef = useRef<HTMLDivElement>(null)
  const cardRef = useRef<HTMLElement>(null)
  const isBusy = useRef(false)
  const picked = usePicked(quoteRef)
  const isOverCloze = picked !== null && without(card.cloze, picked).length < card.cloze.length

  // The key that was pressed is gone; the next Space belongs to the card.
  useEffect(() => cardRef.current?.focus({ preventScroll: true }), [])

  const reveal = () => {
    if (isRevealed) return
    // It was made in a text with blanks.
    document.getSelection()?.removeAllRanges()
    show(true)
    cardRef.current?.focus({ preventScroll: true })
  }
  const grade = async (how: Grade) => {
    // A second press is meant for this card, not for the next.
    if (!isRevealed || isBusy.current) return
    isBusy.current = true
    await gradeCard(card.id, how)
    isBusy.current = false
  }
  const cloze = () => {
    // Asked anew: no event says that the words in front of a selection have changed.
    const now = selectedIn(quoteRef.current)
    if (!canPick || (now === null && card.cloze.length === 0)) return
    const left = now === null ? [] : without(card.cloze, now)
    // Words that were just hidden stay in view until the card comes again.
    show(true)
    document.getSelection()?.removeAllRanges()
    cardRef.current?.focus({ preventScroll: true })
    void setCloze(card, now === null || left.length < card.cloze.length ? left : [...card.cloze, now])
  }
  useKeys({
    reveal,
    grade: (how) => void grade(how),
    open: () => openInArticle(card),
    cloze: () => {
      // The key may come before the event that tells of the selection.
      if (selectedIn(quoteRef.current) !== null) cloze()
    },
  })

  return (
    <>
      <div className="rv-middle scroll">
        <article className="rv-card" ref={cardRef} tabIndex={-1} aria-label={t('review.card')}>
          <div className="rv-front">
            <header className="rv-head">
              <HighlightSign color={card.color} />
              <span className="clip">
                {card.articleTitle}
                <span className="muted">　{origin}</span>
              </span>
              <span className="sp" />
              <CardTools
                card={card}
                picked={picked}
                canPick={canPick}
                isOverCloze={isOverCloze}
                onCloze={cloze}
              />
            </header>
            {around.before === '' ? null : <p className="rv-around cn">{around.before}</p>}
            <Quotation card={card} around={around} isRevealed={isRevealed} rootRef={quoteRef} />
            {around.after === '' ? null : <p className="rv-around cn">{around.after}</p>}
          </div>
          <div className="rv-back" aria-live="polite">
            {isRevealed && card.note !== '' ? <NoteText note={card.note} /> : null}
            {isRevealed && card.tags.length > 0 ? (
              <p className="rv-tags">
                {card.tags.map((tag) => (
                  <span className="tag" key={tag}>
                    {tag}
                  </span>
                ))}
              </p>
            ) : null}
          </div>
        </article>
      </div>
      <footer className="rv-foot">
        {isRevealed ? (
          <Keys card={card} onGrade={(how) => void grade(how)} />
        ) : (
          <Button tone="primary" onPress={reveal}>
            {t('review.reveal')}
            <kbd>{revealKey === 'Space' ? t('review.space') : (revealKey ?? 'Enter')}</kbd>
          </Button>
        )}
      </footer>
    </>
  )
}
