/** How an exported page looks, on a screen by day and night and on paper. */

/** Fill, line and text of each mark colour, by day and by night: the window's own tones, so that notes look alike. */
const tones = {
  key: {
    line: 'solid',
    day: ['247 200 52/.4', '#b58500', '#6f5000'],
    night: ['222 176 50/.3', '#d9ae3a', '#e2be62'],
  },
  ask: {
    line: 'wavy',
    day: ['236 104 116/.28', '#c4404e', '#9c2b38'],
    night: ['222 92 106/.3', '#e57b86', '#ee979f'],
  },
  data: {
    line: 'dotted',
    day: ['84 160 222/.28', '#2c78b4', '#1b5a85'],
    night: ['70 146 214/.32', '#6ab0e6', '#8cc3ee'],
  },
  view: {
    line: 'double',
    day: ['92 182 124/.32', '#2b8753', '#1f633e'],
    night: ['70 166 108/.3', '#66c08a', '#86cfa3'],
  },
  todo: {
    line: 'dashed',
    day: ['164 128 220/.28', '#7851b5', '#5c3c96'],
    night: ['146 110 214/.34', '#ad8ce6', '#bfa5ee'],
  },
} as const

const variables = (time: 'day' | 'night'): string =>
  Object.entries(tones)
    .map(([name, tone]) => {
      const [fill, line, ink] = tone[time]
      return `--${name}:rgb(${fill});--${name}-line:${line};--${name}-ink:${ink};`
    })
    .join('')

const marks = Object.entries(tones)
  .map(
    ([name, { line }]) => `mark.${name}.fill{background:var(--${name})}
mark.${name}.underline{text-decoration:underline ${line} 2px var(--${name}-line)}
mark.${name}.dashed{text-decoration:underline dashed 1px var(--${name}-line)}
.note.${name}{border-color:var(--${name}-line)}
.note.${name} .sign,.reference.${name} a{color:var(--${name}-ink)}`,
  )
  .join('\n')

const night = `--paper:#1d2022;--ink:#d9dbd9;--ink-2:#b0b5b8;--ink-3:#8f969b;--rule:#454b50;--link:#8fbce6;${variables('night')}`

/** The sheet's variables do not reach the margins of a printed page. */
const marginFont =
  'font:8pt/1.4 "Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#62686e'

export const stylesheet = `
:root{color-scheme:light dark;--paper:#fcfcfa;--ink:#1b1e21;--ink-2:#43484d;--ink-3:#62686e;--rule:#c6c6bf;--link:#1f4e79;${variables('day')}
--serif:"Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC",SimSun,serif;
--sans:"Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
@media screen and (prefers-color-scheme:dark){:root{${night}}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.84 var(--serif);text-size-adjust:100%;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0}
main{max-width:38em;margin:0 auto;padding:48px 24px 64px}
p,h1,h2,h3,blockquote,dl,dd{margin:0}
h1{font-size:30px;line-height:1.42;margin:4px 0 8px;text-wrap:balance}
h2{font-size:1em;margin:1.4em 0 .4em}
h3{font-size:1em}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:3px}
mark{background:none;color:inherit;text-underline-offset:4px}
mark mark{text-underline-offset:7px}
mark mark mark{text-underline-offset:10px}
.kicker,.subtitle,.byline,.citation,.caption,.credit,footer{color:var(--ink-2);font-family:var(--sans);font-size:14px;line-height:24px}
.subtitle{font-size:16px}
.byline{margin:8px 0 16px}
.paragraph{text-indent:2em;text-align:justify}
.lede{color:var(--ink-2);margin:0 0 1em}
.caption,.credit{margin-top:8px}
.citation{border-top:1px solid var(--rule);margin-top:32px;padding-top:12px}
.reference{font:11px/1 var(--sans);margin:0 1px}
.reference a{text-decoration:none}
.notes,.index{font-family:var(--sans);font-size:14px;line-height:24px}
.notes>h2,.index>h2{font-size:16px;margin:32px 0 12px}
.note{border-left:3px solid;padding:2px 0 2px 16px;margin:0 0 24px;break-inside:avoid}
.note:target,.reference:target{outline:2px solid var(--link);outline-offset:4px}
.note h3{font-size:13px}
.note>header{display:flex;justify-content:space-between;align-items:baseline;gap:16px}
.note time{color:var(--ink-3);font-size:12px;white-space:nowrap}
.note blockquote{font-family:var(--serif);font-size:17px;line-height:1.8;margin:6px 0}
.comment{margin:8px 0;overflow-wrap:anywhere}
.comment>*+*{margin-top:8px}
.comment :is(h1,h2,h3,h4,h5,h6){font-size:15px;line-height:24px;margin:8px 0 0}
.comment :is(ul,ol){margin:0;padding-left:1.6em}
.comment pre{white-space:pre-wrap;border:1px solid var(--rule);padding:8px 12px;margin:8px 0 0}
.comment table{border-collapse:collapse}
.comment :is(td,th){border:1px solid var(--rule);padding:2px 8px}
.comment .sr-only{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.tag{color:var(--link);margin-right:10px}
.sentence{color:var(--ink-2);font:15px/1.7 var(--serif)}
main+main{border-top:1px solid var(--rule);break-before:page}
.entities,.anchor,.source{color:var(--ink-3);font-size:12px;line-height:20px}
.source a{white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}
dt{color:var(--ink-3)}
.count{color:var(--ink-3);font-size:12px;margin-left:3px}
footer{border-top:1px solid var(--rule);margin-top:40px;padding-top:12px;font-size:12px;line-height:20px;color:var(--ink-3);overflow-wrap:anywhere}
${marks}
@media print{
html{background:none;font-size:10.5pt;line-height:1.75;font-kerning:normal}
main{max-width:none;padding:0}
h1{font-size:20pt}
h2,h3{break-after:avoid}
.paragraph,.lede,.comment p{orphans:2;widows:2}
.kicker,.subtitle,.byline,.citation,.caption,.credit,.comment,.tags{font-size:9pt;line-height:1.6}
.subtitle{font-size:11pt}
.notes,.index{font-size:9pt;line-height:1.6}
.note{margin-bottom:14pt}
.note>header,.note blockquote{break-after:avoid}
main+main{border-top:0}
.note blockquote{font-size:10.5pt;line-height:1.7}
.note h3,.sentence{font-size:9pt}
.note time,.entities,.anchor,.source,.count,footer{font-size:8pt;line-height:1.6}
.comment :is(h1,h2,h3,h4,h5,h6){font-size:9.5pt;line-height:1.6}
a{color:inherit;text-decoration:none}
.reference a,.tag{color:inherit}
}
@page{size:A4;margin:24mm 22mm 22mm;
@top-left{${marginFont}}
@top-right{${marginFont}}
@bottom-center{${marginFont};content:counter(page) " / " counter(pages)}}
`

/** What stands over each printed page of one article: what it is, and where it is from. */
export interface RunningHead {
  readonly left: string
  readonly right: string
}

/** Han characters that a running head has room for beside the other. */
const longestHead = 26

/** Rules for the pages of each article, which carries the class `article-n` with n from 1. */
export const runningHeads = (heads: readonly RunningHead[]): string =>
  `${heads
    .map(
      ({ left, right }, i) => `.article-${i + 1}{page:article-${i + 1}}
@page article-${i + 1}{@top-left{content:${quoted(left)}}@top-right{content:${quoted(right)}}}
`,
    )
    // The first page has the title itself.
    .join('')}@page article-1:first{@top-left{content:none}@top-right{content:none}}
`

/** A string of the style sheet that nothing in it can end: neither the string nor the element around the sheet. */
function quoted(value: string): string {
  const line = Array.from(value.replace(/\s+/g, ' ').trim())
  const short = line.length > longestHead ? [...line.slice(0, longestHead - 1), '…'] : line
  const safe = short.map((sign) =>
    /[\p{L}\p{N}\p{M}\p{P} ]/u.test(sign) && !/["'\\<>&]/.test(sign)
      ? sign
      : `\\${(sign.codePointAt(0) as number).toString(16)} `,
  )
  return `"${safe.join('')}"`
}
