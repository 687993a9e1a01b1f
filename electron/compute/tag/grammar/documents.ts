/** DOCUMENT: everything in 《…》 but newspapers, and plans and agreements named without it. */
import type { Rule } from '../rule.ts'

/** Newspapers and magazines in 《…》 are bodies. */
const press =
  '(?:[^《》\\n]{0,12}(?:日报|晚报|晨报|早报|时报|商报|都市报|导报|周报|快报|周刊|月刊|杂志|学报|画报|农民报|教育报|健康报|青年报)|(?:自然|科学|细胞|柳叶刀|求是|半月谈|新英格兰医学)(?:·[^《》\\n]{1,10})?)'

export const documentRules: readonly Rule[] = [
  {
    name: 'press-in-title-marks',
    type: 'ORG',
    pattern: new RegExp(`(?<=《)${press}(?=》)`, 'g'),
    confidence: 0.97,
    examples: [
      ['据《江城晚报》报道', '江城晚报'],
      ['发表于《自然·通讯》', '自然·通讯'],
      ['读《自然辩证法》，印发《实施方案》'],
    ],
  },
  {
    name: 'title-marks',
    type: 'DOCUMENT',
    pattern: new RegExp(`《(?!${press}》)(?:[^《》\\n]|〈[^〉\\n]*〉|《[^《》\\n]*》){1,100}》`, 'g'),
    confidence: 0.97,
    examples: [
      ['印发《城区绿道建设方案（试行）》后', '《城区绿道建设方案（试行）》'],
      ['《关于修改〈河道条例〉的决定》', '《关于修改〈河道条例〉的决定》'],
      ['《江城晚报》记者'],
    ],
  },
  {
    name: 'signed-agreement',
    type: 'DOCUMENT',
    pattern:
      /(?<=(?:签订|签署|签下|签)了?(?:一份|一项)?)(?![“订署下])[\u4e00-\u9fff]{2,14}?(?:协议书?|备忘录|合同|责任书|承诺书|公约|意向书)(?![约期书])/g,
    confidence: 0.7,
    examples: [['双方签订紧密型医疗协作协议', '紧密型医疗协作协议'], ['签订协议']],
  },
]
