// Everything a person can do on the reading screen, for its buttons, its keys and the table of commands.
import { useLayoutEffect, useMemo, useRef } from 'react'
import type {
  AnnotationInContext,
  Article,
  ArticleSummary,
  Color,
  MarkStyle,
} from '../../../electron/contract/model.ts'
import type { EntityType } from '../../../electron/contract/tags.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { saveSettings, settings } from '../../api/settings.ts'
import { putStar } from '../../api/star.ts'
import { type End, moveEnd, type Unit } from '../../article/ends.ts'
import type { Span } from '../../article/span-index.ts'
import type { Surface } from '../../article/surface.ts'
import { type Selection, ui, useUi } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'
import { copyWithCitation, createMark, removeMark, reshapeMark, updateMark } from './annotate/actions.ts'
import { type ArticleTagging, type Marks, mentionTouchedBy } from './library.ts'
import { type EditField, reading, useReading } from './store.ts'
import { clearSelection } from './use-selection.ts'

export interface Situation {
  readonly article: Article
  readonly neighbours: readonly ArticleSummary[]
  readonly surface: Surface | null
  readonly marks: Marks
  readonly tagging: ArticleTagging
  readonly active: AnnotationInContext | null
  /** The mark made last, while nothing else is at hand. */
  readonly fresh: AnnotationInContext | null
  readonly selection: Selection | null
}

export type Actions = ReturnType<typeof actionsFor>

/** The actions on what is on the screen. The same functions at every render, so that cards need not render again. */
export function useActions(here: Situation): Actions {
  const latest = useRef(here)
  useLayoutEffect(() => {
    latest.current = here
  })
  return useMemo(() => actionsFor(() => latest.current), [])
}

/** The actions for a situation that is looked up when one is called. */
function actionsFor(here: () => Situation) {
  const { setActive } = useUi.getState()

  /** The pane shows the active card; a person who looks at a list of marks keeps it. */
  const showPane = () => {
    const { paneOpen, paneTab } = settings()
    const isCards = paneTab === 'beside' || paneTab === 'annotations'
    if (!paneOpen || !isCards)
      void saveSettings({ paneOpen: true, ...(isCards ? {} : { paneTab: 'beside' as const }) })
  }
  const backToText = () => here().surface?.map.root.focus({ preventScroll: true })
  const endSelection = () => {
    clearSelection()
    reading.set({ isKinds: false })
    backToText()
  }

  const go = (span: Span) => void here().surface?.goTo(span)
  /** A mark in the text was clicked: its card comes into view. */
  const activate = (mark: AnnotationInContext | null) => {
    setActive(mark?.id ?? null)
    if (mark) showPane()
  }
  /** A card was clicked: its passage comes into view. */
  const visit = (mark: AnnotationInContext) => {
    setActive(mark.id)
    if (mark.anchor !== 'lost') go(mark)
  }

  /** The mark that is meant where nothing is selected: the active one, or the one just made while it can be seen. */
  const markAtHand = () => {
    const { active, fresh, surface } = here()
    if (active || !fresh || !surface) return active
    const { start, end } = surface.viewport.window()
    return fresh.start < end && fresh.end > start ? fresh : null
  }
  /** The mark on exactly this passage: marking it again changes it, since two could not be told apart. */
  const sameMark = ({ start, end }: Span) =>
    here().marks.placed.find((one) => one.start === start && one.end === end) ?? null

  const mark = async (look: { color?: Color; style?: MarkStyle }) => {
    const { article, selection } = here()
    const at = markAtHand()
    if (look.color) reading.set({ color: look.color })
    const same = selection && sameMark(selection)
    if (same) {
      endSelection()
      await updateMark(same, look)
    } else if (selection) {
      endSelection()
      const freshId = await createMark(article, selection, {
        color: look.color ?? useReading.getState().color,
        style: look.style ?? 'fill',
      })
      reading.set({ freshId })
    } else if (at) {
      // The same style again takes it off; neither colour nor style is a highlight.
      const style = look.style === undefined || at.style === look.style ? 'fill' : look.style
      await updateMark(at, look.color ? { color: look.color } : { style })
    }
  }
  /** Gives the mark other ends. */
  const reshape = (mark: AnnotationInContext, span: Span) => {
    const { article } = here()
    void reshapeMark(article, mark, span)
  }
  const moveMarkEnd = (which: End, by: 1 | -1, unit?: Unit) => {
    const { article, surface } = here()
    const at = markAtHand()
    const span = at && at.anchor !== 'lost' ? moveEnd(article.text, at, which, by, unit) : null
    if (!at || !span) return
    reshape(at, span)
    surface?.reveal(which === 'start' ? span.start : span.end - 1)
  }
  const edit = async (field: EditField) => {
    const { article, selection } = here()
    let id = markAtHand()?.id ?? null
    if (selection) {
      endSelection()
      id = sameMark(selection)?.id ?? null
      id ??= await createMark(article, selection, { color: useReading.getState().color, style: 'fill' })
    }
    if (id === null) return
    setActive(id)
    showPane()
    reading.set({ edit: { id, field } })
  }
  const entity = async (type: EntityType) => {
    const { article, selection } = here()
    if (!selection) return
    endSelection()
    const text = article.text.slice(selection.start, selection.end)
    try {
      await call('tags.add', { ...selection, type, everywhere: useReading.getState().reach })
      tellDone(t('annotate.tagged', { kind: t(`entity.${type}`), text }))
    } catch (error) {
      tell(error)
    }
  }
  const extend = async () => {
    const { article, selection, tagging } = here()
    const mention = mentionTouchedBy(tagging.mentions, selection)
    if (!selection || !mention) return
    endSelection()
    const { revision, start, end } = selection
    try {
      await call('tags.extend', { mentionId: mention.id, revision, start, end })
      tellDone(t('mention.extended', { text: article.text.slice(start, end) }))
    } catch (error) {
      tell(error)
    }
  }
  const copy = () => {
    const { article, selection } = here()
    const span = selection ?? markAtHand()
    if (span) void copyWithCitation(article, span)
  }
  const remove = () => {
    const at = markAtHand()
    if (!at) return
    setActive(null)
    void removeMark(at)
    backToText()
  }

  const settle = () => {
    const at = markAtHand()
    if (at) void updateMark(at, { done: !at.done })
  }

  /** Puts the marks made so far out of sight, to read with fresh eyes, or brings them back. */
  const hideMarks = () => {
    const isHidden = useReading.getState().hiddenBefore !== null
    reading.set({ hiddenBefore: isHidden ? null : Date.now() })
    setActive(null)
    if (!isHidden)
      ui.toast({
        text: t('reader.marksHidden'),
        about: 'hidden-marks',
        action: { label: t('reader.marksShow'), run: () => reading.set({ hiddenBefore: null }) },
      })
  }

  const stepMark = (by: 1 | -1) => {
    const { marks, surface, active } = here()
    const { placed } = marks
    if (placed.length === 0 || !surface) return
    let at = placed.findIndex((one) => one.id === active?.id)
    if (at < 0) {
      // From the screen: the first mark on it or after it, or the last one before it.
      const from = surface.viewport.firstVisible()
      const next = placed.findIndex((one) => one.start >= from)
      at = by > 0 ? (next < 0 ? placed.length : next) - 1 : next < 0 ? placed.length : next
    }
    const next = placed[(at + by + placed.length) % placed.length]
    if (next) visit(next)
  }
  const stepMention = (entityId: string, by: 1 | -1) => {
    const { tagging, surface } = here()
    const mentions = tagging.byEntity.get(entityId)?.mentions ?? []
    const { mentionId, isMentionOpen } = useReading.getState()
    const at = mentions.findIndex((mention) => mention.id === mentionId)
    const next =
      mentions[at < 0 ? (by > 0 ? 0 : mentions.length - 1) : (at + by + mentions.length) % mentions.length]
    if (!next || !surface) return
    reading.set({ mentionId: next.id })
    // Its box closes when the text scrolls away under it, and opens again at the new place.
    void surface.goTo(next).then(() => reading.set({ isMentionOpen }))
  }
  const star = () => {
    const { article } = here()
    void putStar([article.id], !article.starred)
  }

  const stepArticle = (by: 1 | -1) => {
    const { article, neighbours } = here()
    const next = neighbours[neighbours.findIndex((one) => one.id === article.id) + by]
    if (next) ui.openArticle(next.id)
  }

  return {
    go,
    activate,
    visit,
    mark,
    reshape,
    moveMarkEnd,
    hideMarks,
    edit,
    entity,
    extend,
    copy,
    settle,
    remove,
    stepMark,
    stepMention,
    star,
    stepArticle,
    endSelection,
    backToText,
  }
}
