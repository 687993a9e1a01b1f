// What the window shows at this moment: screen, article, passage, selection, toasts. Nothing of it is the library's.
import { create } from 'zustand'
import type { Input } from '../../electron/contract/api.ts'
import { dropPlace, entityPlace } from './kept-place.ts'

/** Marks by id, or all that a filter finds but some. */
export type MarkChoice = Input<'annotations.change'>['marks']

export const screens = [
  'library',
  'reader',
  'entities',
  'figures',
  'search',
  'page',
  'annotations',
  'trash',
  'versions',
  'anchors',
  'review',
  'export',
  'settings',
] as const
export type Screen = (typeof screens)[number]

/** The passage to land on, in the article's canonical text. */
export interface Target {
  readonly articleId: string
  readonly start: number
  readonly end: number
  readonly annotationId?: string
  /** What was looked for: all places of it in the article are marked. */
  readonly find?: string
}

/** Selected text of the article on show. */
export interface Selection {
  readonly articleId: string
  readonly revision: number
  readonly start: number
  readonly end: number
}

/** One short word on what happened, with at most one thing to do about it. */
export interface ToastMessage {
  readonly text: string
  readonly tone?: 'plain' | 'error'
  readonly action?: { readonly label: string; readonly run: () => void }
  /** What it is about: it takes the place of the one before it about the same. */
  readonly about?: string
  /** Its action is the library's undo: once another step was made, it would take back the wrong one. */
  readonly takesBack?: boolean
}
export interface Toast extends ToastMessage {
  readonly id: number
}

/** An entity whose figures are asked for: all of them, or what was promised of it. */
export interface FiguresOf {
  readonly id: string
  readonly canonical: string
  readonly tab: 'promises' | 'all'
}

/** A place to come back to. */
interface Stop {
  readonly screen: Screen
  readonly articleId: string | null
  readonly pageId: string | null
  readonly entityId: string | null
}

export interface Ui {
  readonly screen: Screen
  readonly articleId: string | null
  /** The newspaper page that the page desk shows, or showed last. */
  readonly pageId: string | null
  /** The entity whose page is on show; null: all of them. */
  readonly entityId: string | null
  readonly target: Target | null
  readonly activeAnnotationId: string | null
  readonly selection: Selection | null
  /** Articles that an export was asked for; empty when none were chosen. */
  readonly chosen: readonly string[]
  /** Marks that an export was asked for, with their number. */
  readonly chosenMarks: { readonly marks: MarkChoice; readonly count: number } | null
  /** The entity whose figures the figures screen was asked for, until it shows them. */
  readonly figuresOf: FiguresOf | null
  readonly toasts: readonly Toast[]
  readonly back: readonly Stop[]
  readonly forward: readonly Stop[]
  /** Counts how often a screen was called for, also the one on show. */
  readonly calls: number
  go(screen: Screen): void
  /** Shows an article; with a target, lands on that passage. */
  openArticle(id: string, target?: Omit<Target, 'articleId'>): void
  /** Shows how a newspaper page was taken apart. */
  openDesk(pageId: string): void
  /** Shows the page of an entity. */
  openEntity(id: string): void
  /** Shows the figures of an entity. */
  openFigures(of: FiguresOf): void
  /** The passage was reached. */
  landed(): void
  setActive(annotationId: string | null): void
  setSelection(selection: Selection | null): void
  choose(articleIds: readonly string[]): void
  /** Shows the export of these marks. */
  exportMarks(marks: MarkChoice, count: number): void
  /** Shows a word for eight seconds; the newest three stay. */
  toast(message: ToastMessage): void
  dropToast(id: number): void
  /** Another step was made or taken back. */
  dropTakingBack(): void
  /** The newest removal was taken back by the history: nothing is left to bring back by its word. */
  dropRemoval(): void
  goBack(): void
  goForward(): void
}

/** Enough to retrace an afternoon's reading. */
const stopsKept = 100
const toastsKept = 3
let nextToast = 1

const here = ({ screen, articleId, pageId, entityId }: Ui): Stop => ({ screen, articleId, pageId, entityId })
const same = (a: Stop, b: Stop) =>
  a.screen === b.screen &&
  (a.screen !== 'reader' || a.articleId === b.articleId) &&
  (a.screen !== 'page' || a.pageId === b.pageId) &&
  (a.screen !== 'entities' || a.entityId === b.entityId)

/** Moving to another place: what was on show becomes the way back. */
function move(ui: Ui, to: Stop): Partial<Ui> {
  if (same(here(ui), to)) return {}
  return {
    ...to,
    back: [...ui.back, here(ui)].slice(-stopsKept),
    forward: [],
    selection: null,
    activeAnnotationId: null,
    target: null,
  }
}

export const useUi = create<Ui>()((set) => ({
  screen: 'library',
  articleId: null,
  pageId: null,
  entityId: null,
  target: null,
  activeAnnotationId: null,
  selection: null,
  chosen: [],
  chosenMarks: null,
  figuresOf: null,
  toasts: [],
  back: [],
  forward: [],
  calls: 0,
  // To the entities means to all of them; back leads to the page of one again.
  go: (screen) =>
    set((ui) => ({ ...move(ui, { ...here(ui), screen, entityId: null }), calls: ui.calls + 1 })),
  openArticle: (id, target) =>
    set((ui) => ({
      ...move(ui, { ...here(ui), screen: 'reader', articleId: id }),
      target: target === undefined ? null : { articleId: id, ...target },
      activeAnnotationId: target?.annotationId ?? null,
    })),
  openDesk: (pageId) => set((ui) => move(ui, { ...here(ui), screen: 'page', pageId })),
  openEntity: (entityId) => {
    // Only who comes back finds the page where it was left.
    if (useUi.getState().entityId !== entityId) dropPlace(entityPlace(entityId))
    set((ui) => move(ui, { ...here(ui), screen: 'entities', entityId }))
  },
  openFigures: (figuresOf) =>
    set((ui) => ({ ...move(ui, { ...here(ui), screen: 'figures', entityId: null }), figuresOf })),
  landed: () => set({ target: null }),
  setActive: (activeAnnotationId) => set({ activeAnnotationId }),
  setSelection: (selection) => set({ selection }),
  choose: (chosen) => set({ chosen, chosenMarks: null }),
  exportMarks: (marks, count) =>
    set((ui) => ({
      ...move(ui, { ...here(ui), screen: 'export', entityId: null }),
      chosenMarks: { marks, count },
    })),
  toast: (message) =>
    set((ui) => ({
      toasts: [
        ...ui.toasts.filter((old) => old.about === undefined || old.about !== message.about),
        { ...message, id: nextToast++ },
      ].slice(-toastsKept),
    })),
  dropToast: (id) => set((ui) => ({ toasts: ui.toasts.filter((toast) => toast.id !== id) })),
  dropTakingBack: () => set((ui) => ({ toasts: ui.toasts.filter((toast) => !toast.takesBack) })),
  dropRemoval: () =>
    set((ui) => {
      const newest = ui.toasts.findLast((toast) => toast.about?.startsWith('removal '))
      return { toasts: ui.toasts.filter((toast) => toast !== newest) }
    }),
  goBack: () =>
    set((ui) => {
      const to = ui.back.at(-1)
      if (to === undefined) return {}
      return {
        ...move(ui, to),
        back: ui.back.slice(0, -1),
        forward: [here(ui), ...ui.forward],
      }
    }),
  goForward: () =>
    set((ui) => {
      const [to, ...rest] = ui.forward
      if (to === undefined) return {}
      return { ...move(ui, to), back: [...ui.back, here(ui)], forward: rest }
    }),
}))

/** Whether there is a page for the page desk to show: the last one there, or that of the article on show. */
export const hasPageAtHand = ({ pageId, articleId }: Ui): boolean => pageId !== null || articleId !== null

/** Outside components: the same actions. */
export const ui = {
  go: (screen: Screen) => useUi.getState().go(screen),
  openArticle: (id: string, target?: Omit<Target, 'articleId'>) => useUi.getState().openArticle(id, target),
  openDesk: (pageId: string) => useUi.getState().openDesk(pageId),
  openEntity: (id: string) => useUi.getState().openEntity(id),
  openFigures: (of: FiguresOf) => useUi.getState().openFigures(of),
  toast: (message: ToastMessage) => useUi.getState().toast(message),
  choose: (articleIds: readonly string[]) => useUi.getState().choose(articleIds),
  exportMarks: (marks: MarkChoice, count: number) => useUi.getState().exportMarks(marks, count),
}
