// What a person decides about entities and figures. The machine never overrules it.
import type { Reach } from '../../../electron/contract/entities.ts'
import type { Figure, Mention } from '../../../electron/contract/model.ts'
import type { EntityType } from '../../../electron/contract/tags.ts'
import { call } from '../../api/client.ts'
import { isMade, tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'
import type { Entity } from './library.ts'

type Decision = 'confirm' | 'reject' | 'suggest'

/** One mention of each text that the entity goes by: with a reach beyond it they stand for all its mentions. */
function oneOfEachText(entity: Entity): Mention[] {
  return [...new Map(entity.mentions.map((mention) => [mention.text, mention])).values()]
}

/** Says that something was taken out, with the way back. */
function tellRejected(
  key: 'mention.rejected' | 'figure.rejected',
  text: string,
  back: () => Promise<void>,
): void {
  ui.toast({ text: t(key, { text }), action: { label: t('do.undo'), run: () => void back().catch(tell) } })
}

/** How far a decision went, for a word on it; of one place nothing needs saying that is not seen there. */
const farther = (everywhere: Reach): 'article' | 'library' | null =>
  everywhere === 'mention' ? null : everywhere

/** Says that all was so already: there is no step to take back. */
const tellNothing = (text: string): void => ui.toast({ text: t('mention.already', { text }) })

export async function decideMention(mention: Mention, decision: Decision, everywhere: Reach): Promise<void> {
  try {
    const { text } = mention
    const reach = farther(everywhere)
    const made = await isMade(() => call('tags.decide', { mentionId: mention.id, decision, everywhere }))
    if (!made) tellNothing(text)
    else if (decision === 'reject')
      tellDone(t(reach === 'library' ? 'mention.rejectedEverywhere' : 'mention.rejected', { text }))
    else if (decision === 'confirm' && reach !== null) tellDone(t(`mention.confirmedIn.${reach}`, { text }))
  } catch (error) {
    tell(error)
  }
}

export async function decideEntity(entity: Entity, decision: Decision): Promise<void> {
  try {
    const mentions = oneOfEachText(entity)
    const decide = async (to: Decision) => {
      for (const mention of mentions)
        await call('tags.decide', { mentionId: mention.id, decision: to, everywhere: 'article' })
    }
    await decide(decision)
    if (decision === 'reject')
      tellRejected('mention.rejected', entity.name, () => decide(entity.isConfirmed ? 'confirm' : 'suggest'))
  } catch (error) {
    tell(error)
  }
}

export async function retypeMention(mention: Mention, type: EntityType, everywhere: Reach): Promise<void> {
  try {
    const made = await isMade(() => call('tags.retype', { mentionId: mention.id, type, everywhere }))
    const reach = farther(everywhere)
    if (!made) tellNothing(mention.text)
    else if (reach !== null && type !== mention.type)
      tellDone(t(`mention.retypedIn.${reach}`, { text: mention.text, kind: t(`entity.${type}`) }))
  } catch (error) {
    tell(error)
  }
}

export async function retypeEntity(entity: Entity, type: EntityType): Promise<void> {
  for (const mention of oneOfEachText(entity)) await retypeMention(mention, type, 'article')
}

export async function decideFigure(figure: Figure, decision: 'confirm' | 'reject'): Promise<void> {
  try {
    await call('tags.decideFigure', { figureId: figure.id, decision })
    if (decision !== 'reject') return
    const before = figure.state === 'confirmed' ? 'confirm' : 'suggest'
    tellRejected('figure.rejected', figure.text, async () => {
      await call('tags.decideFigure', { figureId: figure.id, decision: before })
    })
  } catch (error) {
    tell(error)
  }
}
