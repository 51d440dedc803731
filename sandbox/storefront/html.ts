const safe = Symbol("safe html");

/** Markup that may go to the page as it is. */
export type Html = { readonly [safe]: string };

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** Markup with holes: whatever is put in is escaped unless it is markup itself; nothing, `false` and lists are what one expects. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { [safe]: parts.reduce((page, part, index) => page + write(pieces[index - 1]) + part) };
}

/** Markup that was written elsewhere, such as by a Liquid template. */
export function markup(text: string): Html {
  return { [safe]: text };
}

/** The text of markup. */
export function textOf(markup: Html): string {
  return markup[safe];
}

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return "";
  if (isList(piece)) return piece.map(write).join("");
  if (typeof piece === "object") return piece[safe];
  return String(piece).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function isList(piece: Piece): piece is readonly Piece[] {
  return Array.isArray(piece);
}
