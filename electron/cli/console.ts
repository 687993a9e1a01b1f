/** Where a command's results and messages go. */
import type { Failure } from '../contract/errors.ts'
import type { Language } from '../contract/language.ts'
import { sentence } from '../contract/sentences.ts'
import { type Key, say } from './strings.ts'

export interface Console {
  readonly json: boolean
  readonly language: Language
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
  /** One value on standard output: JSON, or else the text for people. */
  result(value: unknown, text: () => string): void
  /** A line on standard error. */
  message(line: string): void
  /** A line on standard error that the next one replaces; nothing where it would not be seen. */
  progress(line: string): void
  say(key: Key, params?: Readonly<Record<string, string | number>>): string
}

/** What the console writes to; `isTTY` where a person looks on. */
export interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export function createConsole(options: {
  readonly json: boolean
  readonly language: Language
  readonly signal: AbortSignal
  readonly stdout: Stream
  readonly stderr: Stream
}): Console {
  const { json, language, signal, stdout, stderr } = options
  let passing = false
  const clear = () => {
    if (passing) stderr.write('\r\u001b[K')
    passing = false
  }
  return {
    json,
    language,
    signal,
    result(value, text) {
      clear()
      stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : text())
    },
    message(line) {
      clear()
      stderr.write(`${line}\n`)
    },
    progress(line) {
      if (stderr.isTTY !== true) return
      clear()
      stderr.write(line)
      passing = true
    },
    say: (key, params) => say(language, key, params),
  }
}

/** A failure as JSON carries it: stable code and reason, and the sentence for people. */
export const errorJson = (failure: ToldFailure, language: Language): Record<string, string> => ({
  code: failure.code,
  ...(failure.reason === undefined ? {} : { reason: failure.reason }),
  message: sentence(failure, language),
})

/** A `Failure`, or what a job keeps of one. */
export type ToldFailure = Omit<Failure, 'code'> & { readonly code: string }
