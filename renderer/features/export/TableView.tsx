// A CSV file as the table that a spreadsheet will show.
import { useMemo } from 'react'
import { useT } from '../../strings/index.ts'
import { readCsv } from './csv.ts'

/** Rows that are shown: enough to see what the columns hold. */
const most = 200
const isNumber = (cell: string): boolean => /^-?\d+(?:\.\d+)?$/.test(cell)

export function TableView({ text, title }: { text: string; title: string }) {
  const t = useT()
  const { rows, isWhole } = useMemo(() => readCsv(text, most), [text])
  const [heads = [], ...lines] = rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
    <section className="exp-table scroll tight" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            {heads.map((head, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={i} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={n}>
              {heads.map((_, i) => {
                const cell = line[i] ?? ''
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={i} className={isNumber(cell) ? 'num' : undefined}>
                    <div title={cell.length > 40 ? cell : undefined}>{cell}</div>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 ? <p className="muted">{t('export.tableEmpty')}</p> : null}
      {isWhole ? null : <p className="muted">{t('export.tableRows', { n: most })}</p>}
    </section>
  )
}
