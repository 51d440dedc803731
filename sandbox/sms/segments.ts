/** GSM 03.38: each takes one place of a segment, those of the extension two. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("\f^{}\\[~]|€");

/** In how many segments a text goes out: GSM-7 when all of it can be written so, else UCS-2, where one emoji takes two places. */
export function segmentsOf(text: string): { encoding: "GSM-7" | "UCS-2"; segments: number } {
  const characters = Array.from(text);
  if (characters.every((each) => BASIC.has(each) || EXTENSION.has(each))) {
    const places = characters.reduce((sum, each) => sum + (EXTENSION.has(each) ? 2 : 1), 0);
    return { encoding: "GSM-7", segments: places <= 160 ? 1 : Math.ceil(places / 153) };
  }
  return { encoding: "UCS-2", segments: text.length <= 70 ? 1 : Math.ceil(text.length / 67) };
}
