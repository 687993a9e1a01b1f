// A part of an entity's page: its name, a grey word on it, and what can be chosen at the right.
import type { ReactNode } from 'react'
import type { Spot } from '../../../../electron/contract/entities.ts'
import { useT } from '../../../strings/index.ts'
import { printedIn } from '../../../strings/origin.ts'

export function Section({
  title,
  note,
  extra,
  children,
}: {
  title: string
  note?: ReactNode
  extra?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="ent-sec" aria-label={title}>
      <h2>
        {title}
        {note === undefined ? null : <small className="num">{note}</small>}
        <span className="sp" />
        {extra}
      </h2>
      {children}
    </section>
  )
}

/** Where a passage stands, in grey: title, newspaper, date and page. */
export function Source({ spot }: { spot: Spot }) {
  const source = printedIn(spot, useT())
  return (
    <small className="clip" title={`${spot.title}　${source}`}>
      {/* The paper first where there is one: of both the end is cut off where room is short. */}
      {spot.paper === '' ? spot.title : source}
      <span>　{spot.paper === '' ? source : spot.title}</span>
    </small>
  )
}
