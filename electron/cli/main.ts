/** The program behind `npm run jianbao`: signals, pipes and the exit status round one run. */
import { run, status } from './run.ts'

// A reader that has seen enough (`| head`) closes the pipe. That is no failure: the command still ends in order and
// gives the library back; what it writes from then on goes nowhere.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // The second time nobody wants to wait. The system drops the library's lock with the process.
    if (interrupt.signal.aborted) process.exit(status.interrupted)
    interrupt.abort()
  })

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupt.signal,
})
