// Type of the text from the settings: CSS variables, and the steps of the size.
import { type Settings, typeSteps } from '../../../electron/contract/settings.ts'

type Type = Pick<Settings, 'typeFace' | 'typeSize' | 'lineHeight' | 'measure'>

/** The size one step up or down, with the line height that belongs to it; the same at either end. */
export function stepType(size: number, by: 1 | -1): Pick<Settings, 'typeSize' | 'lineHeight'> {
  const steps: readonly { size: number; line: number }[] = typeSteps
  const next = by > 0 ? steps.find((step) => step.size > size) : steps.findLast((step) => step.size < size)
  const step = next ?? (by > 0 ? steps.at(-1) : steps[0]) ?? { size, line: size * 1.842 }
  return { typeSize: step.size, lineHeight: step.line / step.size }
}

/** Type as CSS variables. The line is a whole number of pixels, so that text, signs and cards share one grid. */
export function typeStyle(type: Type): React.CSSProperties {
  return {
    '--r-face': `var(--face-${type.typeFace})`,
    '--r-size': `${type.typeSize}px`,
    '--r-line': `${Math.round(type.typeSize * type.lineHeight)}px`,
    '--r-measure': `${type.measure}em`,
  } as React.CSSProperties
}
