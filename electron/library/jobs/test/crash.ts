/** A process that imports files and is killed in the middle: `node crash.ts LIBRARY FILE…`; says each job event's `done`. */
import { openLibrary } from '../../open.ts'

const [dir, ...paths] = process.argv.slice(2) as [string, ...string[]]
const compute = new URL('./compute.ts', import.meta.url).href
const library = openLibrary(
  { dir, compute, samples: null },
  {
    emit: (name, payload) => {
      if (name === 'job' && 'done' in payload)
        process.stdout.write(`${payload.id} ${payload.done} ${payload.note}\n`)
    },
  },
)
library.jobs.startImport({ paths, texts: [] })
