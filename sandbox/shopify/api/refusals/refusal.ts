import { GraphQLError, type ASTNode } from "graphql";

/** Where in a document something stands, as Shopify's `path` says it: the operation, then fields by the names they answer under, arguments, places in lists. */
export type DocumentPath = readonly (string | number)[];

export type Refuse = (
  message: string,
  at: { node: ASTNode; path: DocumentPath },
  extensions: { code: string } & Record<string, unknown>,
) => void;

/** Collects what a document is refused for. */
export function collectRefusals(): { refuse: Refuse; refusals: GraphQLError[] } {
  const refusals: GraphQLError[] = [];
  const refuse: Refuse = (message, { node, path }, extensions) =>
    refusals.push(new GraphQLError(message, { nodes: node, path: [...path], extensions }));
  return { refuse, refusals };
}
