/** Letters and digits that nobody mistakes for one another: what is typed from a screen. Nobody guesses forty bits. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Of Waybill's own, by its form: what takes something off by it holds beside everything that allows it. */
export const isOwnCode = (code: string): boolean => OWN.test(code);

const OWN = new RegExp(`^(?:WITH|BACK)-[${SIGNS}]{8}$`, "i");

/** A code that nobody has had before; `word` says what it is for. */
export const newCode = (word = "WITH"): string =>
  `${word}-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => SIGNS[byte % SIGNS.length] ?? "").join("")}`;
