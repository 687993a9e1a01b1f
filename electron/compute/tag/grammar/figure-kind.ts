/** Whether a figure is promised, reported, or neither. */
import { cues } from './figure-cues.ts'
import type { Measured } from './figures.ts'

/** As the contract has it. */
export type FigureKind = 'target' | 'result' | null

/** The kind of a figure from the words around it. */
export function kindOf(text: string, figure: Measured): FigureKind {
  const from = Math.max(text.lastIndexOf('。', figure.start), text.lastIndexOf('\n', figure.start)) + 1
  const before = text.slice(from, figure.start)
  const has = (name: string): boolean => cues.find((one) => one.name === name)?.pattern.test(before) ?? false
  if (has('aim') || has('will') || has('by-year')) return 'target'
  if (figure.unit === '岁' || has('rule')) return null
  if (has('done') || has('grew') || has('counted')) return 'result'
  return null
}
