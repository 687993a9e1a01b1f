// The account at the foot: every character of the page is in exactly one place, and the sum says so.
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { type CSSProperties, Fragment, type ReactNode, useMemo } from 'react'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { ArticleLetter, tintOf } from '../../ui/signs.tsx'
import { stretchesOf } from './account.ts'
import { useModel } from './context.ts'
import { usePageView } from './view.ts'

/** More articles than these are summed up: a sum of thirty terms is not read. */
const mostTerms = 12

export function Account() {
  const t = useT()
  const model = useModel()
  const { desk, items, account } = model
  const { articles, captions, photos, furniture, unassigned } = desk.account
  const current = usePageView((view) => {
    const item = model.itemAt(view.caret)
    return item?.kind === 'block' ? item.article : null
  })
  const stretches = useMemo(() => stretchesOf(desk, items), [desk, items])
  const terms: ReactNode[] =
    articles.length > mostTerms
      ? [
          <span key="articles">
            {t('page.sumArticles', { n: articles.length })}{' '}
            {number(articles.reduce((sum, one) => sum + one, 0))}
          </span>,
        ]
      : articles.map((count, index) => (
          <span key={desk.articles[index]?.id ?? index}>
            <ArticleLetter n={index + 1} />
            {number(count)}
          </span>
        ))
  for (const [key, label, count] of [
    ['captions', t('page.captions'), captions],
    ['photos', t('page.loose.photo'), photos],
    ['furniture', t('page.loose.furniture'), furniture],
  ] as const)
    if (count > 0)
      terms.push(
        <span key={key}>
          {label} {number(count)}
        </span>,
      )
  terms.push(
    <span key="unassigned" className={unassigned > 0 ? 'desk-open' : undefined}>
      {unassigned > 0 ? <TriangleAlert size={14} aria-hidden /> : null}
      {t('page.loose.unassigned')} {number(unassigned)}
    </span>,
  )
  return (
    <section className="desk-account" aria-label={t('page.account')}>
      <span className="strip" aria-hidden="true">
        {stretches.map(({ of, characters, place }) => (
          <i
            key={place}
            {...(typeof of === 'number' ? { 'data-a': tintOf(of + 1) } : {})}
            className={of === 'unassigned' ? 'un' : of === current ? 'on' : undefined}
            data-of={of}
            style={{ '--n': Math.max(1, characters) } as CSSProperties}
          />
        ))}
      </span>
      <p className="num">
        <span>
          {t('page.whole')}
          <b>{number(desk.account.page)}</b>
          {t('page.unit')}
        </span>
        {terms.map((term, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the signs between the terms, in their order
          <Fragment key={index}>
            <span className="muted">{index === 0 ? '＝' : '＋'}</span>
            {term}
          </Fragment>
        ))}
        <span className="sp" />
        {account.isRight ? (
          <span className="desk-sound" role="status">
            <CircleCheck size={16} aria-hidden />
            {t('page.right')}
          </span>
        ) : (
          <span className="desk-unsound" role="alert">
            <TriangleAlert size={16} aria-hidden />
            {t('page.wrong', { lost: number(account.lost), doubled: number(account.doubled) })}
          </span>
        )}
      </p>
    </section>
  )
}
