/** What type size, font and place on the sheet speak for, where the source of a page knows them. */

import { isShort } from './form.ts'
import { isDisplay, type Setting } from './placing.ts'
import type { View } from './surroundings.ts'
import { tuned as w } from './tuned.ts'
import type { Add } from './weights.ts'

/** Share of the sheet at head and foot where folio, date and editors stand. */
const edge = 0.06

/** In type sizes: what stands in a column below an empty space so high stands under a picture. */
const pictureRoom = 5

/** Headings are set a little larger than text, titles more than a little; in quarters of a doubling. */
const headingStep = 1.2

/** Weighs one piece by how it is set. Nothing is added for a page without geometry. */
export function weighSetting({ piece, form, before, after }: View, add: Add): void {
  const { set } = piece
  if (!set) return
  const line = isShort(form)
  const larger = Math.min(4, Math.max(0, Math.log2(set.size) * 4))
  if (isDisplay(set)) {
    add(
      'title',
      w.settingTitle * (larger - headingStep),
      `set ${set.size.toFixed(1)} times as large as the text`,
    )
    add('heading', w.settingHeading * (larger > 2.4 ? 2.4 - larger : larger), 'set larger than the text')
    add('paragraph', -2 * larger, '')
    add('caption', -1.5 * larger, '')
    add('byline', -larger, '')
  } else if (line) {
    add('title', set.ownFont ? w.settingPlain / 2 : w.settingPlain, '')
    add(
      'heading',
      set.ownFont ? (form.byline.sure > 0.3 ? -1 : 1) : -1,
      set.ownFont ? 'set in a font of its own' : '',
    )
  }
  if (set.size < 0.95 || (set.ownFont && !isDisplay(set))) {
    add('caption', line || set.size < 0.95 ? w.settingCaption : 0, 'set in the type of captions')
    if (set.size < 0.95) add('paragraph', -1, '')
  } else if (!isDisplay(set)) add('caption', -1, '')
  if (set.room >= pictureRoom && !isDisplay(set)) {
    add('caption', line ? 4 : 1, 'stands below a space as large as a picture')
    if (line) add('heading', -2, '')
  }
  if (line && isDisplay(set)) weighStack(set, before?.piece.set, after?.piece.set, add)
  const isEdge = set.height >= 0 && (set.height < edge || set.height > 1 - edge)
  if (isEdge && line && !isDisplay(set)) add('furniture', w.settingEdge, 'stands at the edge of the sheet')
}

/** Lines of one head: the larger is the title, a smaller one above it the kicker, a smaller one below it the subtitle. */
function weighStack(
  set: Setting,
  above: Setting | null | undefined,
  below: Setting | null | undefined,
  add: Add,
): void {
  if (below && below.size > set.size * 1.15 && below.top >= set.top)
    add('kicker', w.settingStack, 'set smaller than the line below it')
  if (above && above.size > set.size * 1.15 && above.top <= set.top && isDisplay(above)) {
    add('subtitle', w.settingStack, 'set smaller than the line above it')
    add('title', -w.settingStack / 2, '')
  }
}
