/** Runs the command line as people do: as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** English, unless `env` says otherwise, and no library but the one that is named. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    env: { ...process.env, LC_ALL: 'C', JIANBAO_LIBRARY: '', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export async function finished(child: ChildProcess): Promise<Finished> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

export const cli = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished> =>
  finished(startCli(args, env))

/** The JSON that a command printed; anything else on standard output makes this throw. */
export async function cliJson<T>(args: readonly string[]): Promise<T> {
  const { stdout } = await cli([...args, '--json'])
  return JSON.parse(stdout) as T
}
