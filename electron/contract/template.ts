/** Templates of exports: the one that is there before a person writes one (Liquid), and what a template may name. */

/** Characters of the longest template. */
export const longestTemplate = 50_000

/** Names and their fields; `highlights`, `entities` and `figures` are lists, also those of a highlight. */
export const templateNames = {
  article: [
    ...[
      'id',
      'title',
      'kicker',
      'subtitle',
      'byline',
      'author',
      'authors',
      'source',
      'paper',
      'date',
      'page',
    ],
    ...[
      'column',
      'url',
      'dateline',
      'wordCount',
      'sha256',
      'link',
      'text',
      'citation.gbt7714',
      'citation.bibtex',
    ],
  ],
  highlights: [
    ...['n', 'id', 'blockId', 'text', 'sentence', 'paragraphNo', 'place', 'prefix', 'suffix', 'color'],
    ...[
      'colorLabel',
      'colorSign',
      'style',
      'styleLabel',
      'note',
      'done',
      'tags',
      'entities',
      'figures',
      'anchor',
    ],
    ...['created', 'modified', 'citation', 'link'],
  ],
  entities: ['name', 'kind'],
  figures: ['text', 'indicator', 'unit', 'value'],
  export: ['date', 'isFirst', 'lastDate', 'language', 'timeZone'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export const defaultTemplate = `---
title: {{ article.title | yaml }}
author: {{ article.author | yaml }}
source: {{ article.paper | yaml }}
page: {{ article.page }}
---

# {{ article.title }}

{{ article.citation.gbt7714 }} [{% if export.language == "en" %}Open the article{% else %}打开原文{% endif %}]({{ article.link }})
{% for h in highlights %}
> [!quote] {{ h.colorLabel }}
{{ h.text | blockquote }}

^{{ h.blockId }}
{% if h.note != "" %}
{{ h.note }}
{% endif %}{% if h.tags.size > 0 %}
{{ h.tags | hashtags }}
{% endif %}{% if h.entities.size > 0 %}
{% for e in h.entities %}{{ e.name | wikilink }} {% endfor %}
{% endif %}
[{{ h.place }}]({{ h.link }})
{% endfor %}`
