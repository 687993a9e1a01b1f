/** The answers about entities and figures over the whole library. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import type { Context } from '../context.ts'
import { changes } from './change.ts'
import { concordance } from './concordance.ts'
import { toCsv } from './csv.ts'
import { dossier } from './dossier.ts'
import { figureBodies, figureIds, figureRow, listFigures } from './figures.ts'
import { graphOf } from './graph.ts'
import { listEntities } from './list.ts'
import { entityPage } from './page.ts'
import { places } from './places.ts'
import { previewJoin, previewSplit } from './preview.ts'
import { listPromises } from './promises.ts'
import { seriesOf } from './series.ts'

export const entities = {
  ...changes,
  'entities.list': (ctx, input) => listEntities(ctx.read, input),
  'entities.get': (ctx, { id }) => entityPage(ctx.read, id),
  'entities.concordance': (ctx, input) => concordance(ctx.read, input),
  'entities.dossier': (ctx, { id, language }) => dossier(ctx.read, id, language),
  'entities.graph': (ctx, input) => graphOf(ctx.read, input),
  'entities.previewJoin': (ctx, input) => previewJoin(ctx.read, input),
  'entities.previewSplit': (ctx, input) => previewSplit(ctx.read, input),
} satisfies Handlers<Context, MethodsOf<'entities'>>

export const figures = {
  'figures.list': (ctx, input) => listFigures(ctx.read, input),
  'figures.csv': (ctx, choice) => {
    const at = places(ctx.read)
    return { text: toCsv(figureIds(ctx.read, choice, 'none').map((id) => figureRow(ctx.read, at, id))) }
  },
  'figures.promises': (ctx, input) => listPromises(ctx.read, input),
  'figures.series': (ctx, { entityId }) => seriesOf(ctx.read, entityId),
  'figures.bodies': (ctx) => figureBodies(ctx.read),
} satisfies Handlers<Context, MethodsOf<'figures'>>
