// How the chosen form is told; only what it has a place for is shown.
import { type Language, languages } from '../../../electron/contract/language.ts'
import { isInOne, type MarkOrder, markOrders } from '../../../electron/contract/model.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { Checkbox, Segmented } from '../../ui/choice.tsx'
import { asksSentence, canUpdate, hasWords, holdsText, isReference, useChoice } from './choice.ts'

export function Options({ articles }: { articles: number }) {
  const t = useT()
  const windows = useLanguage()
  const choice = useChoice()
  const { format } = choice
  const set = useChoice.setState
  const isOne = isInOne(format, choice.files)
  return (
    <section className="exp-options" aria-label={t('export.options')}>
      {isReference(format) ? null : (
        <Segmented<MarkOrder>
          label={t('export.order')}
          isLabelHidden={false}
          value={choice.order}
          onChange={(order) => set({ order })}
          options={markOrders.map((value) => ({ value, label: t(`export.order.${value}`) }))}
        />
      )}
      {articles > 1 ? (
        <Segmented<'one' | 'each'>
          label={t('export.filesWanted')}
          isLabelHidden={false}
          value={isOne ? 'one' : 'each'}
          onChange={(files) => set({ files })}
          options={(['each', 'one'] as const).map((value) => ({ value, label: t(`export.files.${value}`) }))}
        />
      ) : null}
      {hasWords(format) ? (
        <Segmented<Language>
          label={t('export.language')}
          isLabelHidden={false}
          value={choice.language ?? windows}
          onChange={(language) => set({ language })}
          options={languages.map((value) => ({ value, label: t(`export.language.${value}`) }))}
        />
      ) : null}
      {holdsText(format) ? (
        <Checkbox isSelected={choice.fullText} onChange={(fullText) => set({ fullText })}>
          {t('export.fullText')}
        </Checkbox>
      ) : null}
      {asksSentence(format) ? (
        <Checkbox isSelected={choice.sentence} onChange={(sentence) => set({ sentence })}>
          {t('export.sentence')}
        </Checkbox>
      ) : null}
      {format === 'markdown' ? (
        <>
          <Checkbox isSelected={choice.callouts} onChange={(callouts) => set({ callouts })}>
            {t('export.callouts')}
          </Checkbox>
          <Checkbox isSelected={choice.wikilinks} onChange={(wikilinks) => set({ wikilinks })}>
            {t('export.wikilinks')}
          </Checkbox>
        </>
      ) : null}
      {canUpdate(format) ? (
        <Checkbox isSelected={choice.update} onChange={(update) => set({ update })}>
          {t('export.update')}
        </Checkbox>
      ) : null}
    </section>
  )
}
