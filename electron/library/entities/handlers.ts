/** The answers about entities, words and figures over the whole library. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import { fail } from '../../contract/errors.ts'
import type { Context } from '../context.ts'

const coming = (): never => {
  throw fail('unsupported', 'not yet')
}
export const entities = {
  'entities.list': coming,
  'entities.get': coming,
  'entities.concordance': coming,
  'entities.graph': coming,
  'entities.rename': coming,
  'entities.setNote': coming,
  'entities.setApart': coming,
  'entities.previewJoin': coming,
  'entities.join': coming,
  'entities.previewSplit': coming,
  'entities.split': coming,
} satisfies Handlers<Context, MethodsOf<'entities'>>
export const words = {
  'words.list': coming,
  'words.add': coming,
  'words.remove': coming,
  'words.importTsv': coming,
  'words.exportTsv': coming,
} satisfies Handlers<Context, MethodsOf<'words'>>
export const figures = {
  'figures.list': coming,
  'figures.csv': coming,
  'figures.promises': coming,
} satisfies Handlers<Context, MethodsOf<'figures'>>
