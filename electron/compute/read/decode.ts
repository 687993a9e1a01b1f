/** Bytes → text: finds the encoding, and rather fails than hands on mojibake. */
import { fail } from '../../contract/errors.ts'
import { plausibility, sampleLength } from './plausible.ts'

/** A text and the encoding it was in, by its WHATWG name. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  /** Set where the bytes break off within a character: the text ends before it. */
  readonly cut?: true
}

/** Below this a decoding is not taken for language; measured on right and wrong decodings in decode.test.ts. */
const plausibleFrom = 0.62
/** By how much another reading must win before a chosen encoding is called wrong. */
const clearlyBetter = 0.3

function attempt(bytes: Uint8Array, encoding: string): string | null {
  try {
    // The decoder drops the byte order mark of its own encoding.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** As `attempt`; bytes that break off within their last character give the text before it. */
function attemptCut(bytes: Uint8Array, encoding: string): Pick<Decoded, 'text' | 'cut'> | null {
  const whole = attempt(bytes, encoding)
  if (whole !== null) return { text: whole }
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }), cut: true }
  } catch {
    return null
  }
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Is it UTF-8 but for a few damaged places? Then every other reading of it would be mojibake. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  const text = new TextDecoder('utf-8').decode(sample)
  let broken = 0
  let wide = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code >= 0x800) wide++
  }
  return wide > 8 && broken * 20 < wide
}

/** Share of bytes that no text has: control codes other than tab, line ends, form feed and escape. */
function controlShare(text: string): number {
  const sample = text.slice(0, 65_536)
  let count = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) || code === 127)
      count++
  }
  return sample.length === 0 ? 0 : count / sample.length
}

function binary(name: string): Error {
  return fail('unreadable-file', `${name} is not a text file: its bytes are no text in any encoding`, {
    reason: 'binary',
    params: { name },
  })
}

function undecodable(name: string, encoding?: string): Error {
  return fail(
    'unreadable-file',
    encoding === undefined
      ? `the encoding of ${name} could not be found; choose one`
      : `${name} is not written in ${encoding}; choose another encoding`,
    { reason: 'encoding', params: { name, encoding: encoding ?? '' } },
  )
}

/** Zero bytes that lie neither mostly on even nor mostly on odd places belong to no text. */
function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const sample = bytes.subarray(0, 65_536)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++
  return { even, odd }
}

/** Bytes that hold at least as many characters as a text is judged by: none of the encodings takes more than four for one. */
const headLength = 4 * sampleLength

/** How plausible a text is that begins so, or null where the encoding has no such bytes. A character may be cut at the end. */
function plausibilityIn(bytes: Uint8Array, encoding: string): number | null {
  try {
    const head = bytes.subarray(0, headLength)
    return plausibility(new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true }))
  } catch {
    return null
  }
}

/** UTF-16 without its last byte: a text that breaks off, not a binary file. */
function cutShort(bytes: Uint8Array): Decoded | undefined {
  return ['utf-16le', 'utf-16be'].flatMap((encoding): Decoded[] => {
    const read = attemptCut(bytes, encoding)
    return read && plausibility(read.text) >= plausibleFrom ? [{ ...read, encoding }] : []
  })[0]
}

/** What the bytes decode to under a label, taken at its word. */
function decodeAs(bytes: Uint8Array, name: string, label: string): Decoded {
  let encoding: string
  try {
    encoding = new TextDecoder(label).encoding
  } catch {
    throw undecodable(name, label)
  }
  const read = attemptCut(bytes, encoding)
  if (read === null) throw undecodable(name, label)
  return { ...read, encoding }
}

/** A label the person chose. Bytes that happen to be valid in it but read as language in another are refused. */
function decodeChosen(bytes: Uint8Array, name: string, label: string): Decoded {
  const chosen = decodeAs(bytes, name, label)
  const score = plausibility(chosen.text)
  if (score >= plausibleFrom) return chosen
  let found: Decoded
  try {
    found = decode(bytes, name)
  } catch {
    return chosen
  }
  if (plausibility(found.text) > score + clearlyBetter) throw undecodable(name, label)
  return chosen
}

/**
 * Order mark, then strict UTF-8, then the most plausible of UTF-16, GB18030 and Big5. A given `encoding` (a WHATWG
 * label) overrules the search, but not what the bytes say: mojibake is refused. The text is exact: line ends kept, order mark
 * dropped. What breaks off within a character is read up to it (`cut`).
 * @throws AppError `unreadable-file`, reason `encoding` or `binary`.
 */
export function decode(bytes: Uint8Array, name: string, encoding?: string): Decoded {
  if (encoding !== undefined) return decodeChosen(bytes, name, encoding)
  const marked = byMark(bytes)
  if (marked !== null)
    try {
      return decodeAs(bytes, name, marked)
    } catch (error) {
      // Programs put the mark of UTF-8 before texts that they did not write in it.
      if (marked !== 'utf-8') throw error
      return decode(bytes.subarray(3), name)
    }
  const zeros = zeroBytes(bytes)
  const candidates: string[] = []
  if (zeros.even + zeros.odd === 0) {
    const utf8 = attempt(bytes, 'utf-8')
    if (utf8 !== null) {
      if (controlShare(utf8) > 0.05) throw binary(name)
      // Only two-byte characters: a short GB18030 or Big5 text can be that by accident.
      if (plausibility(utf8) >= plausibleFrom || /[\u0800-\uffff]/.test(utf8))
        return { text: utf8, encoding: 'utf-8' }
    } else if (mostlyUtf8(bytes)) return decodeAs(bytes, name, 'utf-8')
    candidates.push('gb18030', 'big5')
  }
  if (bytes.length % 2 === 0) candidates.push('utf-16le', 'utf-16be')
  else if (zeros.even + zeros.odd > 0) {
    const cut = cutShort(bytes)
    if (cut) return cut
  }
  // All is decoded only as what its beginning looks most like, or where that is not to be, as the next.
  const scored = candidates
    .flatMap((candidate) => {
      const score = plausibilityIn(bytes, candidate)
      return score === null ? [] : [{ candidate, score }]
    })
    .sort((a, b) => b.score - a.score)
  for (const { candidate, score } of scored) {
    const read = attemptCut(bytes, candidate)
    if (read === null) continue
    if (score >= plausibleFrom && controlShare(read.text) < 0.05) return { ...read, encoding: candidate }
    break
  }
  if (zeros.even + zeros.odd > 0) throw binary(name)
  const utf8 = attempt(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  const rough = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536))
  throw controlShare(rough) > 0.05 ? binary(name) : undecodable(name)
}

/** What a marked-up text says of its own encoding, in its first bytes; UTF-16 would not be readable if it said so. */
function saidEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const said =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1]
  return said !== undefined && !/^utf-?16/i.test(said) ? said : undefined
}

/** Decodes a web page, by the order mark, else by what the page says of itself, else by search. Fails as `decode` does. */
export function decodeMarkup(bytes: Uint8Array, name: string, encoding?: string): Decoded {
  const said = encoding ?? saidEncoding(bytes)
  if (said === undefined || encoding !== undefined) return decode(bytes, name, encoding)
  try {
    return decode(bytes, name, said)
  } catch {
    // It says so wrongly, as pages that were saved anew often do.
    return decode(bytes, name)
  }
}
