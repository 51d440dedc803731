import { COUNTED } from "../composing/counted-visit.ts";
import { asLines, asMarkup } from "./as-markup.ts";
import type { Span, Target } from "./block.ts";
import { VARIABLES } from "./variables.ts";

/** A text's pieces between the tags of MJML; `plain` where no markup may stand. */
export function spansAsMarkup(spans: readonly Span[], look: "formatted" | "plain" = "formatted"): string {
  return spans
    .map((span) => {
      const write = look === "plain" ? asMarkup : asLines;
      const said = "variable" in span ? variable(span.variable, write(span.otherwise)) : write(span.text);
      return look === "plain" ? said : formatted(span, said);
    })
    .join("");
}

/** What isn't known is nothing, or what was typed for that. */
function variable(name: keyof typeof VARIABLES, otherwise: string): string {
  const path = VARIABLES[name];
  return otherwise === "" ? `{{ ${path} }}` : `{% if ${path} %}{{ ${path} }}{% else %}${otherwise}{% endif %}`;
}

function formatted({ bold, italic, address }: Span, said: string): string {
  const inner = italic ? `<em>${said}</em>` : said;
  const strong = bold ? `<strong>${inner}</strong>` : inner;
  return address === undefined ? strong : `<a href="${asMarkup(address)}" style="color:inherit;text-decoration:underline">${strong}</a>`;
}

/** Where something leads, in the quotes of an attribute. `shop.url` ends with a slash. */
export function hrefOf(target: Target): string {
  switch (target.to) {
    case "link":
      return "{{ link }}";
    case "shop":
      return `{{ shop.url }}${asMarkup(`${pathOf(target.path)}?${COUNTED}`)}`;
    case "address":
      return asMarkup(target.address);
  }
}

/** As addresses are written; what is written so already stays. */
const pathOf = (typed: string): string => encodeURI(typed.toWellFormed().replace(/^\/+/, "")).replaceAll(/%25(?=[\da-f]{2})/gi, "%");
