/** Entities by kind and name without quotation marks: “百井归源”工程 and 百井归源工程 are one name in two spellings. */
const marks = ['“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '"']

/** A name without them; the same expression wherever a name is looked for by the index. */
export const bareOf = (name: string): string =>
  marks.reduce((text, mark) => `replace(${text}, '${mark}', '')`, name)

export const bareNames = `CREATE INDEX entity_bare ON entity (type, ${bareOf('canonical')});`
