/** What became of every file of an import, as a text or a table to keep. */
import type { ImportOutcome, Job } from '../../contract/jobs.ts'
import type { Language } from '../../contract/language.ts'
import { sentence } from '../../contract/sentences.ts'
import { csv } from '../export/csv.ts'

const words = {
  'zh-CN': {
    name: '导入报告',
    title: (time: string) => `导入报告　${time}`,
    sums: (job: Job) =>
      `文件 ${job.done} 个：导入 ${job.counts.imported}（其中有疑问 ${job.counts.doubtful}），已在书库 ${job.counts.there}，没有导入 ${job.counts.failed}。共 ${job.pages} 版，${job.articles} 篇稿件。`,
    state: {
      running: '正在导入。',
      paused: '已暂停，还没有做完。',
      cancelled: '已取消，没有做完。',
      interrupted: '中途停下，没有做完。',
      failed: '没有导入任何文件，或中途停下。',
      done: '',
    },
    sections: { failed: '没有导入', doubtful: '导入了，但有疑问', imported: '已导入', there: '已在书库' },
    articles: (outcome: ImportOutcome) => `${outcome.pages} 版，${outcome.articles} 篇`,
    columns: ['文件', '结果', '原因或疑问', '格式', '编码', '版', '篇'],
    status: { imported: '导入', 'already-there': '已在书库', failed: '没有导入' },
  },
  en: {
    name: 'Import report',
    title: (time: string) => `Import report, ${time}`,
    sums: (job: Job) =>
      `${job.done} files: ${job.counts.imported} imported (${job.counts.doubtful} with doubts), ${job.counts.there} already there, ${job.counts.failed} not imported. ${job.pages} pages, ${job.articles} articles.`,
    state: {
      running: 'It is still at work.',
      paused: 'It is paused and not complete.',
      cancelled: 'It was cancelled and is not complete.',
      interrupted: 'It was cut short and is not complete.',
      failed: 'Nothing was imported, or it stopped halfway.',
      done: '',
    },
    sections: {
      failed: 'Not imported',
      doubtful: 'Imported, with doubts',
      imported: 'Imported',
      there: 'Already there',
    },
    articles: (outcome: ImportOutcome) => `${outcome.pages} pages, ${outcome.articles} articles`,
    columns: ['file', 'result', 'reason or doubt', 'format', 'encoding', 'pages', 'articles'],
    status: { imported: 'imported', 'already-there': 'already there', failed: 'not imported' },
  },
} as const

/** `2026-01-27 14:05` in the computer's own time. */
function minuteOf(time: number): string {
  const at = new Date(time)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Why it failed, or what is doubtful. */
export function remarks(outcome: ImportOutcome, language: Language): string[] {
  if (outcome.error) return [sentence(outcome.error, language)]
  return outcome.doubts.map(({ reason, params }) =>
    sentence({ code: 'doubt', reason, message: reason, ...(params ? { params } : {}) }, language),
  )
}

/** The report of a job, with a name for its file. The text ends with a line end; the table is CSV with a header. */
export function report(job: Job, format: 'text' | 'csv', language: Language): { name: string; text: string } {
  const say = words[language]
  const time = minuteOf(job.startedAt)
  const name = `${say.name} ${time.replace(':', '')}.${format === 'csv' ? 'csv' : 'txt'}`
  if (format === 'csv')
    return {
      name,
      text: csv(
        say.columns,
        job.outcomes.map((one) => [
          one.name,
          say.status[one.status],
          remarks(one, language).join(' '),
          one.format ?? '',
          one.encoding ?? '',
          one.pages,
          one.articles,
        ]),
      ),
    }
  const lines = [
    say.title(time),
    say.sums(job),
    ...(say.state[job.state] === '' ? [] : [say.state[job.state]]),
  ]
  const section = (
    title: string,
    outcomes: readonly ImportOutcome[],
    tell: (one: ImportOutcome) => string,
  ) => {
    if (outcomes.length === 0) return
    lines.push('', `${title}（${outcomes.length}）`, ...outcomes.map(tell))
  }
  const told = (one: ImportOutcome) => `- ${one.name}\n  ${remarks(one, language).join('\n  ')}`
  const plain = (one: ImportOutcome) => `- ${one.name}　${say.articles(one)}`
  const imported = job.outcomes.filter(({ status }) => status === 'imported')
  section(
    say.sections.failed,
    job.outcomes.filter(({ status }) => status === 'failed'),
    told,
  )
  section(
    say.sections.doubtful,
    imported.filter(({ doubts }) => doubts.length > 0),
    told,
  )
  section(
    say.sections.imported,
    imported.filter(({ doubts }) => doubts.length === 0),
    plain,
  )
  section(
    say.sections.there,
    job.outcomes.filter(({ status }) => status === 'already-there'),
    (one) => `- ${one.name}`,
  )
  return { name, text: `${lines.join('\n')}\n` }
}
