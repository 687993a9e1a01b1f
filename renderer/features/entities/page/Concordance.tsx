// Every passage with the name in one column: by place, or by what stands left or right of it. A line leads to its passage.
import { X } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { ConcordanceLine, concordanceSorts, EntityPage } from '../../../../electron/contract/entities.ts'
import { sayError } from '../../../api/failure.ts'
import { useRows } from '../../../api/rows.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { printedIn } from '../../../strings/origin.ts'
import { Segmented } from '../../../ui/choice.tsx'
import { Rows } from '../../../ui/rows.tsx'
import { HighlightSign } from '../../../ui/signs.tsx'
import { Section } from './Section.tsx'

type Sort = (typeof concordanceSorts)[number]
/** Pixels, as in page.css. */
const lineHeight = 34

export function Line({ line }: { line: ConcordanceLine }) {
  const t = useT()
  const isIssue = line.paper !== ''
  return (
    <span className="kw" title={`${line.title}　${printedIn(line, t)}`}>
      <time className="num">{line.articleDate}</time>
      <span className="kw-l">
        <bdi>{line.left}</bdi>
      </span>
      <span className="kw-r">
        <b data-state={line.state}>{line.text}</b>
        {line.right}
      </span>
      <span className="kw-marks">
        {line.colors.slice(0, 2).map((color) => (
          <HighlightSign key={color} color={color} />
        ))}
      </span>
      {/* The day stands at the left. */}
      <small className="clip num">
        {isIssue ? printedIn({ ...line, articleDate: null }, t) : line.title}
      </small>
    </span>
  )
}

export function Concordance({
  entity,
  onlyName,
  onEveryName,
  scroller,
}: {
  entity: EntityPage
  /** Only where it is called so. */
  onlyName: string | null
  onEveryName: () => void
  scroller: RefObject<HTMLDivElement | null>
}) {
  const t = useT()
  const [sort, setSort] = useState<Sort>('place')
  const query = { id: entity.id, sort, ...(onlyName === null ? {} : { name: onlyName }) }
  const answer = useRows('entities.concordance', query)
  return (
    <Section
      title={t('entities.concordance')}
      note={answer.head === undefined ? '' : t('entities.passages', { count: answer.total })}
      extra={
        <>
          {onlyName === null ? null : (
            <button
              type="button"
              className="pill ent-only"
              title={t('entities.everyName')}
              onClick={onEveryName}
            >
              {t('entities.onlyName', { name: onlyName })}
              <X size={12} aria-hidden />
            </button>
          )}
          <Segmented<Sort>
            label={t('entities.order')}
            value={sort}
            onChange={setSort}
            options={[
              { value: 'place', label: t('entities.byPlace') },
              { value: 'left', label: t('entities.byLeft') },
              { value: 'right', label: t('entities.byRight') },
            ]}
          />
        </>
      }
    >
      {answer.error !== null ? (
        <p className="soft">{sayError(answer.error)}</p>
      ) : (
        <div data-en={entity.type}>
          <Rows
            label={t('entities.concordance')}
            className="kw-list"
            count={answer.total}
            height={() => lineHeight}
            scroller={scroller}
            state={JSON.stringify(query)}
            onShown={answer.show}
            onOpen={(index) => {
              const line = answer.row(index)
              if (line !== undefined) ui.openArticle(line.articleId, { start: line.start, end: line.end })
            }}
            render={(index) => {
              const line = answer.row(index)
              return line === undefined ? null : <Line line={line} />
            }}
          />
        </div>
      )}
    </Section>
  )
}
