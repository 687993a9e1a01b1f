// What a join or split would touch: its names, and the first few passages.
import type { ConcordanceLine, NameCount } from '../../../../electron/contract/entities.ts'
import { number } from '../../../strings/language.ts'

export function Names({ names }: { names: readonly NameCount[] }) {
  return (
    <ul className="preview-names">
      {names.map(({ text, count }) => (
        <li key={text}>
          {text}
          <small className="num">{number(count)}</small>
        </li>
      ))}
    </ul>
  )
}

export function Passages({ lines }: { lines: readonly ConcordanceLine[] }) {
  return (
    <ul className="preview-passages">
      {lines.map((line) => (
        <li key={line.mentionId} className="clip">
          {line.left}
          <b>{line.text}</b>
          {line.right}
        </li>
      ))}
    </ul>
  )
}
