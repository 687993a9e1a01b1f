// Where a mark may belong: the passages most like it, each with what it says otherwise, character by character.
import { Check } from 'lucide-react'
import type { AnchorCandidate, Astray } from '../../../electron/contract/anchors.ts'
import { useKeyLabel } from '../../keys.ts'
import { useT } from '../../strings/index.ts'
import { percent } from '../../strings/language.ts'
import { Button } from '../../ui/button.tsx'
import { Difference } from '../../ui/difference.tsx'
import { places } from './use-keys.ts'

/** Characters shown on either side of a passage. */
const beside = 24

export function Candidates({
  mark,
  candidates,
  onPlace,
}: {
  mark: Astray
  candidates: readonly AnchorCandidate[] | undefined
  onPlace: (candidate: AnchorCandidate) => void
}) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const keyOf = (index: number) => {
    const id = places[index]
    return id === undefined ? null : keyLabel(id)
  }
  if (candidates === undefined) return <div aria-busy="true" />
  if (candidates.length === 0) return <p className="muted">{t('anchors.noCandidate')}</p>
  return (
    <ol className="candidates">
      {candidates.map((one, i) => (
        <li key={`${one.articleId} ${one.start} ${one.end}`}>
          <header>
            <kbd>{keyOf(i) ?? i + 1}</kbd>
            <span className="candidate-bar" aria-hidden="true">
              <i style={{ width: percent(one.score) }} />
            </span>
            <b className="num">{t('anchors.score', { score: percent(one.score) })}</b>
            <span className="muted num">{t('anchors.context', { context: percent(one.context) })}</span>
            {one.isHere ? <span className="pill">{t('anchors.here')}</span> : null}
            {one.articleId === mark.articleId ? null : (
              <span className="pill clip">{t('anchors.other', { title: one.articleTitle })}</span>
            )}
            <span className="sp" />
            <Button
              tone={i === 0 ? 'primary' : 'plain'}
              icon={<Check size={14} />}
              onPress={() => onPlace(one)}
            >
              {t(one.isHere ? 'anchors.confirm' : 'anchors.place')}
            </Button>
          </header>
          <p className="difference">
            <span className="muted">…{one.before.slice(-beside).replaceAll('\n', ' ')}</span>
            <Difference before={mark.quote} after={one.text} />
            <span className="muted">{one.after.slice(0, beside).replaceAll('\n', ' ')}…</span>
          </p>
        </li>
      ))}
    </ol>
  )
}
