/** The export template that is there before a person writes one: Liquid, with the variables that the export README lists. */

/** Characters of the longest template. */
export const longestTemplate = 50_000

export const defaultTemplate = `---
title: {{ article.title | yaml }}
author: {{ article.author | yaml }}
source: {{ article.paper | yaml }}
page: {{ article.page }}
---

# {{ article.title }}

{{ article.citation.gbt7714 }} [打开原文]({{ article.link }})
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
