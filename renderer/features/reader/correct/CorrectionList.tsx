// All corrections of an article: what stood there, what stands there now, and the way back of each.
import { CornerDownLeft, RotateCcw } from 'lucide-react'
import type { Correction, Corrections } from '../../../../electron/contract/corrections.ts'
import type { Article } from '../../../../electron/contract/model.ts'
import { useT } from '../../../strings/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { takeBack } from './actions.ts'
import { correcting, useCorrecting } from './store.ts'

/** Characters of the paragraph shown on each side of a correction. */
const beside = 14

/** A correction in its sentence. */
function InText({ text, correction }: { text: string; correction: Correction }) {
  const { start, end, was } = correction
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - beside)
  const line = text.indexOf('\n', end)
  const to = Math.min(line < 0 ? text.length : line, end + beside)
  return (
    <>
      {text.slice(from, start)}
      {was === '' ? null : <del>{was}</del>}
      {start === end ? null : <ins>{text.slice(start, end)}</ins>}
      {text.slice(end, to)}
    </>
  )
}

export function CorrectionList({
  article,
  all,
  onGo,
  onClose,
}: {
  article: Article
  all: Corrections
  onGo: (correction: Correction) => void
  onClose: () => void
}) {
  const t = useT()
  const { corrections, waiting } = all
  const areOriginalsShown = useCorrecting((state) => state.areOriginalsShown)
  return (
    <Dialog
      title={t('correct.list', { count: corrections.length })}
      isOpen
      onClose={onClose}
      width={640}
      footer={
        <>
          <Button
            tone="danger"
            isDisabled={corrections.length === 0}
            onPress={() => void takeBack(article.id, null)}
          >
            {t('correct.takeAllBack')}
          </Button>
          <Button onPress={() => correcting.set({ areOriginalsShown: !areOriginalsShown, isList: false })}>
            {t(areOriginalsShown ? 'correct.hideOriginals' : 'correct.showOriginals')}
          </Button>
        </>
      }
    >
      {corrections.length + waiting.length === 0 ? <p className="muted">{t('correct.none')}</p> : null}
      <ul className="correct-list">
        {corrections.map((one) => (
          <li key={one.id}>
            <span className="difference">
              <InText text={article.text} correction={one} />
            </span>
            <IconButton label={t('correct.go')} onPress={() => onGo(one)}>
              <CornerDownLeft size={16} />
            </IconButton>
            <IconButton label={t('correct.takeBack')} onPress={() => void takeBack(article.id, [one.id])}>
              <RotateCcw size={16} />
            </IconButton>
          </li>
        ))}
        {waiting.map(({ id, was, text }) => (
          <li key={id}>
            <span className="difference">
              <del>{was}</del>
              <ins>{text}</ins>
              <small className="muted">{t('correct.waiting')}</small>
            </span>
            <IconButton label={t('correct.takeBack')} onPress={() => void takeBack(article.id, [id])}>
              <RotateCcw size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
