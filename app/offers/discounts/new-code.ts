/** Letters and digits that nobody mistakes for one another: what is typed from a screen. Nobody guesses forty bits. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code that nobody has had before. */
export const newCode = (): string =>
  `WITH-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => SIGNS[byte % SIGNS.length] ?? "").join("")}`;
