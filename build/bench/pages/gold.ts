/** The shape of a gold file: a page as a careful editor takes it apart. */
import type { Range } from '../../../electron/contract/page.ts'

export interface GoldBlock {
  readonly role: string
  readonly level?: number
  readonly text: string
  readonly ranges?: readonly Range[]
  readonly marks?: readonly string[]
  readonly dropped?: string
  readonly droppedAt?: number
  /** Other roles that count as right. */
  readonly altRoles?: readonly string[]
  /** `photo`: may stand among the photos of the page. */
  readonly altUnits?: readonly string[]
}

export interface GoldArticle {
  readonly n: number
  readonly title: string
  readonly kicker: string | null
  readonly subtitle: string | null
  readonly byline: readonly string[]
  readonly bylineText: string | null
  readonly blocks: readonly GoldBlock[]
  readonly altFields?: readonly Partial<Record<'title' | 'kicker' | 'subtitle' | 'why', string | null>>[]
  readonly alternatives?: readonly {
    readonly replaces: readonly number[]
    readonly blocks: readonly GoldBlock[]
    readonly why?: string
  }[]
}

export interface GoldPage {
  readonly source: string
  readonly articles: readonly GoldArticle[]
  readonly photos: readonly {
    readonly caption: string
    readonly credit?: string | null
    readonly ranges?: readonly Range[]
  }[]
  readonly furniture?: readonly { readonly text: string; readonly ranges?: readonly Range[] }[]
}
