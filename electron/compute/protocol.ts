/** The messages of the compute thread: what the library asks of it, and what comes back. */
import type { DeskStep, Fate } from '../contract/desk.ts'
import type { Doubt } from '../contract/jobs.ts'
import type { Metadata } from '../contract/metadata.ts'
import type { PageLayout, PageText } from '../contract/page.ts'
import type { Format } from '../contract/source-file.ts'
import type { Tags } from '../contract/tags.ts'
import type { Said } from './issue.ts'

/** What is to be read: a file by path, bytes at hand, or a text that is already one. */
export type Material = { readonly path: string } | { readonly text: string }

/** A page taken apart, each article tagged. `tags[i]` are offsets into the canonical text of `layout.articles[i]`. */
export interface FinishedPage extends PageText {
  readonly n: number
  /** What its file says of it; absent when the file was not read for it. */
  readonly known?: Partial<Metadata>
  readonly layout: PageLayout
  readonly tags: readonly Tags[]
}

export interface ComputeCalls {
  /**
   * Reads a source and takes its pages apart, from page `from` on. Each finished page goes up as a `page` event that
   * carries `task`, in order and before the reply. Other calls are answered between two pages. Fails with what `openSource`
   * throws, and with `cancelled` after `source.stop`.
   */
  'source.takeApart': {
    input: {
      readonly task: string
      readonly material: Material
      readonly name: string
      readonly encoding?: string
      readonly from?: number
      /** Of the page before `from`: what of it may hold for those that count on. */
      readonly before?: Said
    }
    /** `pages`: how many came; `doubts`: what a person should look at. */
    output: {
      readonly format: Format
      readonly encoding: string
      readonly pages: number
      readonly doubts: readonly Doubt[]
    }
  }
  /** Ends a `source.takeApart` after the page it is at. */
  'source.stop': { input: { readonly task: string }; output: null }
  /**
   * Reads a source and tags each page's text: offsets into that page's text, spans over mended breaks included.
   * Fails as `source.takeApart` does.
   */
  'source.tag': {
    input: { readonly material: Material; readonly name: string; readonly encoding?: string }
    output: {
      readonly encoding: string
      readonly pages: readonly { readonly n: number; readonly text: string; readonly tags: Tags }[]
    }
  }
  /** Takes one page text apart, for callers that have it. */
  'page.takeApart': { input: PageText; output: PageLayout }
  /**
   * Takes a page apart, then takes a person's steps in order. `fates[i]` is what became of step `i`; one that is `idle`
   * was passed over.
   */
  'page.correct': {
    input: {
      readonly page: PageText
      readonly n: number
      readonly steps: readonly DeskStep[]
      /** Of the page, in ISO form: what 去年 and 昨日 mean. */
      readonly date?: string
    }
    output: FinishedPage & { readonly fates: readonly Fate[] }
  }
  /** Version of the page engine: pages of another one may be read otherwise now. */
  'page.engine': { input: null; output: string }
  /** Tags one text. */
  'text.tag': { input: { readonly text: string }; output: Tags }
}

export interface ComputeEvents {
  /** `count`: pages that the source may have. */
  page: { readonly task: string; readonly page: FinishedPage; readonly count: number }
}
