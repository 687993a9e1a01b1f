/** A run of learning in a thread of its own, on texts that all runs share. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Cells } from './cells.ts'
import type { Item } from './items.ts'
import { type Learned, type LearnOptions, learn } from './learn.ts'

/** What a run learns from; the arrays of the items and the cells are shared, not copied. */
export interface Lesson {
  readonly items: readonly Item[]
  readonly features: number
  readonly cells: Cells
  readonly options: LearnOptions
}

type Message = { readonly line: string } | { readonly learned: Learned }

/** Learns in a thread. What a seed gives does not depend on what else runs. */
export function learnInThread(lesson: Lesson, seed: number, log: (line: string) => void): Promise<Learned> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { lesson, seed } })
    worker.on('message', (message: Message) => {
      if ('line' in message) log(message.line)
      else resolve(message.learned)
    })
    worker.on('error', reject)
  })
}

if (!isMainThread && parentPort !== null && workerData?.lesson) {
  const port = parentPort
  const { lesson, seed } = workerData as { lesson: Lesson; seed: number }
  const learned = learn([...lesson.items], lesson.features, lesson.cells, lesson.options, seed, (line) =>
    port.postMessage({ line } satisfies Message),
  )
  const parts = [learned.weights, learned.kept, learned.cells.heads, learned.transitions]
  const own = parts.map((part) => part.buffer).filter((buffer) => buffer instanceof ArrayBuffer)
  port.postMessage({ learned } satisfies Message, own)
}
