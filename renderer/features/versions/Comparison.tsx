// Two versions side by side: the same sentences level with one another, what only one has on a ground of its own.
import { useMemo } from 'react'
import type { Version } from '../../../electron/contract/versions.ts'
import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Empty } from '../../ui/empty.tsx'
import { align, type Piece } from './align.ts'
import { placeOf } from './place.ts'

function Side({ pieces, isSame }: { pieces: readonly Piece[]; isSame: boolean }) {
  // Pieces of one side never change their order.
  return (
    <p className={isSame ? 'version-same' : undefined}>
      {pieces.map((piece, index) =>
        piece.own ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no name but its place
          <mark key={index}>{piece.text}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <span key={index}>{piece.text}</span>
        ),
      )}
    </p>
  )
}

function Head({ version, own }: { version: Version; own: number }) {
  const t = useT()
  return (
    <header>
      <button type="button" className="version-title" onClick={() => ui.openArticle(version.articleId)}>
        {version.title || t('versions.untitled')}
      </button>
      <small className="num">
        {placeOf(version)} · {t('versions.characters', { n: number(version.characters) })} ·{' '}
        {t('versions.own', { n: number(own) })}
      </small>
    </header>
  )
}

const solid = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text, own }) => sum + (own ? text.replace(/\s/g, '').length : 0), 0)

export function Comparison({ left, right }: { left: Version; right: Version }) {
  const one = useLibrary('articles.get', { id: left.articleId })
  const other = useLibrary('articles.get', { id: right.articleId })
  const rows = useMemo(
    () => (one.data === undefined || other.data === undefined ? [] : align(one.data.text, other.data.text)),
    [one.data, other.data],
  )
  const error = one.error ?? other.error
  if (error !== null) return <Empty title={sayError(error)} />
  const own = (side: 'left' | 'right') => rows.reduce((sum, row) => sum + solid(row[side]), 0)
  return (
    <div className="version-columns scroll">
      <div className="version-row heads">
        <Head version={left} own={own('left')} />
        <Head version={right} own={own('right')} />
      </div>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
        <div key={index} className="version-row">
          <Side pieces={row.left} isSame={row.isSame} />
          <Side pieces={row.right} isSame={row.isSame} />
        </div>
      ))}
    </div>
  )
}
