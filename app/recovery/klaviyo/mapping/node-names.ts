/** Longer than any of Klaviyo's, and short enough to be followed by a number. */
const LONGEST = 30;

/** Makes names of steps after Klaviyo's ids (`k-87316674`, `k-87316674-2`): each once, in the signs that a step's name may have. */
export function nodeNames(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const plain = id
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .slice(0, LONGEST);
    const base = `k-${plain}`;
    let [name, number] = [base, 1];
    while (taken.has(name)) name = `${base}-${(number += 1)}`;
    taken.add(name);
    return name;
  };
}
