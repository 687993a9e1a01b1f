/**
 * The goals that measurements are held to, all ratios within one run: where in the reports the number stands, and, of those
 * that are known to be missed, what stands in the way.
 */

export interface Goal {
  readonly goal: string
  readonly at: 'most' | 'least'
  readonly bound: number
  /** The way to the number, `bench/key/key`, or how it comes from several. */
  readonly value: string | ((number: (way: string) => number | null) => number | null)
  /** What stands in its way where it is missed. */
  readonly why?: string
}

const over =
  (above: string, below: string): Goal['value'] =>
  (number) => {
    const [a, b] = [number(above), number(below)]
    return a === null || b === null || b === 0 ? null : a / b
  }
const least = (goal: string, bound: number, value: Goal['value'], why?: string): Goal => ({
  goal,
  at: 'least',
  bound,
  value,
  ...(why === undefined ? {} : { why }),
})
const most = (goal: string, bound: number, value: Goal['value'], why?: string): Goal => ({
  goal,
  at: 'most',
  bound,
  value,
  ...(why === undefined ? {} : { why }),
})

const longPhrases =
  'the worst are phrases of four and eight characters cut at random: their pairs stand apart in many articles, whose texts are looked into until twenty are true (25 ms at worst of 100,000); positions in the index would tell, at four times its size. The other classes are within it or near at 100,000 articles, and below that a scan has less to read'

const search: readonly Goal[] = [
  most('search: articles missed', 0, 'search/missed'),
  most('search: articles found that are not true', 0, 'search/untrue'),
  least('search: LIKE over 95th, worst class', 150, 'search/worstRatios/likeToP95', longPhrases),
  least('search: ripgrep over 95th, worst class', 20, 'search/worstRatios/rgToP95', longPhrases),
  least(
    'search: LIKE over the slowest phrase of common pairs',
    15,
    'search/classes/four characters of common pairs/likeToMost',
  ),
  most('search: index over text', 0.5, 'search/size/indexToText'),
  least(
    'search: trigram index over ours',
    5,
    'search/size/trigramToIndex',
    'the made text has few words, so that its trigrams are few and their index is hardly larger than the text; of text from a whole dictionary it is two and a half times as large',
  ),
  least(
    'search: articles a second put into the library over FTS5 trigram alone',
    1.5,
    over('search/build/articlesPerSecond', 'search/build/trigramArticlesPerSecond'),
    'all that a library keeps of an article is written besides: row, list, versions and sentences',
  ),
  least(
    'search: articles a second into the index alone over FTS5 trigram alone',
    1.5,
    over('search/build/indexAloneArticlesPerSecond', 'search/build/trigramArticlesPerSecond'),
    'few trigrams (as above) are quickly written; ours are cut and told apart in script first',
  ),
  most('search: a new process, opening and first query, cold over warm', 4, 'search/first/cold / warm'),
]

const importing: readonly Goal[] = [
  least(
    'import: articles a second, tagging included, over the index alone',
    0.85,
    over('import/import/articlesPerSecond', 'search/build/indexAloneArticlesPerSecond'),
    'pages are taken apart and tagged by learned models, and every name and figure is counted; the index alone does none of it',
  ),
  most(
    'import: 95th of a search meanwhile over at rest',
    2,
    over('import/byCall/search.query/p95', 'import/byCallAtRest/search.query/p95'),
    'it waits for nothing that is written, but where there are two cores it shares them with the thread that takes pages apart and the one that stores them',
  ),
  most('import: 99th of calls meanwhile, ms', 100, 'import/callsWhileImporting/p99'),
  least(
    'import: its rate while it is asked over unasked',
    0.9,
    'import/import/rate asked / unasked',
    'where there are two cores the thread that answers takes its part of what the import has',
  ),
]

const formats: readonly Goal[] = [
  least(
    'text: files read, kept, cleaned and stored, articles a second over the index alone',
    0.85,
    'formats/text/stored / index alone',
    'each file is kept as it came, on the disk before it counts, and stored by itself: row, blocks, list, versions and sentences of its articles besides the index',
  ),
  least(
    'PDF: pages a second read in order over bare pdf.js',
    0.9,
    'formats/pdf/read / bare',
    'runs are put into lines, lines into columns and columns into the order in which they are read; bare pdf.js gives them as the file has them',
  ),
  least('PDF: pages a second over mutool', 1, 'formats/pdf/read / mutool'),
  most(
    'Word: reading over mammoth alone',
    0.2,
    'formats/word/read / mammoth',
    'mammoth is the reader: styles, lists, notes and text boxes of many programs are more than an own reader would cover; 100,000 characters take less than a tenth of a second',
  ),
  // The decoder is 1.75 times as quick as iconv-lite: with more than this share of its rate left we are no slower than that.
  least('GB18030: bytes a second, found and read, over decoding alone', 0.57, 'formats/gb18030/read / bare'),
  most(
    'export: 10,000 notes to Markdown over write and fsync',
    2,
    'floors/notesToMarkdown/timesTheFloor',
    'each mark has its citation, place, sentence, names and link; four fifths are the Markdown writer, which escapes node by node what must read back as it was. A thirtieth of a millisecond a note',
  ),
  most('export: files that differ after they were read back', 0, 'formats/readBack/different'),
]

const closeToAQuarter =
  'what is left of either is the painting of the lines in sight, half of ours; it scatters about a quarter'

const marks: readonly Goal[] = [
  most(
    'marks: first frame with 10,000 over none',
    1.3,
    'marks/firstFrameRatios/painted / text',
    'what stands in sight is painted: some ten milliseconds, in frames of sixteen; script takes one of them',
  ),
  most(
    'marks: first frame with 10,000 over elements on a plain layout',
    0.2,
    'marks/firstFrameRatios/painted / plain-elements',
  ),
  most(
    'marks: main thread for one more, at 10,000 over at 1,000',
    1.3,
    'marks/oneMore/main at 10,000 / at 1,000',
    'ten times as many stand in sight, and the browser paints the lines they stand in anew; script takes 0.1 ms of it, as at 1,000',
  ),
  most(
    'marks: main thread for one more, over all registered on a plain layout',
    0.25,
    'marks/oneMore/near ones / all registered, plain',
    closeToAQuarter,
  ),
  most(
    'marks: main thread for one less, over all registered on a plain layout',
    0.25,
    'marks/oneMore/removed: near ones / all registered, plain',
    closeToAQuarter,
  ),
  most(
    'marks: main thread ms a frame, scrolled, over none',
    1.5,
    'marks/scroll/main ms a frame, painted / text',
    'the browser paints what is marked in sight; with none in sight it is as without. Less than 1 ms of a frame',
  ),
  most('marks: scrolled frames over 34 ms', 0, 'marks/scroll/frames over 34 ms/painted'),
  least(
    'marks: the browser’s own test of a click over ours, on a plain layout',
    200,
    'marks/hitTestPlain/browser / own',
  ),
  most('marks: clicks with another answer than the browser’s', 0, 'marks/hitTestPlain/different'),
  most('marks: nodes more than without', 0, 'marks/nodesMore'),
  most(
    'marks: megabytes more than without, scrolled',
    5,
    'marks/scroll/megabytes of the process, painted − text',
    'the marks in sight and a screen around it are held as ranges; what the browser keeps of them differs from run to run',
  ),
  most(
    'long text: first frame over the same laid out at once',
    1 / 8,
    'marks/million/first frame, text / plain',
    'four thousand paragraphs are made and their places looked up before the first frame, four fifths of it; what is laid out is a screenful',
  ),
  most(
    'long text: main thread ms a frame over the same',
    1.2,
    'marks/million/main ms a frame, text / plain',
    'the browser looks at each frame which of 170 sections come near; it is less than 2 ms of a frame, and what it saves is the layout at the beginning',
  ),
  least('long text: the browser finds a passage at its end', 1, 'marks/million/found by the browser'),
  least('long text: all of it can be selected', 1, 'marks/million/all of it selected'),
  most('long text: px that a jump is off, at most', 1, 'marks/million/jumpOffPx/most'),
  most(
    'article of 100,000 characters: first frame over bare paragraphs as markup',
    0.45,
    'marks/firstFrameRatios/text / plain-html',
    'by the clock, in frames of sixteen milliseconds: two of them against three on a quick machine; a reader that can be marked makes its text element by element, with a map of its places',
  ),
  most('marks list: main thread ms a frame, scrolled', 16.7, 'annotations/window/steps/mainThreadMsPerFrame'),
]

const library: readonly Goal[] = [
  most(
    'library: a mark on the disk over write and fdatasync',
    1.3,
    'floors/durableMark/timesTheFloor',
    'a mark writes some 22 pages, not one: its row with four indexes, its row in the list of marks with two, two full-text indexes and three counters',
  ),
  most('library: a list of 100 over one article', 4, 'floors/listOf100/timesTheFloor'),
  most(
    'library: 1,000 marks read and sent over a clone of them',
    0.05,
    'floors/thousandMarks/timesTheFloor',
    'reading the rows takes as long as a clone of them; columns need no clone of objects but cost 0.9 ms of 1.8 to make and to take apart',
  ),
  most(
    'library: 1,000 marks through a thread and back over the same as columns',
    1,
    'floors/marksThroughAThread/objects / columns',
    'they cross as the objects that the window needs: columns cross in a fraction, but with making and reading them most of the time is spent all the same',
  ),
  most(
    'hour of use: growth of memory from its third tenth to its end',
    1.1,
    over('scale/sizes/last/megabytesOverUse/last', 'scale/sizes/last/megabytesOverUse/2'),
  ),
]

const windows: readonly Goal[] = [
  most(
    'window: article read last on the screen over a trivial page, both from the start of the program',
    1.25,
    'window/start/article / trivial page',
    'on the stand-in the application itself is a Node process beside the browser, started at the same time, and what the two say to each other goes through a third; besides, frame and reader are drawn, no part of whose script stands out',
  ),
  most(
    'window: what it loads to begin with over a React list bundled alike',
    1.35,
    'window/bundle/window / React',
    'half of the rest is the accessible controls (menus, dialogs, lists, tooltips) that the frame itself is made of; the words of both languages, what asks the library and the first screen are the others. Dialogs and palette fetched after it would take off a tenth and come as many requests beside the article. It is parsed in about 30 ms',
  ),
  most(
    'window: a list of 1,000 rows painted over all of them in the page',
    0.25,
    'window/rows/in view / all',
  ),
]

export const goals: readonly Goal[] = [
  ...[...search, ...importing, ...formats],
  ...[...marks, ...library, ...windows],
]
