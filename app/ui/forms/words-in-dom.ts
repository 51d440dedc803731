type Look = { bold?: boolean | undefined; italic?: boolean | undefined; address?: string | undefined };

/** A piece of words: what was typed, or a variable that was picked and what stands in its place where it isn't known. */
export type TypedSpan = Look & ({ text: string } | { variable: string; otherwise: string });

/** Has no width: behind a variable the cursor has no place without it. What is read has none of it. */
export const PLACE = "\u200b";

/** Draws words into the box that they are typed in. */
export function drawWords(box: HTMLElement, spans: readonly TypedSpan[], labelOf: (variable: string) => string): void {
  const page = box.ownerDocument;
  const within = (tag: string, inside: Node) => {
    const element = page.createElement(tag);
    element.append(inside);
    return element;
  };
  const nodes = spans.map((span) => {
    let node: Node = "variable" in span ? variableChip(page, span.variable, span.otherwise, labelOf) : page.createTextNode(span.text);
    if (span.italic) node = within("i", node);
    if (span.bold) node = within("b", node);
    if (span.address === undefined) return node;
    const link = within("a", node);
    link.setAttribute("href", span.address);
    return link;
  });
  box.replaceChildren(...nodes, page.createTextNode(PLACE));
}

/** A variable as it stands among words: one thing, that is removed as a whole. */
export function variableChip(page: Document, variable: string, otherwise: string, labelOf: (variable: string) => string): HTMLElement {
  const chip = page.createElement("span");
  chip.className = "wb-variable";
  chip.contentEditable = "false";
  chip.dataset["variable"] = variable;
  chip.dataset["otherwise"] = otherwise;
  chip.textContent = labelOf(variable);
  return chip;
}

/** What stands in the box: words, variables and the looks that are known here. Whatever else a browser or a paste put there is its words alone. */
export function readWords(box: HTMLElement): TypedSpan[] {
  const spans: TypedSpan[] = [];
  readInto(spans, box, {});
  // A browser ends a box with a break that nobody sees.
  const last = spans.at(-1);
  if (last && "text" in last) {
    while (last.text.endsWith("\n")) last.text = last.text.slice(0, -1);
    if (last.text === "") spans.pop();
  }
  return spans;
}

function readInto(spans: TypedSpan[], parent: Node, look: Look): void {
  for (const node of parent.childNodes) {
    if (node instanceof Text) add(spans, node.data, look);
    else if (node instanceof HTMLBRElement) add(spans, "\n", look);
    else if (node instanceof HTMLElement) {
      const { variable, otherwise = "" } = node.dataset;
      if (variable !== undefined) spans.push({ variable, otherwise, ...look });
      else {
        if (/^(?:DIV|P|LI)$/.test(node.tagName) && spans.length > 0) add(spans, "\n", look);
        readInto(spans, node, { ...look, ...lookOf(node) });
      }
    }
  }
}

function add(spans: TypedSpan[], typed: string, look: Look): void {
  const text = typed.replaceAll(/[\u200b\ufeff]/g, "");
  const last = spans.at(-1);
  if (last && "text" in last && last.bold === look.bold && last.italic === look.italic && last.address === look.address) last.text += text;
  else if (text !== "") spans.push({ text, ...look });
}

function lookOf(element: HTMLElement): Look {
  const address = element.tagName === "A" ? element.getAttribute("href") : null;
  return {
    ...(/^(?:B|STRONG)$/.test(element.tagName) && { bold: true }),
    ...(/^(?:I|EM)$/.test(element.tagName) && { italic: true }),
    ...(address && { address }),
  };
}
