/**
 * The only list of methods (those of names and figures: names.ts). Each: input schema (checked where it enters main and
 * again at the library's border) and output type. `app.*` is answered by main, everything else by the library.
 */
import { z } from 'zod'
import * as anchors from './anchors.ts'
import * as corrections from './corrections.ts'
import { type Desk, DeskStep } from './desk.ts'
import type * as entities from './entities.ts'
import { ExportChoice } from './export-choice.ts'
import type * as jobs from './jobs.ts'
import * as marks from './marks.ts'
import { MetadataChange, type MetadataSheet, OwnChange, PagesChosen } from './metadata.ts'
import { Id, type Method, method, Note, none, Offset } from './method.ts'
import * as model from './model.ts'
import { names } from './names.ts'
import * as review from './review.ts'
import * as search from './search.ts'
import { type Settings, SettingsChange } from './settings.ts'
import * as versions from './versions.ts'

const Color = z.enum(model.colors)
const Style = z.enum(model.markStyles)
const { TagName } = marks

export const api = {
  'library.status': method(none).returns<model.LibraryStatus>(),
  'library.verify': method(none).returns<model.VerifyReport>(),
  'library.removeSamples': method(none).returns<{ removed: number }>(),

  'pages.list': method(none).returns<readonly model.PageSummary[]>(),
  'pages.get': method(z.object({ id: Id })).returns<model.Page>(),
  /** A page that can be looked at as it was printed (PDF). */
  'pages.picture': method(z.object({ id: Id })).returns<model.PagePicture>(),
  /** Reads a source's bytes again in another encoding; its articles are made anew, annotations are carried over. */
  'sources.reread': method(z.object({ id: Id, encoding: z.string().min(1).max(40) })).returns<{
    pageIds: string[]
  }>(),

  'metadata.get': method(PagesChosen).returns<MetadataSheet>(),
  /** New values of some fields on all pages chosen and (`own`) of the articles named, as one step of history. */
  'metadata.set': method(
    PagesChosen.extend({ change: MetadataChange, own: OwnChange.default({}) }),
  ).returns<null>(),
  /** Fills each page's fields with what its own text or the name of its file says, as one step of history. */
  'metadata.fill': method(PagesChosen.extend({ from: z.enum(['text', 'name']) })).returns<{
    changed: number
  }>(),

  'desk.get': method(z.object({ pageId: Id })).returns<Desk>(),
  /** Takes one step; `invalid`, reason `step`, when it has nothing to hold on to. Undone by `history.undo`. */
  'desk.apply': method(z.object({ pageId: Id, step: DeskStep })).returns<Desk>(),
  /** Takes all steps but corrections of the text back at once, as one step of history. */
  'desk.reset': method(z.object({ pageId: Id })).returns<Desk>(),

  /** Marks whose place is a guess or gone. */
  'anchors.list': method(anchors.AstrayQuery).returns<entities.Rows<anchors.Astray>>(),
  /** Passages of its article and its page that a mark may belong to, the likeliest first. */
  'anchors.candidates': method(z.object({ id: Id })).returns<readonly anchors.AnchorCandidate[]>(),
  /** Puts a mark on a passage, whose words become its own. */
  'anchors.place': method(anchors.PlaceInput).returns<model.Annotation>(),
  /** Keeps marks without a place as notes of their articles, or takes them up again. */
  'anchors.keep': method(anchors.KeepInput).returns<null>(),

  'corrections.list': method(z.object({ articleId: Id })).returns<corrections.Corrections>(),
  /**
   * A passage of one block reads otherwise from now on: each change is a correction of its own. Marks, mentions and figures
   * go with it. `invalid`, reasons `correction-span`, `correction-empty`; `stale`, reason `revision`.
   */
  'corrections.add': method(corrections.CorrectionInput).returns<corrections.Corrections>(),
  /** Takes corrections back. `not-found`, reason `correction`, when none of them is there. */
  'corrections.remove': method(corrections.CorrectionChoice).returns<corrections.Corrections>(),

  /** All at once, newest page first, then by place on the page: for programs. The window asks for a `listing`. */
  'articles.list': method(none).returns<readonly model.ArticleSummary[]>(),
  'articles.get': method(z.object({ id: Id })).returns<model.Article>(),
  'articles.setPlace': method(
    z.object({ id: Id, place: Offset, progress: z.number().min(0).max(1) }),
  ).returns<null>(),
  /** Puts a star on each article, or takes it off; one step of history. */
  'articles.star': method(z.object({ ids: z.array(Id).min(1), starred: z.boolean() })).returns<null>(),
  'articles.remove': method(z.object({ ids: z.array(Id).min(1) })).returns<null>(),

  'annotations.list': method(z.object({ articleId: Id.optional() })).returns<
    readonly model.AnnotationInContext[]
  >(),
  'annotations.create': method(
    z.object({
      articleId: Id,
      revision: z.int(),
      start: Offset,
      end: Offset,
      color: Color.default('key'),
      style: Style.default('fill'),
      note: Note.default(''),
      tags: z.array(TagName).default([]),
    }),
  ).returns<model.Annotation>(),
  /** By quotation, for callers without offsets (the command line). `not-found` / `invalid` reason `ambiguous`. */
  'annotations.createByQuote': method(
    z.object({
      articleId: Id,
      quote: z.string().min(1),
      prefix: z.string().default(''),
      suffix: z.string().default(''),
      color: Color.default('key'),
      style: Style.default('fill'),
      note: Note.default(''),
      tags: z.array(TagName).default([]),
    }),
  ).returns<model.Annotation>(),
  'annotations.update': method(
    z.object({
      id: Id,
      color: Color.optional(),
      style: Style.optional(),
      note: Note.optional(),
      tags: z.array(TagName).optional(),
      done: z.boolean().optional(),
      /** New ends, in the article's current revision. */
      range: z.object({ revision: z.int(), start: Offset, end: Offset }).optional(),
    }),
  ).returns<model.Annotation>(),
  'annotations.remove': method(z.object({ ids: z.array(Id).min(1) })).returns<null>(),
  /** A window of the list over the library. */
  'annotations.find': method(marks.MarkQuery).returns<entities.Rows<marks.ListedMark>>(),
  'annotations.counts': method(marks.MarkFilter).returns<marks.MarkCounts>(),
  /** Changes many at once, as one step of history. */
  'annotations.change': method(z.object({ marks: marks.MarkChoice, change: marks.MarkChange })).returns<{
    changed: number
  }>(),
  /** Deletes all that are meant, as one step; they rest in the trash as single ones do. */
  'annotations.removeAll': method(z.object({ marks: marks.MarkChoice })).returns<{ removed: number }>(),
  /** Tags in use and all that they are nested in, by name. */
  'annotations.tags': method(none).returns<readonly marks.TagCount[]>(),
  'annotations.previewTag': method(
    z.object({ name: TagName, to: TagName.optional() }),
  ).returns<marks.TagPreview>(),
  /**
   * Gives a tag and those nested in it another name wherever they stand; a name in use joins the two. Pauses and
   * exclusions of review follow. `not-found`, reason `tag`; `invalid`, reason `tag-long`.
   */
  'annotations.renameTag': method(z.object({ name: TagName, to: TagName })).returns<{ changed: number }>(),
  /** Takes a tag and those nested in it off all marks. `not-found`, reason `tag`. */
  'annotations.removeTag': method(z.object({ name: TagName })).returns<{ changed: number }>(),
  'annotations.equal': method(z.object({ id: Id })).returns<marks.EqualPassages>(),
  /** Marks every other place of the quotation alike (without the note). `invalid`, reason `equal-many`. */
  'annotations.createEqual': method(z.object({ id: Id, reach: z.enum(marks.equalReaches) })).returns<{
    created: number
  }>(),

  /** Newest first. */
  'trash.list': method(marks.TrashQuery).returns<marks.TrashList>(),
  'trash.get': method(z.object({ id: Id })).returns<marks.TrashContent>(),
  /** Puts things back where they were. `invalid`, reasons `trash-article`, `trash-page`: what they stood in is gone. */
  'trash.restore': method(z.object({ ids: z.array(Id).min(1).max(100_000) })).returns<marks.TrashRestored>(),
  /** Forgets things before their time; still one step of history. */
  'trash.remove': method(z.object({ ids: z.array(Id).min(1).max(100_000) })).returns<null>(),
  'trash.empty': method(none).returns<{ removed: number }>(),

  ...names,

  /** Any text is a query (see query.ts); what cannot be read in it is named in the answer, the rest is searched. */
  'search.query': method(search.SearchQuery).returns<model.SearchResult>(),
  /** What all the hits of a query have in common. Fails with `cancelled` once another query is asked about. */
  'search.facets': method(search.FacetQuery).returns<search.SearchFacets>(),
  /** Entities by name, pinyin or initials, and articles by title or byline. */
  'search.suggest': method(search.SuggestQuery).returns<search.Suggestions>(),
  /** Queries kept under a name, by name. */
  'searches.list': method(none).returns<readonly search.SavedSearch[]>(),
  'searches.save': method(
    z.object({ id: Id.optional(), name: search.SavedName, query: search.SavedQuery }),
  ).returns<{ id: string }>(),
  'searches.remove': method(z.object({ id: Id })).returns<null>(),

  /** The library's list in windows: its shape, its rows, the heads of its pages, what to filter it by. */
  'listing.outline': method(search.ListingChoice).returns<search.ListingOutline>(),
  'listing.rows': method(search.ListingQuery).returns<entities.Rows<model.ArticleSummary>>(),
  'listing.ids': method(search.ListingSpan).returns<readonly string[]>(),
  /** Where an article stands in the list; null when it is not listed. */
  'listing.find': method(search.ListingPlace).returns<number | null>(),
  'listing.pages': method(z.object({ ids: z.array(Id).max(200) })).returns<readonly search.ListedPage[]>(),
  'listing.counts': method(none).returns<search.ListingCounts>(),

  /** Files and folders by path, or texts pasted; answers at once with the job. */
  'jobs.startImport': method(
    z.object({
      paths: z.array(z.string().min(1)).default([]),
      texts: z.array(z.object({ name: z.string().min(1).max(200), text: z.string() })).default([]),
      /** Overrides what would be found. */
      encoding: z.string().min(1).max(40).optional(),
    }),
  ).returns<jobs.Job>(),
  /** Goes on with what a paused, interrupted, cancelled or failed job has not done; nothing is done twice. */
  'jobs.resume': method(z.object({ id: Id })).returns<jobs.Job>(),
  'jobs.cancel': method(z.object({ id: Id })).returns<null>(),
  /** Stops after the page it is at; `jobs.resume` goes on, also after a restart. */
  'jobs.pause': method(z.object({ id: Id })).returns<null>(),
  'jobs.get': method(z.object({ id: Id })).returns<jobs.Job>(),
  'jobs.list': method(none).returns<readonly jobs.Job[]>(),
  /**
   * Removes the articles that a job has brought and that are still there, with all that was written on them, as one step of
   * history. Fails with `invalid` (reason `job-running`) while it is at work.
   */
  'jobs.removeArticles': method(z.object({ id: Id })).returns<{ removed: number }>(),
  /** What became of every file, as a text or a table (CSV) to keep. */
  'jobs.report': method(
    z.object({ id: Id, format: z.enum(['text', 'csv']), language: z.enum(['zh-CN', 'en']) }),
  ).returns<{ name: string; text: string }>(),

  /** The files an export would write, whole, of all articles or the first `most`; same library and choice, same bytes. */
  'export.preview': method(
    ExportChoice.extend({ most: z.int().min(1).max(1000).nullable().default(null).describe('articles') }),
  ).returns<readonly model.ExportFile[]>(),
  /** The files an export would write, by name, with the articles in each: so that a large one is made file by file. */
  'export.plan':
    method(ExportChoice).returns<
      readonly { readonly name: string; readonly articleIds: readonly string[] }[]
    >(),
  /** What an export would take: articles, and the marks among them. */
  'export.count': method(ExportChoice).returns<{ articles: number; marks: number }>(),
  /**
   * Writes to `path`: a file for one article, else a folder that is made if need be. Each file to a temporary one, then
   * renamed. With `update` (Markdown and templates) only what changed is put anew and what a person wrote stays;
   * `changes` tells of each file. Throws `invalid`, reason `update-format`, for other formats. PDF is printed by main:
   * `printing` events tell how far it is, `app.cancelPrint` ends it; without a window, `unsupported`, reason `pdf-window`.
   */
  'export.write': method(
    ExportChoice.extend({ path: z.string().min(1), update: z.boolean().default(false) }),
  ).returns<{ paths: string[]; changes?: readonly model.ExportChange[] }>(),

  /**
   * Writes what was printed (PDF) as `export.write` writes its files: to `path` itself, or into it as a folder. Main
   * prints, as only the host can, each page into a file of its own (`from`), and calls this; the page may not.
   */
  'export.writePrinted': method(
    z.object({
      path: z.string().min(1),
      folder: z.boolean(),
      files: z
        .array(z.object({ name: z.string().regex(/^[^/\\\0]{1,255}$/), from: z.string().min(1) }))
        .min(1),
    }),
  ).returns<{ paths: string[] }>(),

  /** Writes a text (a table, a word list) to the file `path`, whole or not at all. */
  'export.writeText': method(z.object({ path: z.string().min(1), text: z.string() })).returns<{
    paths: string[]
  }>(),

  /** The cards of today within the day's limits. */
  'review.pile': method(none).returns<review.ReviewPile>(),
  /** Number of cards in today's pile, without their texts. */
  'review.due': method(none).returns<{ count: number }>(),
  'review.grade': method(review.GradeCard).returns<review.ReviewCard>(),
  'review.setCloze': method(review.ClozeChange).returns<review.ReviewCard>(),
  /** Keeps cards away for a number of days, today the first. */
  'review.pause': method(review.Pause).returns<null>(),
  /** Keeps cards away until `review.resume`. */
  'review.exclude': method(review.RestTarget).returns<null>(),
  'review.resume': method(review.RestTarget).returns<null>(),
  /** What is paused or excluded, newest first. */
  'review.rests': method(none).returns<readonly review.Rest[]>(),
  'review.stats': method(none).returns<review.ReviewStats>(),

  /**
   * Annotations from a file, each put on its passage; one step of history. Throws `unreadable-file`, and `invalid` with
   * reason `annotations-none` or `annotations-broken`; then nothing was imported.
   */
  'import.annotations': method(z.object({ path: z.string().min(1) })).returns<model.AnnotationImport>(),

  /** Versions of the same story in other articles, the most alike first, at most 50. */
  'versions.of': method(z.object({ articleId: Id })).returns<readonly versions.OtherVersion[]>(),
  /** Every story that the library has more than once, those with most versions first. */
  'versions.groups': method(versions.VersionGroups).returns<entities.Rows<versions.VersionGroup>>(),
  /** Place of an article's story among them; null where there is no other version of it. */
  'versions.find': method(z.object({ articleId: Id })).returns<number | null>(),

  'history.undo': method(none).returns<model.HistoryState>(),
  'history.redo': method(none).returns<model.HistoryState>(),
  'history.state': method(none).returns<model.HistoryState>(),

  'settings.get': method(none).returns<Settings>(),
  'settings.set': method(SettingsChange).returns<Settings>(),

  /** Paths chosen in the system's dialog; empty when the person cancelled. */
  'app.pickFiles': method(none).returns<readonly string[]>(),
  'app.pickFolder': method(none).returns<readonly string[]>(),
  'app.pickSave': method(
    z.object({ name: z.string().min(1).max(200), folder: z.boolean().default(false) }),
  ).returns<string | null>(),
  /** Ends the printing under way; its `export.write` fails with `cancelled`, and nothing was written. */
  'app.cancelPrint': method(none).returns<null>(),
  'app.reveal': method(z.object({ path: z.string().min(1) })).returns<null>(),
  'app.copy': method(z.object({ text: z.string() })).returns<null>(),
  'app.info': method(none).returns<{
    version: string
    host: 'electron' | 'stand-in'
    locale: string
    platform: string
    notice: model.StartNotice | null
  }>(),
  /** Opens the library that `app.info` says could not be opened once more; `app.info` tells how that went. */
  'app.openAgain': method(z.object({ readOnly: z.boolean() })).returns<null>(),
  'app.quit': method(none).returns<null>(),
} as const

export type Api = typeof api
export type MethodName = keyof Api
/** What a caller may pass (defaults may be left out). */
export type Input<M extends MethodName> = z.input<Api[M]['input']>
/** What a handler gets (defaults filled in). */
export type Parsed<M extends MethodName> = z.output<Api[M]['input']>
export type Output<M extends MethodName> = Api[M] extends Method<z.ZodType, infer O> ? O : never

/** Methods of one group (`'articles'`), or of all. */
export type MethodsOf<Group extends string> = Extract<MethodName, `${Group}.${string}`>
/** The handlers of a group: a missing or misnamed one does not compile. */
export type Handlers<Ctx, Names extends MethodName> = {
  readonly [M in Names]: (ctx: Ctx, input: Parsed<M>) => Output<M> | Promise<Output<M>>
}
/** The one way to call, on every side. */
export type Call = <M extends MethodName>(
  name: M,
  ...input: undefined extends Input<M> ? [input?: Input<M>] : [input: Input<M>]
) => Promise<Output<M>>
