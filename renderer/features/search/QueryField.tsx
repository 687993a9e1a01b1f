// The field of a query: what is not plain words is tinted, what cannot be read is underlined and said below.
import { CircleHelp, Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useMemo, useRef } from 'react'
import { Button } from 'react-aria-components'
import { colors } from '../../../electron/contract/model.ts'
import { type ParsedQuery, parseQuery, type QueryProblem } from '../../../electron/contract/query.ts'
import { longestQuery } from '../../../electron/contract/search.ts'
import { useSettings } from '../../api/settings.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'

interface Stretch {
  readonly text: string
  readonly className: string
}

/** The query cut where its pieces and problems begin and end. */
function stretchesOf(query: string, { pieces, problems }: ParsedQuery): readonly Stretch[] {
  const edges = new Set([0, query.length])
  for (const { start, end } of [...pieces, ...problems]) edges.add(start).add(end)
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i] as number
    const holds = (one: { start: number; end: number }) => one.start <= start && end <= one.end
    const piece = pieces.find(holds)
    return {
      text: query.slice(start, end),
      className: [piece && `q-${piece.kind}`, problems.some(holds) && 'q-wrong'].filter(Boolean).join(' '),
    }
  })
}

export function QueryField({
  value,
  onChange,
  inputRef,
  isHelp,
  onHelp,
  onDown,
  children,
}: {
  value: string
  onChange: (query: string) => void
  inputRef: RefObject<HTMLInputElement | null>
  isHelp: boolean
  onHelp: (isOn: boolean) => void
  /** The arrow down leaves the field. */
  onDown: () => void
  /** Actions at the end of the field. */
  children?: ReactNode
}) {
  const t = useT()
  const id = useId()
  const mirrorRef = useRef<HTMLDivElement>(null)
  const { colorNames } = useSettings()
  const parsed = useMemo(() => parseQuery(value, colorNames), [value, colorNames])
  const { problems } = parsed
  const stretches = useMemo(() => stretchesOf(value, parsed), [value, parsed])
  const isChinese = useLanguage() === 'zh-CN'
  const colorWords = colors
    .map((color) => colorNames[color] || (isChinese ? t(`color.${color}`) : color))
    .map((name) => (/\s/u.test(name) ? `"${name}"` : name))
    .join(isChinese ? '、' : ', ')
  const follow = () => {
    if (mirrorRef.current && inputRef.current) mirrorRef.current.scrollLeft = inputRef.current.scrollLeft
  }
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && value !== '') onChange('')
    else return
    event.preventDefault()
  }
  const pointAt = ({ start, end }: QueryProblem) => {
    inputRef.current?.focus()
    inputRef.current?.setSelectionRange(start, end)
  }
  return (
    <div className="query">
      <div className="field ui-search large query-field">
        <Search size={18} aria-hidden />
        <div className="query-line">
          <div className="query-mirror" aria-hidden ref={mirrorRef}>
            {stretches.map((stretch, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text, in their order
              <span key={index} className={stretch.className}>
                {stretch.text}
              </span>
            ))}
          </div>
          <input
            ref={inputRef}
            type="search"
            // biome-ignore lint/a11y/noAutofocus: the screen is opened to search
            autoFocus
            spellCheck={false}
            maxLength={longestQuery}
            aria-label={t('search.field')}
            aria-invalid={problems.length > 0}
            aria-describedby={problems.length > 0 ? id : undefined}
            placeholder={t('search.placeholder')}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={keydown}
            onScroll={follow}
            onSelect={follow}
          />
        </div>
        {value === '' ? null : (
          <Button className="ui-clear" aria-label={t('do.clear')} onPress={() => onChange('')}>
            <X size={14} />
          </Button>
        )}
        {children}
        <IconButton label={t('search.help')} isOn={isHelp} onPress={() => onHelp(!isHelp)}>
          <CircleHelp size={16} />
        </IconButton>
      </div>
      {problems.length === 0 ? null : (
        <ul className="query-problems" id={id}>
          {problems.map((problem) => (
            <li key={`${problem.reason} ${problem.start}`}>
              <Button className="query-problem" onPress={() => pointAt(problem)}>
                <code>{value.slice(problem.start, problem.end)}</code>
                {t(`search.problem.${problem.reason}`, { colors: colorWords })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
