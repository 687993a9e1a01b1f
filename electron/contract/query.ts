/**
 * The query language: what a person types → a tree, with the place of every part, and what is wrong where. It never throws:
 * what cannot be read is named in `problems`, and the rest is still searched. The window and the library use the same.
 *
 *   query  := either   either := all (OR all)*   all := part (AND? part)*
 *   part   := (NOT | -) part | ( query ) | field:value | field:( query ) | "phrase" | word
 *
 * Signs and letters of full width are read as those of half width, as an input method types them. A blank may stand behind
 * the colon of a field; in `field:( query )` the field holds for every word of the query.
 */
import type { Color } from './model.ts'
import {
  type Being,
  type DateField,
  type FieldName,
  fieldOf,
  type Having,
  isoOf,
  readValue,
  type TextField,
  valueNames,
} from './query-fields.ts'

/** `[start, end)` in UTF-16 units of what was typed. */
interface Place {
  readonly start: number
  readonly end: number
}

export type QueryNode =
  | { readonly kind: 'and'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'or'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly part: QueryNode }
  /** `exact`: in quotation marks; a word at its end ends there. */
  | (Place & { readonly kind: 'words'; readonly text: string; readonly exact: boolean })
  | (Place & {
      readonly kind: 'field'
      readonly field: TextField
      readonly text: string
      readonly exact: boolean
    })
  | (Place & { readonly kind: 'date'; readonly field: DateField; readonly iso: string })
  | (Place & { readonly kind: 'colour'; readonly color: Color })
  | (Place & { readonly kind: 'has'; readonly what: Having })
  | (Place & { readonly kind: 'is'; readonly what: Being })

export const problemReasons = [
  'operator-alone',
  'paren-open',
  'paren-close',
  'quote-open',
  'field-unknown',
  'field-empty',
  'date',
  'colour',
  'has',
  'is',
] as const
/** What cannot be read, and where. */
export interface QueryProblem extends Place {
  readonly reason: (typeof problemReasons)[number]
}

/** A stretch of the query that is not plain words, for colouring it. */
export interface QueryPiece extends Place {
  readonly kind: 'operator' | 'field' | 'phrase'
}

export interface ParsedQuery {
  /** Null: nothing to look for. */
  readonly root: QueryNode | null
  readonly problems: readonly QueryProblem[]
  readonly pieces: readonly QueryPiece[]
}

type Token =
  | (Place & { readonly kind: 'or' | 'and' | 'not' | 'open' | 'close'; readonly isSoft: boolean })
  | (Place & { readonly kind: 'leaf'; readonly node: QueryNode | null })

/** What the person calls the highlight colours, as far as it is not the usual name. */
export type OwnNames = Readonly<Partial<Record<Color, string>>>
const ownColor = (own: OwnNames, typed: string): Color | undefined =>
  (Object.keys(own) as Color[]).find((color) => own[color]?.toLowerCase() === typed.toLowerCase())

const opening = '"“”＂'
const isBlank = (sign: string | undefined) => sign === undefined || /\s/u.test(sign)
const operators: Readonly<Record<string, 'or' | 'and' | 'not'>> = {
  AND: 'and',
  OR: 'or',
  NOT: 'not',
  '&&': 'and',
  '||': 'or',
  与: 'and',
  與: 'and',
  或: 'or',
  非: 'not',
}
const opens = '(（'
const closes = ')）'
const colonShape = /^([\p{L}]{1,12})([:：﹕])/u
/** What an operator is called, however wide its letters. */
const operatorOf = (word: string): 'or' | 'and' | 'not' | undefined => {
  const plain = word.normalize('NFKC')
  return Object.hasOwn(operators, plain) ? operators[plain] : undefined
}
/** The field that a name stands for, however wide its letters. */
const fieldNamed = (typed: string): FieldName | undefined =>
  fieldOf.get(typed.normalize('NFKC').toLowerCase())
/** A word without the stars that say that it goes on. */
const withoutStars = (word: string): string => word.replace(/[*＊]+$/, '')

const isChinese = (word: string) => word.charCodeAt(0) > 0x2fff

class Scanner {
  readonly text: string
  readonly problems: QueryProblem[] = []
  readonly pieces: QueryPiece[] = []
  readonly own: OwnNames
  /** For each bracket that is open: the field that holds within. */
  readonly fields: (FieldName | null)[] = []
  at = 0

  constructor(text: string, own: OwnNames) {
    this.text = text
    this.own = own
  }

  tokens(): Token[] {
    const found: Token[] = []
    for (;;) {
      while (this.at < this.text.length && isBlank(this.text[this.at])) this.at++
      const start = this.at
      const sign = this.text[start]
      if (sign === undefined) return found
      if (opens.includes(sign)) found.push(this.open(this.fields.at(-1) ?? null, start))
      else if (closes.includes(sign)) {
        this.at++
        this.fields.pop()
        found.push({ kind: 'close', start, end: this.at, isSoft: false })
      } else if ((sign === '-' || sign === '－') && !isBlank(this.text[start + 1])) {
        this.at++
        this.pieces.push({ kind: 'operator', start, end: this.at })
        found.push({ kind: 'not', start, end: this.at, isSoft: false })
      } else if (opening.includes(sign)) {
        const { text, end } = this.phrase()
        found.push(this.leaf(text, true, start, end))
      } else found.push(this.word())
    }
  }

  /** A bracket, within which the field holds; `start` is the bracket's, or its field's. */
  open(field: FieldName | null, start: number): Token {
    this.at++
    this.fields.push(field)
    return { kind: 'open', start, end: this.at, isSoft: false }
  }

  /** A word or phrase without a field of its own. */
  leaf(text: string, exact: boolean, start: number, end: number): Token {
    const field = this.fields.at(-1) ?? null
    if (field !== null && text.trim() !== '') return this.valued(field, text.trim(), exact, start, start)
    return { kind: 'leaf', start, end, node: words(text, exact, start, end) }
  }

  /** From a quotation mark to the next one; without one, to the end, and said so. */
  phrase(): { text: string; end: number } {
    const start = this.at
    let end = start + 1
    while (end < this.text.length && !opening.includes(this.text[end] as string)) end++
    const text = this.text.slice(start + 1, end)
    if (end === this.text.length) this.problems.push({ reason: 'quote-open', start, end: start + 1 })
    else end++
    this.pieces.push({ kind: 'phrase', start, end })
    this.at = end
    return { text, end }
  }

  /** Up to a blank, a bracket or a quotation mark. */
  plain(): string {
    const start = this.at
    while (!isBlank(this.text[this.at]) && !`()（）${opening}`.includes(this.text[this.at] as string))
      this.at++
    return this.text.slice(start, this.at)
  }

  word(): Token {
    const start = this.at
    const [, typed, colon] = colonShape.exec(this.text.slice(start, start + 14)) ?? []
    if (typed !== undefined && colon !== undefined && !this.text.startsWith('//', start + typed.length + 1)) {
      const field = fieldNamed(typed)
      if (field !== undefined) return this.field(field, start, typed.length + 1)
      if (/^[a-z]+$/i.test(typed))
        this.problems.push({ reason: 'field-unknown', start, end: start + typed.length + 1 })
    }
    const word = this.plain()
    const end = this.at
    const operator = operatorOf(word)
    if (operator !== undefined)
      return { kind: operator, start, end, isSoft: isChinese(word.normalize('NFKC')) }
    return this.leaf(withoutStars(word), false, start, end)
  }

  field(field: FieldName, start: number, length: number): Token {
    this.at = start + length
    this.pieces.push({ kind: 'field', start, end: this.at })
    this.at = this.valueFrom(this.at)
    if (opens.includes(this.text[this.at] ?? ' ')) return this.open(field, start)
    const exact = opening.includes(this.text[this.at] ?? ' ')
    const from = this.at
    const text = (exact ? this.phrase().text : withoutStars(this.plain())).trim()
    return this.valued(field, text, exact, start, from)
  }

  /** Where the value of a field begins: behind its colon, or behind blanks there, if what follows can be one. */
  valueFrom(colon: number): number {
    let at = colon
    while (at < this.text.length && isBlank(this.text[at])) at++
    const sign = this.text[at]
    if (at === colon || sign === undefined || `${closes}-－`.includes(sign)) return colon
    const rest = this.text.slice(at, at + 14)
    const [word = ''] = /^\S*/.exec(rest) ?? []
    const [, typed = ''] = colonShape.exec(rest) ?? []
    return operatorOf(word) !== undefined || fieldNamed(typed) !== undefined ? colon : at
  }

  /** The field with a value that ends here. */
  valued(field: FieldName, text: string, exact: boolean, start: number, from: number): Token {
    const end = this.at
    const leaf = (node: QueryNode): Token => ({ kind: 'leaf', start, end, node })
    const wrong = (reason: QueryProblem['reason'], at = from): Token => {
      this.problems.push({ reason, start: at, end })
      return { kind: 'leaf', start, end, node: null }
    }
    if (text === '') return wrong('field-empty', start)
    if (field === 'colour') {
      const color = ownColor(this.own, text) ?? readValue(valueNames.colour, text)
      return color === undefined ? wrong('colour') : leaf({ kind: 'colour', color, start, end })
    }
    if (field === 'has') {
      const what = readValue(valueNames.has, text)
      return what === undefined ? wrong('has') : leaf({ kind: 'has', what, start, end })
    }
    if (field === 'is') {
      const what = readValue(valueNames.is, text)
      return what === undefined ? wrong('is') : leaf({ kind: 'is', what, start, end })
    }
    if (field === 'before' || field === 'after' || field === 'date') {
      const iso = isoOf(text)
      return iso === undefined ? wrong('date') : leaf({ kind: 'date', field, iso, start, end })
    }
    return leaf({ kind: 'field', field, text, exact, start, end })
  }
}

const words = (text: string, exact: boolean, start: number, end: number): QueryNode | null =>
  text.trim() === '' ? null : { kind: 'words', text, exact, start, end }

/** Brackets deeper than this are not looked into: nobody types them. */
const deepest = 50

class Parser {
  readonly scanner: Scanner
  readonly tokens: readonly Token[]
  at = 0

  constructor(text: string, own: OwnNames) {
    this.scanner = new Scanner(text, own)
    this.tokens = this.scanner.tokens()
  }

  parse(): ParsedQuery {
    const parts: QueryNode[] = []
    while (this.at < this.tokens.length) {
      const part = this.either(0)
      if (part) parts.push(part)
      const token = this.tokens[this.at]
      if (token?.kind !== 'close') break
      this.wrong('paren-close', token)
      this.at++
    }
    const { problems, pieces } = this.scanner
    return {
      root: joined('and', parts),
      problems: problems.toSorted((a, b) => a.start - b.start),
      pieces: pieces.toSorted((a, b) => a.start - b.start),
    }
  }

  wrong(reason: QueryProblem['reason'], { start, end }: Place): void {
    this.scanner.problems.push({ reason, start, end })
  }

  either(depth: number): QueryNode | null {
    const parts: QueryNode[] = []
    for (;;) {
      const part = this.all(depth)
      if (part) parts.push(part)
      const token = this.tokens[this.at]
      if (token?.kind !== 'or') return joined('or', parts)
      this.at++
      this.operator(token, part !== null && this.follows())
    }
  }

  all(depth: number): QueryNode | null {
    const parts: QueryNode[] = []
    for (;;) {
      const token = this.tokens[this.at]
      if (token === undefined || token.kind === 'close') break
      if (token.kind === 'or') {
        // 或 is a word of its own where it joins nothing.
        if (token.isSoft && (parts.length === 0 || !this.follows(1))) parts.push(this.asWord(token))
        else break
      } else if (token.kind === 'and') {
        if (token.isSoft && (parts.length === 0 || !this.follows(1))) parts.push(this.asWord(token))
        else {
          this.at++
          this.operator(token, parts.length > 0 && this.follows())
        }
      } else {
        const part = this.part(depth)
        if (part) parts.push(part)
      }
    }
    return joined('and', parts)
  }

  part(depth: number): QueryNode | null {
    const token = this.tokens[this.at] as Token
    if (token.kind === 'not') {
      if (token.isSoft && !this.follows(1)) return this.asWord(token)
      this.at++
      const next = this.tokens[this.at]
      if (next === undefined || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') {
        this.operator(token, false)
        return null
      }
      this.operator(token, true)
      const part = this.part(depth)
      return part && { kind: 'not', part }
    }
    this.at++
    if (token.kind === 'leaf') return token.node
    const inner = depth < deepest ? this.either(depth + 1) : null
    if (this.tokens[this.at]?.kind === 'close') this.at++
    else if (depth < deepest) this.wrong('paren-open', token)
    return inner
  }

  /** Whether something to look for comes `ahead` tokens on. */
  follows(ahead = 0): boolean {
    const kind = this.tokens[this.at + ahead]?.kind
    return kind === 'leaf' || kind === 'open' || kind === 'not'
  }

  operator(token: Token, joins: boolean): void {
    if (!joins) this.wrong('operator-alone', token)
    else if (this.scanner.text[token.start] !== '-' && this.scanner.text[token.start] !== '－')
      this.scanner.pieces.push({ kind: 'operator', start: token.start, end: token.end })
  }

  asWord({ start, end }: Token): QueryNode {
    this.at++
    return { kind: 'words', text: this.scanner.text.slice(start, end), exact: false, start, end }
  }
}

function joined(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode | null {
  if (parts.length <= 1) return parts[0] ?? null
  // `a b c` is one list, whatever brackets it was typed with.
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  return { kind, parts: flat }
}

/** Reads a query. Any text is one. */
export const parseQuery = (text: string, own: OwnNames = {}): ParsedQuery => new Parser(text, own).parse()

/** A field with its value as it is typed: `paper:"沧河日报"`. */
export function writeField(name: string, value: string): string {
  const plain = value.replace(/["“”＂]/g, ' ').trim()
  return `${name}:"${plain}"`
}

/** Every node that is looked for, those under a NOT left out. */
export function* sought(
  node: QueryNode | null,
): Generator<Exclude<QueryNode, { kind: 'and' | 'or' | 'not' }>> {
  if (node === null || node.kind === 'not') return
  if (node.kind === 'and' || node.kind === 'or') for (const part of node.parts) yield* sought(part)
  else yield node
}
