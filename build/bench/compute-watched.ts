/** The compute thread as it is, which also tells how much memory it holds: `process.memoryUsage` in a thread is its own. */
import { BroadcastChannel } from 'node:worker_threads'
import '../../electron/compute/entry.ts'

const channel = new BroadcastChannel('bench-compute-memory')
setInterval(() => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  channel.postMessage(heapUsed + external + arrayBuffers)
}, 50).unref()
channel.unref()
