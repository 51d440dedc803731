import type { Span } from "../mail-blocks/block.ts";
import { type ConditionName, CONDITIONS, type VariableName, VARIABLES } from "../mail-blocks/variables.ts";

/** Words of which some stand only where something is known. */
export type ConditionalWords = { when: ConditionName; words: Span[] };

const PIECES = /\{\{ (?<path>[\w.]+) \}\}|<strong>(?<strong>.*?)<\/strong>/g;

/** Words of a built-in mail, which are Liquid of variables and <strong> alone, as the pieces that a block keeps. Throws at what isn't that. */
export function asSpans(liquid: string, bold = false): Span[] {
  const spans: Span[] = [];
  const look = bold ? { bold } : {};
  let at = 0;
  const text = (until: number) => {
    const said = liquid.slice(at, until);
    if (/[{}<>&]/.test(said)) throw new Error(`"${said}" is more than words.`);
    if (said !== "") spans.push({ text: said, ...look });
  };
  for (const match of liquid.matchAll(PIECES)) {
    text(match.index);
    at = match.index + match[0].length;
    const { path, strong } = match.groups ?? {};
    if (strong !== undefined) spans.push(...asSpans(strong, true));
    else spans.push({ variable: variableAt(path ?? ""), otherwise: "", ...look });
  }
  text(liquid.length);
  return spans;
}

/** Words that differ by one question ("{% if code %}…{% else %}…{% endif %}", the whole or at the end), as words that each stand at their own answer. */
export function asConditional(liquid: string): ConditionalWords[] {
  const [, before = "", asked = "", held = "", , otherwise = ""] =
    /^(.*?)\{% if ([\w.]+) %\}(.*?)(\{% else %\}(.*?))?\{% endif %\}$/s.exec(liquid) ?? [];
  if (asked === "") return [{ when: "always", words: asSpans(liquid) }];
  const parts: (readonly [ConditionName, string])[] = [
    ["always", before],
    [conditionOf(`if ${asked}`), held.trim()],
  ];
  if (otherwise !== "") parts.push([conditionOf(`unless ${asked}`), otherwise]);
  return parts.filter(([, words]) => words !== "").map(([when, words]) => ({ when, words: asSpans(words) }));
}

function variableAt(path: string): VariableName {
  for (const name of namesOf(VARIABLES)) if (VARIABLES[name] === path) return name;
  throw new Error(`No block knows the variable "${path}".`);
}

function conditionOf(asks: string): ConditionName {
  for (const name of namesOf(CONDITIONS)) if (CONDITIONS[name] === asks) return name;
  throw new Error(`No block knows the condition "${asks}".`);
}

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[];
