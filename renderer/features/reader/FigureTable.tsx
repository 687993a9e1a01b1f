// 数据: the figures of the article in a table; a click goes to the passage.
import { Check, Target, X } from 'lucide-react'
import type { Figure } from '../../../electron/contract/model.ts'
import type { Span } from '../../article/span-index.ts'
import { useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { figureText } from '../../ui/figures.tsx'
import { decideFigure } from './tagging.ts'
import './figure-table.css'

export function FigureTable({
  figures,
  isShown,
  onShow,
  onGo,
}: {
  figures: readonly Figure[]
  /** Whether figures are marked in the text. */
  isShown: boolean
  onShow: (isShown: boolean) => void
  onGo: (span: Span) => void
}) {
  const t = useT()
  if (figures.length === 0) return <p className="pane-empty">{t('pane.noFigures')}</p>
  const results = figures.filter((figure) => figure.kind === 'result').length
  const targets = figures.filter((figure) => figure.kind === 'target').length
  return (
    <div className="pane-list figure-list">
      <header>
        <span className="muted num">
          {t('pane.figureNote', {
            total: figures.length,
            results,
            targets,
            open: figures.length - results - targets,
          })}
        </span>
        <span className="sp" />
        <Checkbox isSelected={isShown} onChange={onShow}>
          <span className="sr">{t('pane.showKind', { kind: t('pane.figures') })}</span>
        </Checkbox>
      </header>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('figure.kind')}</th>
              <th scope="col">{t('figure.indicator')}</th>
              <th scope="col" className="n">
                {t('figure.value')}
              </th>
              <td>{null}</td>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <FigureRow key={figure.id} figure={figure} onGo={onGo} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Where a qualifier is read: 约50项, 50余项, 50项以上. */
function placeOf({ qualifier }: Figure): 'before' | 'between' | 'after' | null {
  if (!qualifier) return null
  if (/^[余多来]$/.test(qualifier)) return 'between'
  return /^(?:以[上下内外]|[上下内]|左右|上下)$/.test(qualifier) ? 'after' : 'before'
}

function FigureRow({ figure, onGo }: { figure: Figure; onGo: (span: Span) => void }) {
  const t = useT()
  const place = placeOf(figure)
  return (
    <tr>
      <td>
        {figure.kind === null ? (
          <span className="pill">{t('figure.neither')}</span>
        ) : (
          <span className={figure.kind === 'result' ? 'pill good' : 'pill warn'}>
            {figure.kind === 'result' ? <Check size={12} aria-hidden /> : <Target size={12} aria-hidden />}
            {t(`figure.${figure.kind}`)}
          </span>
        )}
      </td>
      <td>
        <button type="button" className="tight" onClick={() => onGo(figure)}>
          {figure.indicator || figure.text}
          <small>{figure.text}</small>
        </button>
      </td>
      <td className="n">
        {place === 'before' ? <small>{figure.qualifier} </small> : null}
        <b>{figureText(figure.value)}</b>{' '}
        <small>
          {place === 'between' ? figure.qualifier : null}
          {figure.unit}
          {place === 'after' ? figure.qualifier : null}
        </small>
      </td>
      <td className="figure-do">
        <div>
          {figure.state === 'confirmed' ? null : (
            <IconButton
              label={t('figure.confirm', { text: figure.text })}
              onPress={() => void decideFigure(figure, 'confirm')}
            >
              <Check size={14} />
            </IconButton>
          )}
          <IconButton
            label={t('figure.reject', { text: figure.text })}
            onPress={() => void decideFigure(figure, 'reject')}
          >
            <X size={14} />
          </IconButton>
        </div>
      </td>
    </tr>
  )
}
