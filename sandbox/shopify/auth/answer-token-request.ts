import { z } from "zod";
import type { Installation } from "./installation.ts";
import { associatedUser } from "./staff-members.ts";
import type { SessionTokens } from "./session-tokens.ts";
import type { TokenStore } from "./token-store.ts";

const client = { client_id: z.string(), client_secret: z.string() };

const TokenRequest = z.discriminatedUnion("grant_type", [
  z.object({
    ...client,
    grant_type: z.literal("urn:ietf:params:oauth:grant-type:token-exchange"),
    subject_token: z.string(),
    subject_token_type: z.literal("urn:ietf:params:oauth:token-type:id_token"),
    requested_token_type: z.enum([
      "urn:shopify:params:oauth:token-type:offline-access-token",
      "urn:shopify:params:oauth:token-type:online-access-token",
    ]),
    expiring: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
  }),
  z.object({ ...client, grant_type: z.literal("refresh_token"), refresh_token: z.string() }),
]);

export type TokenEndpoint = {
  clientId: string;
  clientSecret: string;
  installation: Installation;
  sessionTokens: SessionTokens;
  tokens: TokenStore;
};

type TokenAnswer = { status: number; json: Record<string, unknown> };

/** `POST /admin/oauth/access_token`: an id token or a refresh token for an access token. */
export async function answerTokenRequest(endpoint: TokenEndpoint, body: unknown): Promise<TokenAnswer> {
  const parsed = TokenRequest.safeParse(body);
  if (!parsed.success) return refused("invalid_request", "The request is missing a parameter or has one that is not understood.");
  const request = parsed.data;
  if (request.client_id !== endpoint.clientId) return refused("application_cannot_be_found", "No app has this client id.");
  if (request.client_secret !== endpoint.clientSecret) return refused("invalid_client", "The client secret is not this app's.");

  if (request.grant_type === "refresh_token") {
    const pair = endpoint.installation.isInstalled() ? endpoint.tokens.refresh(request.refresh_token) : undefined;
    return pair ? granted(endpoint, pair) : refused("invalid_grant", "The refresh token is unknown, expired or already replaced.");
  }

  const userId = await endpoint.sessionTokens.userOf(request.subject_token);
  if (userId === undefined || !endpoint.installation.isInstalled())
    return refused("invalid_subject_token", "Token exchange cannot be performed due to an invalid subject token.");

  if (request.requested_token_type === "urn:shopify:params:oauth:token-type:online-access-token") {
    const { accessToken, expiresInSeconds } = endpoint.tokens.issueOnline(userId);
    const scope = scopeText(endpoint);
    return {
      status: 200,
      json: {
        access_token: accessToken,
        scope,
        expires_in: expiresInSeconds - 1,
        associated_user_scope: scope,
        associated_user: associatedUser(userId),
      },
    };
  }
  if (request.expiring !== "1" && request.expiring !== "true")
    return refused("invalid_request", "Apps made since April 2026 must ask for expiring offline tokens: send expiring=1.");
  return granted(endpoint, endpoint.tokens.issueOffline());
}

/** What may be written may be read, and is not told twice. */
const scopeText = ({ installation }: TokenEndpoint) => {
  const all = installation.granted();
  const writing = (scope: string) => scope.replace(/(^|_)read_/, "$1write_");
  return [...all].filter((scope) => writing(scope) === scope || !all.has(writing(scope))).join(",");
};

const granted = (endpoint: TokenEndpoint, pair: ReturnType<TokenStore["issueOffline"]>): TokenAnswer => ({
  status: 200,
  json: {
    access_token: pair.accessToken,
    scope: scopeText(endpoint),
    expires_in: pair.expiresInSeconds,
    refresh_token: pair.refreshToken,
    refresh_token_expires_in: pair.refreshExpiresInSeconds,
  },
});

const refused = (error: string, error_description: string): TokenAnswer => ({ status: 400, json: { error, error_description } });
