import { expressionIn, type LeftFilter, type Scope } from "./convert-expression.ts";
import { conditionIn } from "./convert-condition.ts";
import { argOf, convertLoop, type Loop, tagSource } from "./tag-parts.ts";

type Changed = "tag-money" | "tag-preferences" | "tag-web-view" | "tag-link" | LeftFilter;

/** A text of Klaviyo's (Django's template language) as Liquid with our variables. */
export type ConvertedText = {
  text: string;
  /** Tags of which nobody can be sure what they are here. They stand in the text so that it can't be sent (`klaviyo` is no tag of Liquid's). */
  unsure: string[];
  /** It brings a coupon: the journey's code stands there now. */
  withCode: boolean;
  /** What reads otherwise than it did. */
  changed: ReadonlySet<Changed>;
};

type Form = {
  /** Of HTML links are written as such; a line of text has none. */
  isHtml: boolean;
  /** What stands between tags, where it goes into another markup. */
  literal?: (text: string) => string;
};

/** Converts what is sure, and marks the rest. Takes time that grows with the text alone, whatever stands in it. */
export function convertTags(source: string, { isHtml, literal = (text) => text }: Form): ConvertedText {
  const unsure = new Set<string>();
  const changed = new Set<Changed>();
  const loops: Loop[] = [];
  const pieces: string[] = [];
  let withCode = false;

  const scope: Scope = { isItem: (name) => loops.some((loop) => loop.isLines && loop.name === name), isHtml };
  const leave = (tag: string) => {
    unsure.add(tagSource(tag));
    pieces.push(
      `{% klaviyo "${tagSource(tag)
        .replaceAll(/["{}%]/g, " ")
        .trim()}" %}`,
    );
  };
  const write = (expression: string, tag: string) => {
    const found = expressionIn(expression, scope);
    if (found === undefined) return leave(tag);
    const before = pieces.at(-1) ?? "";
    if (found.isMoney && CURRENCY_BEFORE.test(before.slice(-8))) {
      pieces[pieces.length - 1] = before.slice(0, -8) + before.slice(-8).replace(CURRENCY_BEFORE, "");
      changed.add("tag-money");
    }
    if (found.isLink) changed.add("tag-link");
    for (const word of found.left) changed.add(word);
    pieces.push(found.liquid);
  };
  // A line of text has no place for a link: one that advertises says by itself how to leave.
  const unsubscribe = (words: string) => {
    pieces.push(isHtml ? `<a href="%unsubscribe%">${words}</a>` : "");
  };

  for (const part of partsOf(source.replaceAll(PRODUCT_PAGE, "{{ event.url }}"))) {
    if (part.kind === "text") pieces.push(literal(part.text));
    else if (part.kind === "unclosed" || part.text.length > LONGEST_TAG) leave(part.text.slice(0, LONGEST_TAG));
    else if (part.kind === "output") write(part.text.slice(2, -2), part.text);
    else if (part.kind === "tag") {
      const [name, rest] = splitName(part.text.slice(2, -2));
      switch (name) {
        case "unsubscribe":
          unsubscribe(argOf(rest) ?? "Unsubscribe");
          break;
        case "manage_preferences":
          unsubscribe(argOf(rest) ?? "Preferences");
          changed.add("tag-preferences");
          break;
        case "unsubscribe_link":
        case "manage_preferences_link":
          pieces.push(isHtml ? "%unsubscribe%" : "");
          if (name !== "unsubscribe_link") changed.add("tag-preferences");
          break;
        case "web_view":
        case "view_in_browser":
          changed.add("tag-web-view");
          break;
        case "coupon_code":
          withCode = true;
          pieces.push("{{ code }}");
          break;
        case "currency_format":
          write(rest, part.text);
          break;
        case "current_year":
          pieces.push('{{ "now" | date: "%Y" }}');
          break;
        case "comment":
        case "endcomment":
        case "else":
        case "endif":
          pieces.push(`{% ${name} %}`);
          break;
        case "if":
        case "elif": {
          const condition = conditionIn(rest, scope);
          if (condition === undefined) leave(part.text);
          else pieces.push(`{% ${name === "if" ? "if" : "elsif"} ${condition} %}`);
          break;
        }
        case "for": {
          const loop = convertLoop(rest);
          loops.push(loop);
          if (loop.isLines) pieces.push(loop.liquid);
          else leave(part.text);
          break;
        }
        case "empty":
          pieces.push("{% else %}");
          break;
        case "endfor":
          loops.pop();
          pieces.push("{% endfor %}");
          break;
        default:
          leave(part.text);
      }
    }
  }
  return { text: pieces.join(""), unsure: [...unsure], withCode, changed };
}

/** Where a mail leads to the page of one of the cart's things, as Klaviyo's own blocks do: here its links lead back to the cart. */
const PRODUCT_PAGE =
  /(?:https?:\/\/[\w.-]{1,200}|\{\{\s{0,3}organization\.url\s{0,3}(?:\|\s{0,3}trim_slash\s{0,3})?\}\})\/?products\/\{\{\s{0,3}\w{1,40}\.(?:product\.)?handle\s{0,3}\}\}(?:\?[\w=&;%.-]{0,300})?/g;

/** Signs: none that a person wrote is longer. */
const LONGEST_TAG = 400;

const CURRENCY_BEFORE = /(?:[$€£¥]|&#36;|&euro;|&pound;|&yen;)\s?$/;

function splitName(inner: string): [string, string] {
  const plain = inner.trim();
  const space = plain.search(/\s/);
  return space === -1 ? [plain, ""] : [plain.slice(0, space), plain.slice(space).trim()];
}

type Part = { kind: "text" | "output" | "tag" | "comment" | "unclosed"; text: string };

const ENDS = { "{": "}}", "%": "%}", "#": "#}" } as const;

/** Tags and what stands between them, in their order. What has no end is no tag, and nothing after it is looked at for one of its kind. */
function* partsOf(source: string): Generator<Part> {
  const opening = /\{[{%#]/g;
  let from = 0;
  for (;;) {
    const found = opening.exec(source);
    if (!found) break;
    const sign = source[found.index + 1];
    if (sign !== "{" && sign !== "%" && sign !== "#") break;
    const end = source.indexOf(ENDS[sign], found.index + 2);
    if (end === -1) {
      yield { kind: "text", text: source.slice(from, found.index) };
      yield { kind: "unclosed", text: source.slice(found.index) };
      return;
    }
    yield { kind: "text", text: source.slice(from, found.index) };
    yield { kind: sign === "{" ? "output" : sign === "%" ? "tag" : "comment", text: source.slice(found.index, end + 2) };
    from = end + 2;
    opening.lastIndex = from;
  }
  yield { kind: "text", text: source.slice(from) };
}
