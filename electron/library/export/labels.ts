/** The words of an exported file. It is Chinese like the press text it quotes, whatever language the window speaks. */
import type { Anchor, Color, MarkStyle, MentionState } from '../../contract/model.ts'
import { type EntityType, entityTypes } from '../../contract/tags.ts'

/** Name and sign of each colour; the sign says it where colour cannot be seen. */
export const colorLabels: Readonly<Record<Color, { readonly name: string; readonly sign: string }>> = {
  key: { name: '重点', sign: '●' },
  ask: { name: '疑问', sign: '?' },
  data: { name: '数据', sign: '#' },
  view: { name: '观点', sign: '“' },
  todo: { name: '待办', sign: '□' },
}

export const kindLabels: Readonly<Record<EntityType, string>> = {
  PERSON: '人物',
  PLACE: '地点',
  ORG: '机构',
  PROGRAMME: '项目',
  DOCUMENT: '文件',
  EVENT: '活动',
  POSITION: '职务',
  DATE: '日期',
}

export const styleLabels: Readonly<Record<MarkStyle, string>> = {
  fill: '底色',
  underline: '下划线',
  dashed: '虚线',
}

export const stateLabels: Readonly<Record<MentionState, string>> = {
  suggested: '待核',
  confirmed: '已核',
  rejected: '已否',
}

/** The name of a file that holds several articles. */
export const together = '剪报批注'

/** The kinds in the order in which they are listed. */
export const kindOrder: readonly EntityType[] = entityTypes

/** What is said of an anchor that is no longer exact. */
export const anchorLabels: Readonly<Record<Anchor, string | null>> = {
  exact: null,
  moved: null,
  fuzzy: '原文已改动，位置为近似',
  lost: '原文已改动，未能定位',
}

/** `2026-01-01 08:30 UTC`: universal time, so that the same note gives the same bytes on every computer. */
export function timeLabel(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
