// How to ask: the query language by examples; a click on one tries it.
import { Button } from 'react-aria-components'
import type { Key } from '../../strings/index.ts'
import { useLanguage, useT } from '../../strings/index.ts'

interface Example {
  /** Typed as it stands; Chinese and English. */
  readonly query: readonly [zh: string, en: string]
  readonly says: Key
}
const groups: readonly { readonly title: Key; readonly examples: readonly Example[] }[] = [
  {
    title: 'search.help.words',
    examples: [
      { query: ['粮食 农民', '粮食 农民'], says: 'search.help.all' },
      { query: ['粮食 OR 水利', '粮食 OR 水利'], says: 'search.help.or' },
      { query: ['粮食 -化肥', '粮食 -化肥'], says: 'search.help.not' },
      { query: ['(粮食 OR 水利) 农民', '(粮食 OR 水利) 农民'], says: 'search.help.group' },
      { query: ['“粮食 安全”', '"food security"'], says: 'search.help.exact' },
      { query: ['国务院', '國務院'], says: 'search.help.fold' },
      { query: ['20', 'invest'], says: 'search.help.prefix' },
      { query: ['jcsrmyy', 'jcsrmyy'], says: 'search.help.letters' },
    ],
  },
  {
    title: 'search.help.where',
    examples: [
      { query: ['标题:水利', 'title:水利'], says: 'search.help.title' },
      { query: ['作者:王', 'author:王'], says: 'search.help.author' },
      { query: ['标题:(水利 OR 粮食)', 'title:(水利 OR 粮食)'], says: 'search.help.fieldGroup' },
      { query: ['栏目:要闻', 'column:要闻'], says: 'search.help.column' },
      { query: ['批注:核对', 'note:核对'], says: 'search.help.note' },
      { query: ['标签:待核', 'tag:待核'], says: 'search.help.tag' },
      { query: ['颜色:疑问', 'colour:ask'], says: 'search.help.colour' },
    ],
  },
  {
    title: 'search.help.names',
    examples: [
      { query: ['人物:王', 'person:王'], says: 'search.help.person' },
      { query: ['机构:医院', 'org:医院'], says: 'search.help.org' },
      { query: ['地点:江城', 'place:江城'], says: 'search.help.place' },
      { query: ['项目:工程', 'programme:工程'], says: 'search.help.programme' },
    ],
  },
  {
    title: 'search.help.which',
    examples: [
      { query: ['报纸:日报', 'paper:日报'], says: 'search.help.paper' },
      { query: ['晚于:2025-06 早于:2026', 'after:2025-06 before:2026'], says: 'search.help.date' },
      { query: ['有:批语', 'has:note'], says: 'search.help.has' },
      { query: ['是:未读', 'is:unread'], says: 'search.help.is' },
    ],
  },
]

export function Help({ onTry }: { onTry: (query: string) => void }) {
  const t = useT()
  const at = useLanguage() === 'zh-CN' ? 0 : 1
  return (
    <div className="q-help scroll">
      <article>
        <h1>{t('search.help.heading')}</h1>
        <p className="soft">{t('search.help.lead')}</p>
        {groups.map(({ title, examples }) => (
          <section key={title}>
            <h2>{t(title as 'search.help.words')}</h2>
            <dl>
              {examples.map(({ query, says }) => (
                <div key={says}>
                  <dt>
                    <Button className="q-try" onPress={() => onTry(query[at])}>
                      <code>{query[at]}</code>
                    </Button>
                  </dt>
                  <dd>{t(says as 'search.help.words')}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <h2>{t('search.help.order')}</h2>
        <p className="soft">{t('search.help.orderText')}</p>
      </article>
    </div>
  )
}
