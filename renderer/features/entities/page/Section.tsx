// A part of an entity's page: its name, a grey word on it, and what can be chosen at the right.
import type { ReactNode } from 'react'

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

/** Where a passage stands, in grey: title, newspaper, date. */
export function Source({
  spot,
}: {
  spot: { readonly title: string; readonly sourceName: string; readonly articleDate: string | null }
}) {
  const source = spot.sourceName.replace(/\.[^.]+$/, '')
  return (
    <small className="clip" title={`${spot.title}　${source}`}>
      {spot.title}
      <span>　{source}</span>
    </small>
  )
}
