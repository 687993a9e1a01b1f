// Which of the marks: by colour, open or done, with a note.
import { ToggleButton } from 'react-aria-components'
import { type Color, colors } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useT } from '../../strings/index.ts'
import { Checkbox, Segmented } from '../../ui/choice.tsx'
import { HighlightSign } from '../../ui/signs.tsx'
import { useChoice } from './choice.ts'

const states = ['all', 'open', 'done'] as const
type State = (typeof states)[number]

export function Marks() {
  const t = useT()
  const names = useColorNames()
  const choice = useChoice()
  const set = useChoice.setState
  const toggle = (color: Color, isOn: boolean) =>
    set({ colors: colors.filter((one) => (one === color ? isOn : choice.colors.includes(one))) })
  return (
    <section className="exp-options" aria-label={t('export.whichMarks')}>
      <span className="exp-label">{t('export.whichMarks')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere */}
      <div className="exp-colors" role="group" aria-label={t('export.colors')}>
        {colors.map((color) => (
          <ToggleButton
            key={color}
            className="exp-color"
            isSelected={choice.colors.includes(color)}
            onChange={(isOn) => toggle(color, isOn)}
          >
            <HighlightSign color={color} isDecoration />
            {names[color]}
          </ToggleButton>
        ))}
      </div>
      <Segmented<State>
        label={t('export.state')}
        isLabelHidden={false}
        value={choice.done === null ? 'all' : choice.done ? 'done' : 'open'}
        onChange={(state) => set({ done: state === 'all' ? null : state === 'done' })}
        options={states.map((value) => ({ value, label: t(`export.state.${value}`) }))}
      />
      <Checkbox isSelected={choice.isNoted} onChange={(isNoted) => set({ isNoted })}>
        {t('export.noted')}
      </Checkbox>
    </section>
  )
}
