/** The shape of every row that a person's change can touch: row types come from here, a test holds it to the schema. */

interface Shapes {
  text: string
  'text?': string | null
  integer: number
  'integer?': number | null
  real: number
  'real?': number | null
}

const span = { start: 'integer', end: 'integer', text: 'text' } as const

/**
 * Tables by name: primary key, then columns with their types (`?`: may be null). A table comes after those its rows
 * refer to.
 */
export const tables = {
  source: {
    key: ['id'],
    columns: {
      id: 'text',
      name: 'text',
      sha256: 'text',
      bytes: 'integer',
      encoding: 'text',
      added_at: 'integer',
      sample: 'integer',
    },
  },
  page: {
    key: ['id'],
    columns: {
      id: 'text',
      source_id: 'text',
      n: 'integer',
      text: 'text',
      photos_json: 'text',
      furniture_json: 'text',
      unassigned_json: 'text',
      characters: 'integer',
      unassigned_characters: 'integer',
      engine: 'text',
    },
  },
  page_meta: {
    key: ['page_id'],
    columns: {
      page_id: 'text',
      paper: 'text',
      date: 'text',
      page_no: 'text',
      column_name: 'text',
      author: 'text',
      url: 'text',
      origins_json: 'text',
    },
  },
  page_given: {
    key: ['page_id'],
    columns: { page_id: 'text', lines_json: 'text?', stated_json: 'text?' },
  },
  desk_step: {
    key: ['id'],
    columns: {
      id: 'text',
      page_id: 'text',
      seq: 'integer',
      step_json: 'text',
      idle: 'integer',
      created_at: 'integer',
      passed_json: 'text?',
    },
  },
  article: {
    key: ['id'],
    columns: {
      id: 'text',
      page_id: 'text',
      n: 'integer',
      title: 'text',
      kicker: 'text?',
      subtitle: 'text?',
      byline_json: 'text',
      byline_text: 'text?',
      text: 'text',
      revision: 'integer',
      characters: 'integer',
      tag_engine: 'text',
      column_name: 'text?',
      byline_read: 'text?',
    },
  },
  block: {
    key: ['article_id', 'i'],
    columns: {
      article_id: 'text',
      i: 'integer',
      role: 'text',
      level: 'integer?',
      start: 'integer',
      end: 'integer',
      ranges_json: 'text',
      marks_json: 'text?',
      dropped: 'text?',
      dropped_at: 'integer?',
      confidence: 'real',
      reason: 'text',
      fixes_json: 'text?',
    },
  },
  reading: {
    key: ['article_id'],
    columns: { article_id: 'text', place: 'integer', progress: 'real', opened_at: 'integer' },
  },
  star: { key: ['article_id'], columns: { article_id: 'text', at: 'integer' } },
  annotation: {
    key: ['id'],
    columns: {
      id: 'text',
      article_id: 'text',
      revision: 'integer',
      start: 'integer',
      end: 'integer',
      quote: 'text',
      prefix: 'text',
      suffix: 'text',
      color: 'text',
      style: 'text',
      note: 'text',
      tags_json: 'text',
      anchor: 'text',
      created_at: 'integer',
      modified_at: 'integer',
      done: 'integer',
      score: 'real?',
      kept: 'integer',
    },
  },
  review_card: {
    key: ['annotation_id'],
    columns: {
      annotation_id: 'text',
      cloze_json: 'text',
      state: 'integer',
      due_at: 'integer',
      stability: 'real',
      difficulty: 'real',
      scheduled_days: 'integer',
      learning_steps: 'integer',
      reps: 'integer',
      lapses: 'integer',
      reviewed_at: 'integer?',
    },
  },
  review_log: {
    key: ['id'],
    columns: {
      id: 'text',
      annotation_id: 'text',
      at: 'integer',
      grade: 'integer',
      state: 'integer',
      stability: 'real',
      difficulty: 'real',
      scheduled_days: 'integer',
    },
  },
  review_rest: {
    key: ['scope', 'target'],
    columns: { scope: 'text', target: 'text', until: 'integer?', created_at: 'integer' },
  },
  saved_search: {
    key: ['id'],
    columns: { id: 'text', name: 'text', query: 'text', created_at: 'integer' },
  },
  entity: { key: ['id'], columns: { id: 'text', type: 'text', canonical: 'text' } },
  name_rule: {
    key: ['type', 'name', 'within'],
    columns: { type: 'text', name: 'text', within: 'text', entity_id: 'text', created_at: 'integer' },
  },
  apart: {
    key: ['entity_id', 'other_id'],
    columns: { entity_id: 'text', other_id: 'text', created_at: 'integer' },
  },
  entity_note: { key: ['entity_id'], columns: { entity_id: 'text', note: 'text', modified_at: 'integer' } },
  word: {
    key: ['id'],
    columns: {
      id: 'text',
      name: 'text',
      type: 'text',
      canonical: 'text',
      state: 'text',
      created_at: 'integer',
    },
  },
  mention: {
    key: ['id'],
    columns: {
      id: 'text',
      article_id: 'text',
      entity_id: 'text',
      type: 'text',
      ...span,
      confidence: 'real',
      by: 'text',
      state: 'text',
      word_id: 'text?',
    },
  },
  figure: {
    key: ['id'],
    columns: {
      id: 'text',
      article_id: 'text',
      ...span,
      value_json: 'text',
      unit: 'text',
      qualifier: 'text?',
      indicator: 'text',
      kind: 'text?',
      confidence: 'real',
      by: 'text',
      state: 'text',
    },
  },
  quotation: { key: ['id'], columns: { id: 'text', article_id: 'text', ...span, speaker: 'text' } },
  trash: {
    key: ['id'],
    columns: {
      id: 'text',
      kind: 'text',
      title: 'text',
      excerpt: 'text',
      place: 'text',
      color: 'text?',
      marks: 'integer',
      home_id: 'text',
      sha256: 'text?',
      removed_at: 'integer',
      rows_json: 'text',
    },
  },
} as const satisfies Record<
  string,
  { readonly key: readonly string[]; readonly columns: Readonly<Record<string, keyof Shapes>> }
>

export type TableName = keyof typeof tables

/** A whole row of one table. */
export type RowOf<T extends TableName> = {
  readonly [C in keyof (typeof tables)[T]['columns']]: (typeof tables)[T]['columns'][C] extends keyof Shapes
    ? Shapes[(typeof tables)[T]['columns'][C]]
    : never
}

/** A row of any table. */
export type AnyRow = Readonly<Record<string, string | number | null>>
