import { type Scope, variableAt } from "./convert-expression.ts";
import { LINES, oneSpaced } from "./tag-parts.ts";

/**
 * What `{% if … %}` asks, as Liquid; undefined where it isn't sure: whether something is known, which turn of a loop it is, and whether a line has a variant
 * that says something. Both kinds of words at once are no matter of course: Liquid reads them from the right.
 */
export function conditionIn(source: string, scope: Scope): string | undefined {
  const plain = oneSpaced(source);
  const [ands, ors] = [plain.split(" and "), plain.split(" or ")];
  if (ands.length > 1 && ors.length > 1) return undefined;
  const parts = (ands.length > 1 ? ands : ors).map((part) => partIn(part.trim(), scope));
  return parts.includes(undefined) ? undefined : parts.join(ands.length > 1 ? " and " : " or ");
}

/** A quoted text that is nothing, or what Shopify calls the variant of a product that has but one. */
const NOTHING = /^([\w.$[\]]+) ?(==|!=) ?(?:''|""|None|'Default Title'|"Default Title")$/;
const TURN = /^forloop\.counter ?(==|!=|<=|>=|<|>) ?(\d{1,3})$/;

function partIn(part: string, scope: Scope): string | undefined {
  if (part === "forloop.first" || part === "forloop.last") return part;
  const [, operator, number] = TURN.exec(part) ?? [];
  if (operator !== undefined && number !== undefined) return `forloop.index ${operator} ${number}`;
  const [, named, equality] = NOTHING.exec(part) ?? [];
  const isDefault = part.includes("Default Title");
  if (named !== undefined) {
    const found = variableAt(named, scope);
    if (!found || (isDefault && !found.name.endsWith(".variant"))) return undefined;
    return equality === "==" ? `${found.name} == nil` : found.name;
  }
  const [, inner] = /^not (.+)$/.exec(part) ?? [];
  const found = LINES.includes((inner ?? part).toLowerCase()) ? { name: "cart.items.first" } : variableAt(inner ?? part, scope);
  if (!found) return undefined;
  return inner === undefined ? found.name : `${found.name} == nil`;
}
