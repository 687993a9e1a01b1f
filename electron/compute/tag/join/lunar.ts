/** On which day of the solar calendar the festivals of the lunar one fall. */

/** First year of the table. */
const first = 2000
/**
 * For each year from 2000 to 2030 month and day of the first day of the first month, of the double fifth and of the fifteenth of
 * the eighth, as the official calendar has them. Other festivals are not told by day.
 */
const days = [
  '020506060912 012406251001 021206150921 020106040911 012206220928 020906110918 012905311006 021806190925',
  '020706080914 012605281003 021406160922 020306060912 012306230930 021006120919 013106020908 021906200927',
  '020806090915 012805301004 021606180924 020506070913 012506251001 021206140921 020106030910 012206220929',
  '021006100917 012905311006 021706190925 020606090915 012605281003 021306160922 020306050912',
]
  .join(' ')
  .split(' ')

/** Festivals by the column of the table and the days by which they come after it. */
const festivals: Readonly<Record<string, readonly [column: number, after: number]>> = {
  春节: [0, 0],
  除夕: [0, -1],
  元宵: [0, 14],
  端午: [1, 0],
  中秋: [2, 0],
}

/** Month and day of the festival that `text` begins with, in a year; null for no such festival, or a year beyond the table. */
export function lunarFestival(text: string, year: number): readonly [month: number, day: number] | null {
  const name = Object.keys(festivals).find((one) => text.startsWith(one))
  const row = days[year - first]
  if (name === undefined || row === undefined) return null
  const [column, after] = festivals[name] as readonly [number, number]
  const [month, day] = [0, 2].map((at) => Number(row.slice(column * 4 + at, column * 4 + at + 2))) as [
    number,
    number,
  ]
  const moved = new Date(Date.UTC(year, month - 1, day + after))
  return [moved.getUTCMonth() + 1, moved.getUTCDate()]
}
