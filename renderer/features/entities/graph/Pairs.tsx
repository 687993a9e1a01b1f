// The pairs of the graph as a table: one, the other, how often. While a name is lit up, its company alone.
import { useMemo } from 'react'
import type { GraphEdge, GraphNode } from '../../../../electron/contract/entities.ts'
import { ui } from '../../../state/ui.ts'
import { useT } from '../../../strings/index.ts'
import { number } from '../../../strings/language.ts'
import { EntitySeal } from '../../../ui/signs.tsx'

/** Rows of the table at a time; what is rarer is found by choosing one of the two. */
const most = 300

export function Pairs({
  nodes,
  edges,
  activeId,
}: {
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  activeId: string | null
}) {
  const t = useT()
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes])
  const active = activeId === null ? undefined : byId.get(activeId)
  const pairs = useMemo(
    () =>
      active === undefined
        ? edges
        : edges
            .filter((edge) => edge.from === active.id || edge.to === active.id)
            // The one lit up always comes first.
            .map((edge) => (edge.to === active.id ? { ...edge, from: edge.to, to: edge.from } : edge)),
    [edges, active],
  )
  const name = (id: string) => {
    const node = byId.get(id)
    if (node === undefined) return null
    return (
      <button type="button" className="pair-name tight" onClick={() => ui.openEntity(id)}>
        <EntitySeal type={node.type} isConfirmed />
        <span>{node.canonical}</span>
      </button>
    )
  }
  return (
    <div className="pairs scroll">
      <table>
        <caption>
          <b className="clip">
            {active === undefined ? t('entities.pairs') : t('entities.pairsOf', { name: active.canonical })}
          </b>
          <small className="num">{t('entities.pairsCount', { count: pairs.length })}</small>
        </caption>
        <colgroup>
          <col />
          <col className="n" />
        </colgroup>
        <thead className="sr">
          <tr>
            <th>{t(active === undefined ? 'entities.pair' : 'entities.pairB')}</th>
            <th>{t('entities.pairN')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.slice(0, most).map(({ from, to, weight }) => (
            <tr key={`${from} ${to}`}>
              {/* One under the other: side by side there is no room for the names of bodies. */}
              <td>
                {active === undefined ? name(from) : null}
                {name(to)}
              </td>
              <td className="n">{number(weight)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
