/** Lines up columns for a terminal, where a Han character is two cells wide. */

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Cells that a text takes. */
export function cells(text: string): number {
  let sum = 0
  for (const { segment } of graphemes.segment(text)) sum += wide.test(segment) ? 2 : 1
  return sum
}

/** The beginning of a text on one line, in at most `most` cells, with `…` where it was cut. */
export function cut(text: string, most: number): string {
  const line = oneLine(text)
  if (cells(line) <= most) return line
  let kept = ''
  let sum = 1
  for (const { segment } of graphemes.segment(line)) {
    sum += wide.test(segment) ? 2 : 1
    if (sum > most) break
    kept += segment
  }
  return `${kept}…`
}

/** Control characters would move the cursor or worse; they become spaces. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** Rows under a head, two spaces between columns; numbers to the right. Ends with a line break. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const texts = [head, ...rows.map((row) => row.map((cell) => oneLine(String(cell))))]
  const widths = head.map((_, column) => Math.max(...texts.map((row) => cells(row[column] ?? ''))))
  const right = head.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  )
  return texts
    .map((row) => {
      const line = row.map((cell, column) => {
        const room = ' '.repeat((widths[column] as number) - cells(cell))
        return right[column] ? room + cell : cell + room
      })
      return `${line.join('  ').trimEnd()}\n`
    })
    .join('')
}
