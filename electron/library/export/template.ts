/** A person's own template: Liquid without any way out of the text, and with an end to whatever it does. */
import { createHash } from 'node:crypto'
import { filters, Liquid, type Template } from 'liquidjs'
import { fail } from '../../contract/errors.ts'
import { defaultTemplate, longestTemplate } from '../../contract/template.ts'
import type { Telling } from './labels.ts'
import type { Part } from './managed.ts'
import { hashTag, wikilink } from './markdown-signs.ts'
import type { ArticleNotes } from './notes.ts'
import type { ExportOptions } from './options.ts'
import { type ExportRun, variables } from './template-variables.ts'

/** Milliseconds for one file: thousands of marks take a few. */
const longestRender = 2000
/** Units that liquidjs counts: characters made and elements gathered. An article with 10,000 marks needs a tenth. */
const mostMemory = 50_000_000

/** What would read other files, or run the template anew. */
const forbidden = ['include', 'render', 'layout', 'block']

type TagOptions = Extract<Parameters<Liquid['registerTag']>[1], { render: unknown }>

type DateFilter = (this: unknown, value: unknown, format: unknown, zone: unknown) => unknown

/** Stand around what `persist` holds until the text is taken apart; Unicode keeps them out of texts. */
const opens = '\ufdd0'
const closes = '\ufdd1'
const persisted = /\ufdd0(.*?)\n([\s\S]*?)\ufdd1/g

/** `{% persist "name" %}…{% endpersist %}`: written once into a file that is kept up to date, then the person's own. */
const persist: TagOptions = {
  parse(token, rest) {
    const label = /^(?:"([^"\n]+)"|'([^'\n]+)')$/.exec(token.args.trim())
    if (!label) throw new Error('persist needs a name in quotation marks')
    this.label = label[1] ?? label[2]
    const templates: Template[] = []
    this.templates = templates
    const stream = this.liquid.parser
      .parseStream(rest)
      .on('tag:endpersist', () => stream.stop())
      .on('template', (template: Template) => templates.push(template))
      .on('end', () => {
        throw new Error(`tag ${token.getText()} not closed`)
      })
    stream.start()
  },
  *render(context, emitter) {
    const inner: unknown = yield this.liquid.renderer.renderTemplates(this.templates, context)
    emitter.write(`${opens}${this.label}\n${inner}${closes}`)
  },
}

function engine({ language, timeZone }: Telling): Liquid {
  const liquid = new Liquid({
    // No template but the one given: whatever it names is looked for here, and not found.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: timeZone ?? 'UTC',
    locale: language ?? 'zh-CN',
    parseLimit: longestTemplate,
    renderLimit: longestRender,
    memoryLimit: mostMemory,
  })
  for (const tag of forbidden) delete liquid.tags[tag]
  liquid.registerTag('persist', persist)
  liquid.registerFilter('blockquote', (value: unknown) =>
    String(value ?? '')
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  )
  liquid.registerFilter('date', function (value: unknown, format?: unknown, zone?: unknown) {
    // A day of a paper has no hour, and is the same day in every zone.
    const isDay = typeof value === 'string' && /^\d{4}(?:-\d\d){0,2}$/.test(value)
    return (filters.date as DateFilter).call(this, value, format, isDay ? 0 : zone)
  })
  liquid.registerFilter('wikilink', (value: unknown) => wikilink(String(value ?? '')))
  liquid.registerFilter('hashtags', (value: unknown) =>
    (Array.isArray(value) ? value : [value]).map((tag) => `#${hashTag(String(tag ?? ''))}`).join(' '),
  )
  // Every JSON text on one line is YAML.
  liquid.registerFilter('yaml', (value: unknown) => JSON.stringify(value ?? null))
  return liquid
}

/** The template read last: an export writes a thousand files with one. */
let last: { key: string; liquid: Liquid; parsed: ReturnType<Liquid['parse']> } | null = null

function read(source: string, telling: Telling) {
  const { language, timeZone } = telling
  const key = JSON.stringify([source, language, timeZone])
  if (last?.key !== key) {
    const liquid = engine(telling)
    last = { key, liquid, parsed: attempt(() => liquid.parse(source)) }
  }
  return last
}

/** Once for each article, with the marks of what is to persist. */
function filled(all: readonly ArticleNotes[], options: ExportOptions, run: ExportRun): string {
  const { liquid, parsed } = read(options.template || defaultTemplate, options)
  return all
    .map((notes) => attempt(() => liquid.renderSync(parsed, variables(notes, options, run)) as string))
    .join('\n')
}

/**
 * The file after the template of the choice, once for each article.
 * @throws AppError `invalid`, reasons `template` (`params.line`, `column`, `cause`), and for what does not come to an
 * end `template-endless`, `template-large`.
 */
export const filledTemplate = (all: readonly ArticleNotes[], options: ExportOptions): string =>
  filled(all, options, { at: options.at ?? 0, last: null }).replace(persisted, '$2')

/**
 * The same as parts: what the template puts into the front matter, if anything, and the rest, cut where something is
 * to persist. `last`: when the file was written before, ms since 1970, or null.
 */
export function templateParts(
  all: readonly ArticleNotes[],
  options: ExportOptions,
  key: string,
  last: number | null,
): Part[] {
  const text = filled(all, options, { at: options.at ?? 0, last })
  const [head = '', front] = /^---\n(.*?\n)---\n/s.exec(text) ?? []
  const parts: Part[] =
    front === undefined ? [] : [{ id: `front-${key}`, content: front.replace(persisted, '$2') }]
  let from = head.length
  let bodies = 0
  // A label may stand in a loop: its parts are told apart by their order.
  const seen = new Map<string, number>()
  const body = (content: string): void => {
    bodies++
    // The first is always there: it says whose file this is.
    if (bodies === 1 || content.trim() !== '')
      parts.push({ id: `body-${key}${bodies === 1 ? '' : `-${bodies}`}`, content })
  }
  for (const match of text.matchAll(persisted)) {
    if (match.index < from) continue
    body(text.slice(from, match.index))
    const [whole, label = '', content = ''] = match
    const name = createHash('sha256').update(label).digest('hex').slice(0, 8)
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    parts.push({ id: `persist-${name}-${key}${nth === 1 ? '' : `-${nth}`}`, content, isTheirs: true })
    from = match.index + whole.length
  }
  body(text.slice(from))
  return parts
}

function attempt<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    const { message, token } = error as Error & { token?: { getPosition?(): [number, number] } }
    const [line, column] = token?.getPosition?.() ?? [1, 1]
    const cause = message.split('\n')[0]?.replace(/, line:\d+.*$/, '') ?? ''
    const params = { line, column, cause }
    if (/render limit exceeded/.test(cause))
      throw fail('invalid', `the template does not end: line ${line}`, { reason: 'template-endless', params })
    if (/memory alloc limit exceeded/.test(cause))
      throw fail('invalid', `the template writes too much: line ${line}`, {
        reason: 'template-large',
        params,
      })
    throw fail('invalid', `the template is wrong in line ${line}, column ${column}: ${cause}`, {
      reason: 'template',
      params,
      cause: error,
    })
  }
}
