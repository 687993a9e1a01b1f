// The mark under the cursor with all that it says, to read and to change without leaving the list.
import { ArrowUpRight, Trash2 } from 'lucide-react'
import type { ListedMark } from '../../../electron/contract/marks.ts'
import { colors, type MarkStyle, markStyles } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useOrigin } from '../../api/origin.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { when } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { DoneToggle, EqualMenu } from '../../ui/mark-actions.tsx'
import { Menu } from '../../ui/menu.tsx'
import { NoteEditor } from '../../ui/note-editor.tsx'
import { HighlightSign, StyleSign } from '../../ui/signs.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { changeOne, removeMany } from './actions.ts'
import './detail.css'
import { useFilter } from './filter.ts'
import { open } from './List.tsx'

export type Field = 'note' | 'tags'

export function Detail({
  one,
  wanted,
  onFocused,
  onLeave,
}: {
  one: ListedMark
  /** The field that a key asked for. */
  wanted: Field | null
  onFocused: () => void
  /** Back to the list. */
  onLeave: () => void
}) {
  const t = useT()
  const language = useLanguage()
  const names = useColorNames()
  const origin = useOrigin(one.articleId)
  const { setFilter } = useFilter.getState()
  const style = t('annotate.style', { name: t(`style.${one.style}`) })
  return (
    <aside className="mark-detail scroll" aria-label={t('annotations.detail')} data-hl={one.color}>
      <header>
        <HighlightSign color={one.color} />
        <b>{names[one.color]}</b>
        <span className="sp" />
        <EqualMenu id={one.id} />
        <DoneToggle isDone={one.done} onChange={(done) => void changeOne(one.id, { done })} />
        <IconButton
          label={t('annotations.remove')}
          command="mark.remove"
          onPress={() => void removeMany({ ids: [one.id] })}
        >
          <Trash2 size={14} />
        </IconButton>
      </header>
      <blockquote className="cn">
        {one.before}
        <mark data-style={one.style}>{one.quote}</mark>
        {one.after}
      </blockquote>
      {one.anchor === 'exact' ? null : (
        <p className={one.anchor === 'moved' ? 'pill' : 'pill warn'}>{t(`annotate.${one.anchor}`)}</p>
      )}
      <div className="mark-from">
        <span>
          <button
            type="button"
            className="clip"
            title={t('annotations.onlyArticle')}
            onClick={() => setFilter({ article: { id: one.articleId, name: one.articleTitle } })}
          >
            {one.articleTitle}
          </button>
          <small className="muted clip">{origin}</small>
        </span>
        <Button icon={<ArrowUpRight size={16} aria-hidden />} onPress={() => open(one)}>
          {t('annotations.toText')}
        </Button>
      </div>
      <NoteEditor
        key={`note ${one.id}`}
        note={one.note}
        wantsFocus={wanted === 'note'}
        onFocused={onFocused}
        onSave={(note) => void changeOne(one.id, { note })}
        onLeave={onLeave}
      />
      <TagField
        key={`tags ${one.id}`}
        tags={one.tags}
        wantsFocus={wanted === 'tags'}
        onFocused={onFocused}
        onChange={(tags) => void changeOne(one.id, { tags })}
        onLeave={onLeave}
      />
      <footer>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that there is no room for */}
        <div role="group" aria-label={t('annotate.colors')}>
          {colors.map((color) => (
            <IconButton
              key={color}
              label={names[color]}
              isOn={one.color === color}
              onPress={() => void changeOne(one.id, { color })}
            >
              <HighlightSign color={color} />
            </IconButton>
          ))}
        </div>
        <Menu
          label={style}
          selected={one.style}
          items={markStyles.map((id) => ({ id, label: t(`style.${id}`), icon: <StyleSign style={id} /> }))}
          onAction={(next) => void changeOne(one.id, { style: next as MarkStyle })}
          trigger={
            <IconButton label={style}>
              <StyleSign style={one.style} />
            </IconButton>
          }
        />
      </footer>
      <dl className="muted">
        <dt>{t('annotations.made')}</dt>
        <dd className="num">{when(one.createdAt, language)}</dd>
        <dt>{t('annotations.modified')}</dt>
        <dd className="num">{when(one.modifiedAt, language)}</dd>
      </dl>
    </aside>
  )
}
