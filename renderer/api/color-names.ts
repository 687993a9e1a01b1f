// What the highlight colours are called: the person's own names, else the usual ones.
import { useMemo } from 'react'
import { type Color, colors } from '../../electron/contract/model.ts'
import { t, useT } from '../strings/index.ts'
import { settings, useSettings } from './settings.ts'

type Names = Readonly<Record<Color, string>>

const named = (own: Names, usual: (color: Color) => string): Names =>
  Object.fromEntries(colors.map((color) => [color, own[color] || usual(color)])) as Record<Color, string>

/** The name of each colour. */
export function useColorNames(): Names {
  const say = useT()
  const { colorNames } = useSettings()
  return useMemo(() => named(colorNames, (color) => say(`color.${color}`)), [colorNames, say])
}

/** The same, outside components. */
export const colorName = (color: Color): string => settings().colorNames[color] || t(`color.${color}`)
