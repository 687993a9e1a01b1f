/** One run of the command line, from arguments to exit status. */
import { readFileSync } from 'node:fs'
import { toFailure } from '../contract/errors.ts'
import { sentence } from '../contract/sentences.ts'
import { type Command, readArguments, WrongUse } from './args.ts'
import { runCompute } from './compute-commands.ts'
import { createConsole, errorJson, type Stream } from './console.ts'
import { runLibrary } from './library-commands.ts'
import { helpText, languageFor, say } from './strings.ts'

/** Exit status, as in the README: done, failed, wrong use, interrupted. */
export const status = { done: 0, failed: 1, wrongUse: 2, interrupted: 130 } as const

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Stream
  readonly stderr: Stream
  readonly signal: AbortSignal
}

/** `argv` without the program. Never throws. */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  const { env, stdout, stderr, signal } = around
  const language = languageFor(env)
  let command: Command
  try {
    const read = readArguments(argv, env.JIANBAO_LIBRARY || undefined)
    if (!('json' in read)) {
      stdout.write(`${read.name === 'help' ? helpText(language) : version()}\n`)
      return status.done
    }
    command = read
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error
    stderr.write(`${say(language, error.key, error.params)} ${say(language, 'use.more')}\n`)
    return status.wrongUse
  }
  const out = createConsole({ json: command.json, language, signal, stdout, stderr })
  try {
    const whole = 'library' in command ? await runLibrary(command, out) : await runCompute(command, out)
    return signal.aborted ? status.interrupted : whole ? status.done : status.failed
  } catch (error) {
    if (signal.aborted) return status.interrupted
    const failure = toFailure(error)
    out.message(sentence(failure, language))
    // With --json there is one JSON value on standard output even then.
    if (command.json) out.result({ error: errorJson(failure, language) }, () => '')
    return status.failed
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
