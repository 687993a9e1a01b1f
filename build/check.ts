/** `npm test`: format, lint, types and every test; the last line is the sum of what the runners reported. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What went wrong besides failed tests, each told again at the end, for a long output hides the middle. */
const wrong: string[] = []

/** Runs a package's program by its file, not by its `.cmd`, which Windows would need a shell for. */
function run(title: string, program: string, args: string[]): void {
  process.stdout.write(`\n── ${title}\n`)
  const path = join(root, 'node_modules', program)
  const { status, signal } = spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) wrong.push(`${title}: ended with ${signal ?? status}`)
}

/** What vitest's JSON report says of a run. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { assertionResults: { status: string; fullName: string }[] }[]
}

const results = mkdtempSync(join(tmpdir(), 'jianbao-check-'))
const report = join(results, 'vitest.json')
run('format and lint', '@biomejs/biome/bin/biome', ['ci', '.'])
run('types', 'typescript/bin/tsc', ['-p', '.'])
run('tests', 'vitest/vitest.mjs', [
  'run',
  '--config',
  'build/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
let sums: Report = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
}
try {
  sums = JSON.parse(readFileSync(report, 'utf8')) as Report
} catch {
  wrong.push('tests: the runner left no report')
}
rmSync(results, { recursive: true, force: true })
// A test that cannot run here carries its reason in its name.
for (const { status, fullName } of sums.testResults.flatMap((file) => file.assertionResults))
  if (status === 'pending' || status === 'skipped' || status === 'todo')
    process.stdout.write(`skipped: ${fullName}\n`)
for (const one of wrong) process.stdout.write(`wrong: ${one}\n`)
const ok = wrong.length === 0 && sums.numFailedTests === 0 && sums.numPassedTests > 0
process.stdout.write(
  `${sums.numPassedTests} passed, ${sums.numFailedTests} failed, ${sums.numPendingTests + sums.numTodoTests} skipped\n`,
)
process.exit(ok ? 0 : 1)
