/**
 * How each layer looks. Fills are translucent, so that overlaps deepen by themselves; each colour has a line of its own
 * shape, and each kind of entity too, so that nothing hangs on colour alone. What bears a note has both tint and line.
 * Made here rather than written out, since a highlight's name is no variable in CSS. Named on the text's root: its
 * elements inherit. As bare `::highlight()` every element of the window would resolve all of them.
 */
import { type Color, colors, type MarkStyle, markStyles } from '../../electron/contract/model.ts'
import { type EntityType, entityTypes } from '../../electron/contract/tags.ts'
import { depthLimit } from './layers.ts'

/** The line of an underlined mark. */
const lines: Readonly<Record<Color, string>> = {
  key: 'solid 2px',
  ask: 'wavy 1.5px',
  data: 'dotted 2.5px',
  view: 'double 1.5px',
  todo: 'solid 3.5px',
}

const entities: Readonly<Record<EntityType, { line: string; tint: string }>> = {
  PERSON: { line: 'solid 1px', tint: '--en-person' },
  PLACE: { line: 'dashed 1px', tint: '--en-place' },
  ORG: { line: 'double 1px', tint: '--en-org' },
  PROGRAMME: { line: 'solid 2px', tint: '--en-project' },
  DOCUMENT: { line: 'wavy 1px', tint: '--en-document' },
  EVENT: { line: 'dashed 2px', tint: '--en-event' },
  POSITION: { line: 'dotted 1px', tint: '--en-post' },
  DATE: { line: 'dotted 2px', tint: '--en-date' },
}

const rule = (layer: string, body: string): string => `.article-text::highlight(article-${layer}){${body}}`
const faded = (tint: string, percent: number) => `color-mix(in oklab, var(${tint}) ${percent}%, transparent)`
/** A line under the text; the deeper the mark, the further below. */
const line = (shape: string, color: string, depth = 0): string =>
  `text-decoration:underline ${shape} ${color};text-underline-offset:${5 + 3 * depth}px`

function markRule(color: Color, style: MarkStyle, hasNote: boolean, depth: number): string {
  const layer = `mark-${color}-${style}${hasNote ? '-note' : ''}-${depth}`
  const ink = `var(--hl-${color}-line)`
  if (style === 'fill') {
    const fill = `background-color:var(--hl-${color})`
    return rule(layer, hasNote ? `${fill};${line('solid 1.5px', ink, depth)}` : fill)
  }
  const drawn = line(style === 'dashed' ? 'dashed 2px' : lines[color], ink, depth)
  return rule(layer, hasNote ? `background-color:${faded(`--hl-${color}`, 45)};${drawn}` : drawn)
}

/** Marks in the system's high contrast, where no colour is ours: the system's ground for marks, and the shape of a line. */
const forcedRules = colors.flatMap((color) =>
  Array.from({ length: depthLimit }, (_, depth) => {
    const onGround = `background-color:Mark;color:MarkText;${line(lines[color], 'MarkText', depth)}`
    const alone = line(lines[color], 'CanvasText', depth)
    return [
      ...['fill', 'fill-note', 'underline-note', 'dashed-note'].map((look) =>
        rule(`mark-${color}-${look}-${depth}`, onGround),
      ),
      rule(`mark-${color}-underline-${depth}`, alone),
      rule(`mark-${color}-dashed-${depth}`, line('dashed 2px', 'CanvasText', depth)),
      rule(
        `mark-${color}-done-${depth}`,
        `background-color:transparent;${line('dotted 1px', 'CanvasText', depth)}`,
      ),
    ].join('')
  }),
)
const forcedSpans = [
  ...['flash', 'find'].map((layer) => rule(layer, 'background-color:Mark;color:MarkText')),
  rule('found', 'background-color:Highlight;color:HighlightText'),
]

export const highlightRules: string = [
  ...colors.flatMap((color) => [
    ...markStyles.flatMap((style) =>
      [false, true].flatMap((hasNote) =>
        Array.from({ length: depthLimit }, (_, depth) => markRule(color, style, hasNote, depth)),
      ),
    ),
    // Settled: a breath of its colour and a hair of its line, so that what is open stands out.
    ...Array.from({ length: depthLimit }, (_, depth) =>
      rule(
        `mark-${color}-done-${depth}`,
        `background-color:${faded(`--hl-${color}`, 40)};${line('dotted 1px', `var(--hl-${color}-line)`, depth)}`,
      ),
    ),
    rule(
      `active-${color}`,
      `text-decoration:underline overline 1.5px var(--hl-${color}-line);text-underline-offset:7px`,
    ),
  ]),
  ...entityTypes.flatMap((type) => {
    const { line: shape, tint } = entities[type]
    return [
      rule(`entity-${type}-confirmed`, line(shape, `var(${tint})`)),
      rule(`entity-${type}-suggested`, line(shape, faded(tint, 55))),
      rule(`hover-${type}`, `background-color:${faded(tint, 16)}`),
    ]
  }),
  rule('fix', `background-color:${faded('--warn', 12)};${line('dotted 1.5px', 'var(--warn)')}`),
  rule('figure', line('solid 1px', faded('--ink-3', 60))),
  rule('hover-FIGURE', `background-color:${faded('--ink-3', 16)}`),
  rule('flash', `background-color:${faded('--accent', 20)}`),
  rule('find', `background-color:${faded('--warn', 26)}`),
  rule('found', 'background-color:var(--accent);color:var(--on-accent)'),
  `@media (forced-colors:active){${[...forcedRules, ...forcedSpans].join('')}}`,
].join('\n')

const sheet = new CSSStyleSheet()
sheet.replaceSync(highlightRules)
document.adoptedStyleSheets.push(sheet)
