import { defineRule, type ESTree } from "@oxlint/plugins";
import { hasLetter, readsLikeLabel, readsLikeSentence } from "./reads-like-words.ts";
import { HOLE, pathFromRoot, textOf } from "./source-text.ts";

/** Names under which words for people stand, as attributes and as properties. */
const FOR_PEOPLE = new RegExp(
  `^(?:${[
    "title|subtitle|label|heading|content|description|message|sentence|words|explanation|said|why|caption|hint|helpText",
    "placeholder|alt|suffix|prefix|requiredIndicator|subject|error|aria-label|aria-description|accessibilityLabel|loadingAccessibilityLabel",
    "emptyText|confirmation|tooltip|summary|prompt|actionLabel|headings",
  ].join("|")})$`,
);
/** Checks of zod that are told in their last argument what to say. */
const CHECK_WITH_VALUE =
  /^(?:min|max|length|gt|gte|lt|lte|multipleOf|regex|refine|startsWith|endsWith|includes|array|enum|object|instanceof|custom)$/;
/** Checks of zod, and types, that take nothing but what to say. */
const CHECK = /^(?:string|number|boolean|date|bigint|int|positive|negative|nonnegative|nonempty|email|url|uuid|addIssue)$/;
/** Files in which words stand: a room's catalogue, in each language. So does what the call `catalogue(…)` is given, wherever it stands. */
const CATALOGUE = /(?:^|\/)messages(?:\.[a-z]{2}(?:-[A-Za-z]+)?|\/[a-z]{2}(?:-[A-Za-z]+)?)?\.ts$/;
/** Log lines and metrics are read by who runs the app, and what a plain handler answers by another machine. */
const CALLED_FOR_OTHERS = /^(?:catalogue|log|logger|console|gauge|counter|histogram|response|answerPlainly|super)$/;
const MADE_FOR_OTHERS = /(?:Error|Fault|UnreadableEvent|Gauge|Counter|Histogram)$/;

type Written = { node: ESTree.Node; text: string };

/** What people read stands in a room's message catalogue, in their language: no words in screens, rules or forms. */
export const wordsInCatalogue = defineRule({
  meta: {
    type: "problem",
    schema: [],
    messages: { outside: "{{text}} is read by people: give it a code in the room's messages.ts and say it with that." },
  },
  create(context) {
    const path = pathFromRoot(context);
    if (!path.startsWith("app/") || /\.test\.tsx?$/.test(path) || CATALOGUE.test(path)) return {};
    const reported = new Set<ESTree.Node>();

    const judge = (written: readonly Written[], isForPeople: (text: string) => boolean) => {
      for (const { node, text } of written) {
        if (reported.has(node) || !isForPeople(text) || isForOthers(node)) continue;
        reported.add(node);
        const short = text.replaceAll(HOLE, "…").replace(/\s+/g, " ").trim();
        context.report({ node, messageId: "outside", data: { text: `"${short.length > 60 ? `${short.slice(0, 60)}…` : short}"` } });
      }
    };

    return {
      JSXText(node) {
        judge([{ node, text: node.value }], hasLetter);
      },
      "JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer"(node: ESTree.JSXExpressionContainer) {
        judge(writtenIn(node.expression), hasLetter);
      },
      JSXAttribute(node) {
        const isMeta = node.parent.type === "JSXOpeningElement" && nameOf(node.parent.name) === "meta";
        if (node.value && !isMeta && FOR_PEOPLE.test(nameOf(node.name))) judge(writtenIn(node.value), hasLetter);
      },
      Property(node) {
        const name = nameOf(node.key);
        if (FOR_PEOPLE.test(name)) judge(writtenIn(node.value), readsLikeLabel);
        // `shipped: "Shipped"`: a word for a code.
        else judge(writtenIn(node.value), (text) => /^\p{Lu}\p{Ll}+$/u.test(text) && text.toLowerCase() === name);
      },
      CallExpression({ callee, arguments: given }) {
        const method = callee.type === "MemberExpression" ? nameOf(callee.property) : "";
        const said = CHECK.test(method) ? given[0] : CHECK_WITH_VALUE.test(method) ? given[1] : undefined;
        if (said) judge(writtenIn(said), readsLikeLabel);
      },
      "Literal, TemplateLiteral"(node: ESTree.Node) {
        if (!isCompared(node)) judge(writtenIn(node), readsLikeSentence);
      },
    };
  },
});

/** The strings that an expression can come to. What a call answers is judged where it is written. */
function writtenIn(node: ESTree.Node): Written[] {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [{ node, text: node.value }] : [];
    case "TemplateLiteral":
      return node.parent.type === "TaggedTemplateExpression" ? [] : [{ node, text: textOf(node) }, ...node.expressions.flatMap(writtenIn)];
    case "ConditionalExpression":
      return [...writtenIn(node.consequent), ...writtenIn(node.alternate)];
    case "LogicalExpression":
      return [...(node.operator === "&&" ? [] : writtenIn(node.left)), ...writtenIn(node.right)];
    case "BinaryExpression":
      return node.operator === "+" ? [...writtenIn(node.left), ...writtenIn(node.right)] : [];
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? writtenIn(element) : []));
    case "JSXExpressionContainer":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return writtenIn(node.expression);
    default:
      return [];
  }
}

/** What comes from outside is compared with as it comes. */
function isCompared(node: ESTree.Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (parent.type === "BinaryExpression") return parent.operator !== "+";
  return parent.type === "SwitchCase" || (parent.type === "Property" && parent.key === node);
}

/** Faults, log lines and types are not read by merchants or buyers. */
function isForOthers(node: ESTree.Node): boolean {
  for (let at: ESTree.Node | null = node.parent; at; at = at.parent) {
    if (at.type === "TSLiteralType" || at.type === "ImportDeclaration") return true;
    if (at.type === "NewExpression" && MADE_FOR_OTHERS.test(nameOf(at.callee))) return true;
    if (at.type === "CallExpression" && CALLED_FOR_OTHERS.test(rootOf(at.callee))) return true;
    if (/Function/.test(at.type)) return false;
  }
  return false;
}

function rootOf(node: ESTree.Node): string {
  return node.type === "MemberExpression" ? rootOf(node.object) : node.type === "CallExpression" ? rootOf(node.callee) : nameOf(node);
}

function nameOf(node: ESTree.Node): string {
  switch (node.type) {
    case "Identifier":
    case "JSXIdentifier":
      return node.name;
    case "Literal":
      return String(node.value);
    case "MemberExpression":
      return nameOf(node.property);
    case "Super":
      return "super";
    default:
      return "";
  }
}
