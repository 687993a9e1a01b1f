// Choosing: a tick, one of a few side by side, one of a few in a column, tabs.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  Tabs as AriaTabs,
  Label,
  Radio,
  RadioGroup,
  Tab,
  TabList,
  TabPanel,
} from 'react-aria-components'
import './choice.css'

export function Checkbox({
  isSelected,
  onChange,
  isDisabled = false,
  children,
}: {
  isSelected: boolean
  onChange: (on: boolean) => void
  isDisabled?: boolean
  children: ReactNode
}) {
  return (
    <AriaCheckbox className="ui-checkbox" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <i aria-hidden>
        <Check size={12} strokeWidth={2.6} />
      </i>
      {children}
    </AriaCheckbox>
  )
}

interface ChoiceProps<V extends string> {
  label: string
  isLabelHidden?: boolean
  value: V
  options: readonly {
    readonly value: V
    readonly label: ReactNode
    readonly hint?: string
    readonly isDisabled?: boolean
  }[]
  onChange: (value: V) => void
}

/** One of a few short words, side by side. */
export function Segmented<V extends string>({
  label,
  isLabelHidden = true,
  value,
  options,
  onChange,
}: ChoiceProps<V>) {
  return (
    <RadioGroup
      className="ui-segmented"
      orientation="horizontal"
      value={value}
      onChange={(next) => onChange(next as V)}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <div className="seg">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} isDisabled={option.isDisabled ?? false}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** One of a few sentences, one under the other. */
export function Choice<V extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
}: ChoiceProps<V>) {
  return (
    <RadioGroup
      className="ui-choice"
      value={value}
      onChange={(next) => onChange(next as V)}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      {options.map((option) => (
        <Radio key={option.value} value={option.value} isDisabled={option.isDisabled ?? false}>
          <i className="ui-radio" aria-hidden />
          <span>
            {option.label}
            {option.hint === undefined ? null : <small>{option.hint}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

export interface TabEntry<V extends string> {
  readonly id: V
  readonly label: string
  /** Shown grey after the label. */
  readonly count?: number
  readonly panel: ReactNode
}

/** Tabs over one panel at a time; `extra` stands at the end of their line. */
export function Tabs<V extends string>({
  label,
  tabs,
  value,
  onChange,
  extra,
}: {
  label: string
  tabs: readonly TabEntry<V>[]
  value: V
  onChange: (id: V) => void
  extra?: ReactNode
}) {
  return (
    <AriaTabs
      className="ui-tabs"
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as V)}
      keyboardActivation="automatic"
    >
      <div className="bar">
        <TabList aria-label={label} className="tabs">
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className="tab">
              {tab.label}
              {tab.count === undefined ? null : <small>{tab.count}</small>}
            </Tab>
          ))}
        </TabList>
        <span className="sp" />
        {extra}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
