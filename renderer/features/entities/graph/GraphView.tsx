// The graph with its table beside it: the same pairs, for those who cannot see the drawing and for those who count.
import { Network, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { sayError } from '../../../api/failure.ts'
import { useLibrary } from '../../../api/query.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Segmented } from '../../../ui/choice.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Select } from '../../../ui/select.tsx'
import { EntitySeal } from '../../../ui/signs.tsx'
import { graphKinds, graphLeasts, graphLimits, useEntities } from '../view.ts'
import { Graph } from './Graph.tsx'
import { layOut, type Point } from './layout.ts'
import { Pairs } from './Pairs.tsx'

/** Lines drawn for each name; more would be a grey cloud. The table has them all. */
const linesPerName = 4

export function GraphView() {
  const t = useT()
  const { kinds, graphBy, graphLimit, graphLeast, graphAround } = useEntities()
  const { set } = useEntities.getState()
  const { data, error } = useLibrary(
    'entities.graph',
    {
      by: graphBy,
      limit: graphLimit,
      least: graphLeast,
      kinds: [...(kinds.length === 0 ? graphKinds : kinds)],
      ...(graphAround === null ? {} : { around: graphAround.id }),
    },
    { keep: true },
  )
  const [activeId, setActive] = useState<string | null>(null)
  const [places, setPlaces] = useState<ReadonlyMap<string, Point>>(new Map())
  const drawn = useMemo(() => {
    if (data === undefined) return null
    const edges = data.edges.slice(0, data.nodes.length * linesPerName)
    const named = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
    // Who is named with nobody tells nothing here; the list has them.
    return { nodes: data.nodes.filter((node) => named.has(node.id)), edges }
  }, [data])
  useEffect(() => {
    if (drawn === null) return
    const stop = new AbortController()
    void layOut(drawn.nodes, drawn.edges, stop.signal).then((found) => {
      if (found !== null) setPlaces(found)
    })
    return () => stop.abort()
  }, [drawn])
  if (error !== null)
    return (
      <Empty
        title={sayError(error)}
        {...(graphAround === null
          ? {}
          : {
              action: <Button onPress={() => set({ graphAround: null })}>{t('entities.graphAll')}</Button>,
            })}
      />
    )
  if (data === undefined || drawn === null) return null
  return (
    <div className="graph-view">
      <div className="graph-side-by-side">
        {drawn.nodes.length === 0 ? (
          <Empty icon={<Network size={32} strokeWidth={1.4} />} title={t('entities.graphNone')}>
            {t('entities.graphNoneHint')}
          </Empty>
        ) : (
          <Graph
            nodes={drawn.nodes}
            edges={drawn.edges}
            laidOut={places}
            activeId={activeId}
            onActive={setActive}
            onOpen={ui.openEntity}
          />
        )}
        <aside className="graph-table" aria-label={t('entities.pairs')}>
          <header>
            {graphAround === null ? null : (
              <button
                type="button"
                className="pill ent-only graph-around"
                title={t('entities.graphAll')}
                onClick={() => set({ graphAround: null })}
              >
                <EntitySeal type={graphAround.type} isConfirmed />
                <span className="clip">{t('entities.graphAround', { name: graphAround.canonical })}</span>
                <X size={12} aria-hidden />
              </button>
            )}
            <Segmented
              label={t('entities.graphBy')}
              value={graphBy}
              onChange={(by) => set({ graphBy: by })}
              options={[
                { value: 'sentences', label: t('entities.graphSentences') },
                { value: 'articles', label: t('entities.graphArticles') },
              ]}
            />
            <Select
              label={t('entities.graphLimit')}
              isLabelHidden
              value={String(graphLimit)}
              options={graphLimits.map((n) => ({ value: String(n), label: t('entities.graphTop', { n }) }))}
              onChange={(n) => set({ graphLimit: Number(n) })}
            />
            <Select
              label={t('entities.graphLeast')}
              isLabelHidden
              value={String(graphLeast)}
              options={graphLeasts.map((n) => ({
                value: String(n),
                label: n === 1 ? t('entities.graphAnyTimes') : t('entities.graphTimes', { n }),
              }))}
              onChange={(n) => set({ graphLeast: Number(n) })}
            />
            <small className="muted num">
              {t('entities.graphCount', { shown: drawn.nodes.length, total: data.total })}
              {kinds.length === 0 ? t('entities.graphWithout') : null}
            </small>
          </header>
          <Pairs nodes={data.nodes} edges={data.edges} activeId={activeId} />
        </aside>
      </div>
    </div>
  )
}
