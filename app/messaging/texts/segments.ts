/** The basic alphabet of GSM 03.38, of which a segment takes 160; each of the extension takes two places (an escape goes before it). */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("\f^{}\\[~]|€");

/** Places of a message that is alone, and of each segment of one that is cut: the header that joins them takes six bytes. */
const PLACES = { "GSM-7": { alone: 160, joined: 153 }, "UCS-2": { alone: 70, joined: 67 } } as const;

export type Segments = {
  encoding: keyof typeof PLACES;
  /** What is paid for. */
  count: number;
  /** Places taken in the last one, and how many it has. */
  lastTakes: number;
  lastHolds: number;
  /** What makes it UCS-2, which holds less than half: the characters outside GSM-7, each once. */
  outside: readonly string[];
};

/** How a text is cut into the segments that carriers charge for. No character is cut in two. */
export function segmentsOf(text: string): Segments {
  const outside = [...new Set(text)].filter((character) => !BASIC.has(character) && !EXTENSION.has(character));
  const encoding = outside.length === 0 ? "GSM-7" : "UCS-2";
  const sizes = Array.from(text, (character) => (encoding === "UCS-2" ? character.length : EXTENSION.has(character) ? 2 : 1));
  const { alone, joined } = PLACES[encoding];
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= alone) return { encoding, count: all === 0 ? 0 : 1, lastTakes: all, lastHolds: alone, outside };

  let [count, lastTakes] = [1, 0];
  for (const size of sizes) {
    if (lastTakes + size > joined) [count, lastTakes] = [count + 1, 0];
    lastTakes += size;
  }
  return { encoding, count, lastTakes, lastHolds: joined, outside };
}

/** What a segment costs: millionths of the currency's main unit, as carriers' prices are a fraction of a cent. */
export type SegmentPrice = { micros: number; currency: string };

/** What a text costs one recipient, in millionths of the currency's main unit. */
export function costOfText(text: string, { micros }: SegmentPrice): number {
  return segmentsOf(text).count * micros;
}
