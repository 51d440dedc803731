import { GraphQLError, Lexer, Source, TokenKind, type Token } from "graphql";

/** A text that is no document, as graphql-ruby's parser says it: which word it did not expect, and where. One that breaks off is told at its last word. */
export function syntaxRefusal(text: string, error: unknown): GraphQLError {
  const source = new Source(text);
  const at = error instanceof GraphQLError ? (error.positions?.[0] ?? 0) : 0;
  const { last, unexpected } = wordsUpTo(source, at);
  const said = unexpected ? `unexpected ${nameOf(unexpected)} (${JSON.stringify(wordOf(unexpected))})` : "unexpected end of file";
  const { line, column, start } = unexpected ?? last ?? { line: 1, column: 1, start: 0 };
  return new GraphQLError(`syntax error, ${said} at [${line}, ${column}]`, {
    source,
    positions: [start],
    extensions: { code: "PARSE_ERROR" },
  });
}

/** The word that stands there, and the one before it; no word where the text ends. */
function wordsUpTo(source: Source, position: number): { last: Token | undefined; unexpected: Token | undefined } {
  const lexer = new Lexer(source);
  let last: Token | undefined;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (token.start >= position) return { last, unexpected: token };
      last = token;
    }
  } catch {
    // What is no word at all is told after the last one that is.
  }
  return { last, unexpected: undefined };
}

const wordOf = ({ kind, value }: Token) => (value === undefined ? kind : value);

const names: Partial<Record<TokenKind, string>> = {
  [TokenKind.BANG]: "BANG",
  [TokenKind.DOLLAR]: "VAR_SIGN",
  [TokenKind.AMP]: "AMP",
  [TokenKind.PAREN_L]: "LPAREN",
  [TokenKind.PAREN_R]: "RPAREN",
  [TokenKind.SPREAD]: "ELLIPSIS",
  [TokenKind.COLON]: "COLON",
  [TokenKind.EQUALS]: "EQUALS",
  [TokenKind.AT]: "DIR_SIGN",
  [TokenKind.BRACKET_L]: "LBRACKET",
  [TokenKind.BRACKET_R]: "RBRACKET",
  [TokenKind.BRACE_L]: "LCURLY",
  [TokenKind.PIPE]: "PIPE",
  [TokenKind.BRACE_R]: "RCURLY",
  [TokenKind.NAME]: "IDENTIFIER",
  [TokenKind.INT]: "INT",
  [TokenKind.FLOAT]: "FLOAT",
  [TokenKind.STRING]: "STRING",
  [TokenKind.BLOCK_STRING]: "STRING",
};

const nameOf = ({ kind }: Token) => names[kind] ?? "invalid token";
