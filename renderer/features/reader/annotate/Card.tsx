// The card of a mark: what it is and says; when active, everything that can be changed about it.
import { Check, Trash2 } from 'lucide-react'
import { memo, useCallback } from 'react'
import {
  type AnnotationInContext,
  colors,
  type MarkStyle,
  markStyles,
} from '../../../../electron/contract/model.ts'
import { useColorNames } from '../../../api/color-names.ts'
import { useLanguage, useT } from '../../../strings/index.ts'
import { when } from '../../../strings/language.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { HighlightSign, StyleSign } from '../../../ui/signs.tsx'
import { reading, useReading } from '../store.ts'
import { removeMark, updateMark } from './actions.ts'
import './card.css'
import { DoneToggle, EqualMenu } from '../../../ui/mark-actions.tsx'
import { NoteEditor } from '../../../ui/note-editor.tsx'
import { NoteText } from '../../../ui/note-text.tsx'
import { TagField } from '../../../ui/tag-field.tsx'

export interface CardProps {
  readonly mark: AnnotationInContext
  readonly isActive: boolean
  /** Lies wholly in the mark above it, which is on show too. */
  readonly isWithin?: boolean
  /** The whole quotation instead of one line of it. */
  readonly isFull?: boolean
  onActivate: (mark: AnnotationInContext) => void
  /** Esc in a field: back to the text. */
  onLeave: () => void
}

export const Card = memo(function Card({
  mark,
  isActive,
  isWithin = false,
  isFull = false,
  onActivate,
  onLeave,
}: CardProps) {
  const t = useT()
  const names = useColorNames()
  const language = useLanguage()
  // It stands on its words: worth knowing, and nothing to see to.
  const hasFollowed = mark.anchor === 'moved' && !mark.kept
  const hasMore = mark.note !== '' || mark.tags.length > 0
  const kind = ['card', isActive ? 'active' : '', hasMore || isActive ? '' : 'slim', isFull ? 'full' : '']
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the head is the button; the rest of the card only makes it larger
    <article
      className={kind.filter(Boolean).join(' ')}
      data-hl={mark.color}
      onClick={() => {
        if (!isActive) onActivate(mark)
      }}
    >
      <button
        type="button"
        className="card-head tight"
        title={when(mark.modifiedAt, language)}
        aria-expanded={isActive}
        aria-label={t('annotate.card', { color: names[mark.color], quote: mark.quote })}
        onClick={(event) => {
          event.stopPropagation()
          onActivate(mark)
        }}
      >
        <HighlightSign color={mark.color} />
        <b>{names[mark.color]}</b>
        <span className="q">{mark.quote.replaceAll('\n', ' ')}</span>
        {mark.done ? (
          <Check className="card-done" size={14} role="img" aria-label={t('annotate.done')} />
        ) : null}
        {isWithin && !hasMore && !isActive ? <small>{t('pane.within')}</small> : null}
      </button>
      {mark.anchor === 'exact' || (hasFollowed && !isActive) ? null : (
        <p className={hasFollowed ? 'card-anchor followed' : 'card-anchor'}>
          {t(mark.kept ? 'anchors.kept' : `annotate.${mark.anchor}`)}
        </p>
      )}
      {isActive ? (
        <CardFields mark={mark} onLeave={onLeave} />
      ) : (
        <>
          {mark.note === '' ? null : <NoteText note={mark.note} />}
          {hasMore ? (
            <footer>
              {mark.tags.map((tag) => (
                <span key={tag} className="tag">
                  {tag}
                </span>
              ))}
              <span className="sp" />
              <time className="muted">{when(mark.modifiedAt, language)}</time>
            </footer>
          ) : null}
        </>
      )}
    </article>
  )
})

function CardFields({ mark, onLeave }: Pick<CardProps, 'mark' | 'onLeave'>) {
  const t = useT()
  const names = useColorNames()
  const wanted = useReading((state) => (state.edit?.id === mark.id ? state.edit.field : null))
  const onFocused = useCallback(() => reading.set({ edit: null }), [])
  const leave = useCallback(() => onLeave(), [onLeave])
  return (
    <>
      <NoteEditor
        note={mark.note}
        wantsFocus={wanted === 'note'}
        onFocused={onFocused}
        onSave={(note) => void updateMark(mark, { note })}
        onLeave={leave}
      />
      <TagField
        tags={mark.tags}
        wantsFocus={wanted === 'tags'}
        onFocused={onFocused}
        onChange={(tags) => void updateMark(mark, { tags })}
        onLeave={leave}
      />
      <footer>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that the card has no room for */}
        <div className="card-colors" role="group" aria-label={t('annotate.colors')}>
          {colors.map((color) => (
            <IconButton
              key={color}
              label={names[color]}
              isOn={mark.color === color}
              onPress={() => void updateMark(mark, { color })}
            >
              <HighlightSign color={color} />
            </IconButton>
          ))}
        </div>
        <span className="sp" />
        <Menu
          label={t('annotate.style', { name: t(`style.${mark.style}`) })}
          selected={mark.style}
          items={markStyles.map((style) => ({
            id: style,
            label: t(`style.${style}`),
            icon: <StyleSign style={style} />,
          }))}
          onAction={(style) => void updateMark(mark, { style: style as MarkStyle })}
          trigger={
            <IconButton label={t('annotate.style', { name: t(`style.${mark.style}`) })}>
              <StyleSign style={mark.style} />
            </IconButton>
          }
        />
        <EqualMenu id={mark.id} />
        <DoneToggle isDone={mark.done} onChange={(done) => void updateMark(mark, { done })} />
        <IconButton label={t('annotate.remove')} command="mark.remove" onPress={() => void removeMark(mark)}>
          <Trash2 size={14} />
        </IconButton>
      </footer>
    </>
  )
}
