/** Main's end of the link to the process that owns Chromium. */
import { type Answers, type Ask, type HostCalls, link, type MainCalls } from './link.ts'

let joined: Ask<HostCalls> | undefined

/** Whether Chromium shows a window. */
export const heads = { head: false }

/** Begins to answer Chromium's process. */
export function listen(answers: Answers<MainCalls>): void {
  joined = link<HostCalls, MainCalls>(process, answers).ask
}

/** Asks Chromium's process; before `listen` there is nobody to ask. */
export const ask: Ask<HostCalls> = (name, input) => {
  if (!joined) throw new Error('the link to the browser is not open yet')
  return joined(name, input)
}

/** Asks without waiting; the browser may be gone already, and then it no longer matters. */
export function tell<N extends keyof HostCalls & string>(name: N, input: HostCalls[N]['input']): void {
  ask(name, input as never).catch(() => {})
}
