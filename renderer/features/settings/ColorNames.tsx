// The person's own names of the highlight colours; an empty field stands for the usual name.
import { useState } from 'react'
import { type Color, colors } from '../../../electron/contract/model.ts'
import { saveSettings, settings, useSettings } from '../../api/settings.ts'
import { useT } from '../../strings/index.ts'
import { HighlightSign } from '../../ui/signs.tsx'

/** UTF-16 units, as the contract allows. */
const longest = 12

export function ColorNames() {
  const t = useT()
  return (
    <section>
      <h2>{t('settings.colors')}</h2>
      <p className="set-hint soft">{t('settings.colorsHint')}</p>
      <ul className="set-colors">
        {colors.map((color) => (
          <Name key={color} color={color} />
        ))}
      </ul>
    </section>
  )
}

function Name({ color }: { color: Color }) {
  const t = useT()
  const kept = useSettings().colorNames[color]
  /** What is being typed; null while nobody does. */
  const [typed, type] = useState<string | null>(null)
  const usual = t(`color.${color}`)
  const store = () => {
    type(null)
    const name = (typed ?? kept).trim()
    if (name !== kept) void saveSettings({ colorNames: { ...settings().colorNames, [color]: name } })
  }
  return (
    <li>
      <HighlightSign color={color} isDecoration />
      <input
        className="field"
        aria-label={t('settings.colorName', { name: usual })}
        placeholder={usual}
        maxLength={longest}
        value={typed ?? kept}
        onChange={(event) => type(event.target.value)}
        onBlur={store}
        onKeyDown={(event) => {
          if (event.key === 'Enter') store()
          else if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation()
            type(null)
          }
        }}
      />
    </li>
  )
}
