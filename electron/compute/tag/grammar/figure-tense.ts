/** Words that promise, report or rule for the rest of their sentence. */

/** To aim at; to 争取 projects or money is to win them. */
export const aiming =
  /力争|争取(?=在|用|于|今|明|年|早|尽|提前|实现|完成|建|把|让|使|新|再|达|突破|每|打造|培|引|将|本|\d|[一二三四五六七八九十两])/

/** By name; each pattern is global, so that the last match can be found. */
export const ruling: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'promise',
    /力争|争取(?=在|用|于|今|明|年|早|尽|提前|实现|完成|建|把|让|使|新|再|达|突破|每|打造|培|引|将|本|\d|[一二三四五六七八九十两])|(?<!”)计划(?=[在到用于再今明年新建投培引\d])|拟(?!定)|还将|(?<![即近军])将(?=[^，。由从]{0,14}(?:建|增|达|开|办|扩|培|覆|投|引|设|完成|实现|提|降|推|组织|举|发|为|在|于|有))|有望|预计|预测|预期|呼吁|(?:到|在)20(?:2[7-9]|3\d)年|明年|年底前|年内|届时|下一步|下月|下半年|未来|今后|确保|目标|要(?:建|在|抓|让|把|打造|力争|达到|完成|新增|坚持)/g,
  ],
  [
    'report',
    /已(?!经济)|了(?![解不])|累计|截至|先后|去年|昨|上半年|前三季度|一季度|成功|增至|降至|升至|以来|同比|过去|此前|曾/g,
  ],
  ['rule', /应当|应(?![急用])|须|不得|必须|可(?![能以]?见|是)|如果|凡|的，/g],
]

/** What promises for the rest of its sentence, until something that reports stands in it: surer words than those above. */
export const promising =
  /力争|争取(?=在|用|于|今|明|年|早|尽|提前|实现|完成|建|把|让|使|新|再|达|突破|每|打造|培|引|将|本|\d|[一二三四五六七八九十两])|(?<!”)计划(?=[在到用于再今明年新建投培引\d])|拟(?!定)|还将|(?<![即近军])将(?=[^，。由从]{0,12}(?:建|增|达|开|办|扩|培|覆|投|引|设|完成|实现|提|降|推|组织|举|发|为))|有望|预计|预测|呼吁|(?:到|在)20(?:2[7-9]|3\d)年|明年|年底前|年内|届时|下一步|下月/g
export const reporting = /已|了(?![解不])|累计|截至|先后|去年|昨|上半年|成功|增至|降至/g

/** Where the last match of a global pattern begins, -1 for none. */
export function lastMatch(text: string, pattern: RegExp): number {
  let at = -1
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) at = match.index
  return at
}
