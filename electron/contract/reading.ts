/**
 * Methods that look through the library and change nothing: their answer is the same on any thread that has it open, so
 * that they need not wait for what is being written (rpc/reading-thread.ts). Left out is what is asked while nothing has
 * been shown yet, and what tells a state that one thread keeps (history, jobs, whether the library may be written).
 */
import type { MethodName } from './api.ts'

export const readingMethods = [
  ...(['search.query', 'search.facets', 'search.suggest'] as const),
  ...(['listing.outline', 'listing.rows', 'listing.ids', 'listing.find', 'listing.pages'] as const),
  ...(['listing.counts', 'articles.list', 'pages.list', 'tags.get'] as const),
  ...(['entities.list', 'entities.get', 'entities.concordance', 'entities.dossier'] as const),
  ...(['entities.graph', 'entities.previewJoin', 'entities.previewSplit', 'words.list'] as const),
  ...(['figures.list', 'figures.csv', 'figures.promises', 'figures.series', 'figures.bodies'] as const),
  ...(['annotations.find', 'annotations.counts', 'annotations.tags'] as const),
  ...(['versions.of', 'versions.groups', 'versions.find', 'export.count', 'export.preview'] as const),
  ...(['library.verify'] as const),
] satisfies readonly MethodName[]

const all: ReadonlySet<string> = new Set(readingMethods)

/** Whether a method only looks. */
export const isReading = (name: string): boolean => all.has(name)
