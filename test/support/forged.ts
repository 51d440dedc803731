/** The same with its last letters changed, into others whatever they were: signed by nobody. */
export const forged = (token: string): string => `${token.slice(0, -4)}${token.endsWith("AAAA") ? "BBBB" : "AAAA"}`;
