/** Liquid's own parts of a template, in their order, with one space for any space within: what is between `{{ }}` and `{% %}`. */
export function liquidTags(source: string): string[] {
  const tags: string[] = [];
  const opening = /\{[{%]/g;
  for (;;) {
    const begin = opening.exec(source)?.index;
    if (begin === undefined) return tags;
    const end = source.indexOf(source[begin + 1] === "{" ? "}}" : "%}", begin + 2);
    // What has no end is no tag, and nothing after it is one: the engine says so.
    if (end === -1) return tags;
    tags.push(
      source
        .slice(begin, end + 2)
        .split(/\s+/)
        .join(" "),
    );
    opening.lastIndex = end + 2;
  }
}

/** Parts of a template that its compiled form has no more, or fewer of. MJML drops a tag between its elements without a word. */
export function lostTags(source: string, compiled: string): string[] {
  const left = new Map<string, number>();
  for (const tag of liquidTags(compiled)) left.set(tag, (left.get(tag) ?? 0) + 1);
  return liquidTags(source).filter((tag) => {
    const count = left.get(tag) ?? 0;
    left.set(tag, count - 1);
    return count <= 0;
  });
}
