/** A word of a segment's query. `text` has keywords as they were written; `place` is what Shopify calls it by. */
export type Token = { text: string; place: string };

const TOKEN = /\s*('[^']*'|\d{4}-\d{2}-\d{2}|[-+]?\d+(?:\.\d+)?[dwmy]?(?!\w)|[A-Za-z_][\w.]*|>=|<=|!=|=|>|<|[()]|\S+?(?=\s|$))/y;

/** Whatever is no word of the language is a token too: nothing expects it. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(query); found?.[1] !== undefined; found = TOKEN.exec(query)) {
    const before = query.slice(0, TOKEN.lastIndex - found[1].length).split("\n");
    tokens.push({ text: found[1], place: `Line ${before.length} Column ${before.at(-1)?.length ?? 0}` });
  }
  return tokens;
}
