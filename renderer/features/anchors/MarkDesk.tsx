// One mark on the desk: what it was on, what it says, and where it may go.
import { ArrowUpRight, StickyNote, Trash2, Undo2 } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import type { AnchorCandidate, Astray } from '../../../electron/contract/anchors.ts'
import { useLibrary } from '../../api/query.ts'
import { useCommand } from '../../commands.ts'
import { useKeyLabel } from '../../keys.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { NoteText } from '../../ui/note-text.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { Standing } from './AstrayList.tsx'
import { keep, place, remove } from './actions.ts'
import { Candidates } from './Candidates.tsx'
import { Elsewhere, type Span } from './Elsewhere.tsx'
import { useKeys } from './use-keys.ts'

export function MarkDesk({ mark, accept }: { mark: Astray; accept: { current: () => void } }) {
  const t = useT()
  const { data: candidates } = useLibrary('anchors.candidates', { id: mark.id })
  const { data: article } = useLibrary('articles.get', { id: mark.articleId })
  const keyLabel = useKeyLabel()
  const textRef = useRef<HTMLDivElement>(null)
  const fieldRef = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState<Span | null>(null)

  const toCandidate = (one: AnchorCandidate | undefined) => {
    if (!one) return
    const { articleId, revision, start, end } = one
    void place({ id: mark.id, articleId, revision, start, end })
  }
  const toSpan = (span: Span | null) => {
    if (span && article)
      void place({ id: mark.id, articleId: article.id, revision: article.revision, ...span })
  }
  accept.current = () => toCandidate(candidates?.[0])
  useKeys({
    onCandidate: (index) => toCandidate(candidates?.[index]),
    onKeep: () => void keep(mark.id, !mark.kept),
    onSelected: () => toSpan(selected),
  })
  useCommand('edit.find', () => fieldRef.current?.select())
  useCommand('mark.remove', () => void remove(mark.id))
  const onSelect = useCallback((span: Span | null) => setSelected(span), [])

  return (
    <main className="mark-desk scroll" aria-label={t('anchors.desk')}>
      <section className="mark-was" data-hl={mark.color}>
        <header>
          <HighlightSign color={mark.color} />
          <b className="clip">{mark.articleTitle}</b>
          <Standing mark={mark} />
          <span className="sp" />
          <IconButton label={t('anchors.open')} onPress={() => ui.openArticle(mark.articleId)}>
            <ArrowUpRight size={16} />
          </IconButton>
          <IconButton label={t('annotate.remove')} command="mark.remove" onPress={() => void remove(mark.id)}>
            <Trash2 size={16} />
          </IconButton>
          <Button
            icon={mark.kept ? <Undo2 size={14} /> : <StickyNote size={14} />}
            onPress={() => void keep(mark.id, !mark.kept)}
          >
            {t(mark.kept ? 'anchors.takeUp' : 'anchors.keep')} <kbd>{keyLabel('anchor.keep')}</kbd>
          </Button>
        </header>
        <p className="muted">{t('anchors.was')}</p>
        <blockquote className="cn">
          <span className="muted">{mark.prefix.replaceAll('\n', ' ')}</span>
          <mark>{mark.quote}</mark>
          <span className="muted">{mark.suffix.replaceAll('\n', ' ')}</span>
        </blockquote>
        {mark.note === '' ? null : <NoteText note={mark.note} />}
      </section>
      <section aria-label={t('anchors.candidates')}>
        <h3>{t('anchors.candidates')}</h3>
        <Candidates mark={mark} candidates={candidates} onPlace={toCandidate} />
      </section>
      {article ? (
        <Elsewhere
          key={mark.id}
          article={article}
          textRef={textRef}
          fieldRef={fieldRef}
          selected={selected}
          onSelect={onSelect}
          onPlace={toSpan}
        />
      ) : null}
    </main>
  )
}
