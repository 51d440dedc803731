/**
 * The fuller of two names of one person, where the other is a part of it: as somebody types theirs it is "A", then "Ada", and an address may say "A.
 * Lovelace". Null where neither is a part of the other, or each is: two names, or one.
 */
export function fullerName(one: string, other: string): string | null {
  const [isShorter, isLonger] = [isPartOf(one, other), isPartOf(other, one)];
  return isShorter === isLonger ? null : isShorter ? other : one;
}

/** Whether each word of a name begins a word of another, in its order. */
function isPartOf(part: string, whole: string): boolean {
  const words = wordsOf(whole);
  let from = 0;
  for (const word of wordsOf(part)) {
    const at = words.findIndex((one, index) => index >= from && one.startsWith(word));
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

const wordsOf = (name: string): string[] =>
  name
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
