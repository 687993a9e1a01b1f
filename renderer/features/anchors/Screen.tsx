// The re-anchor desk: at the left the marks that have no sure place, at the right one of them and where it may belong.
import { Anchor } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { sayError } from '../../api/failure.ts'
import { useRows } from '../../api/rows.ts'
import { useCommand } from '../../commands.ts'
import { useT } from '../../strings/index.ts'
import { Segmented } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import type { Cursor } from '../../ui/rows.tsx'
import './anchors.css'
import { AstrayList } from './AstrayList.tsx'
import { MarkDesk } from './MarkDesk.tsx'
import { useView, view } from './view.ts'

const tabs = ['astray', 'kept'] as const

export function AnchorsScreen() {
  const t = useT()
  const { kept, index } = useView()
  const answer = useRows('anchors.list', { kept })
  const listRef = useRef<HTMLDivElement>(null)
  const cursor = useRef<Cursor | null>(null)
  const accept = useRef(() => {})
  useCommand('mark.next', () => void cursor.current?.step(1))
  useCommand('mark.previous', () => void cursor.current?.step(-1))
  // The next one takes the place of one that was settled.
  const at = Math.min(index, answer.total - 1)
  const mark = at < 0 ? undefined : answer.row(at)
  // The cursor stands on the one that is shown, also where a list begins.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of another kind begins without a cursor
  useEffect(() => cursor.current?.put(at), [at, kept, mark?.id])
  return (
    <div className="anchors screen">
      <aside className="anchors-side" aria-label={t('anchors.list')}>
        <div className="bar">
          <Segmented
            label={t('anchors.which')}
            isLabelHidden
            value={kept ? 'kept' : 'astray'}
            options={tabs.map((value) => ({ value, label: t(`anchors.${value}Tab`) }))}
            onChange={(value) => view.set({ kept: value === 'kept', index: 0 })}
          />
          <span className="sp" />
          <span className="soft num" role="status">
            {t('anchors.count', { count: answer.total })}
          </span>
        </div>
        {answer.total === 0 ? null : (
          <AstrayList
            answer={answer}
            kept={kept}
            listRef={listRef}
            cursor={cursor}
            onCursor={(next) => view.set({ index: next })}
            onEnter={() => accept.current()}
          />
        )}
      </aside>
      {answer.error !== null ? (
        <Empty title={sayError(answer.error)} />
      ) : mark !== undefined ? (
        <MarkDesk mark={mark} accept={accept} />
      ) : answer.head !== undefined && answer.total === 0 ? (
        <Empty
          icon={<Anchor size={32} strokeWidth={1.4} />}
          title={t(kept ? 'anchors.noneKept' : 'anchors.none')}
        >
          {t(kept ? 'anchors.noneKeptHint' : 'anchors.noneHint')}
        </Empty>
      ) : (
        <div aria-busy="true" />
      )}
    </div>
  )
}
