import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";

export type IssuedToken = { accessToken: string; expiresInSeconds: number };
export type IssuedPair = IssuedToken & { refreshToken: string; refreshExpiresInSeconds: number };

export type TokenStore = {
  issueOnline(userId: string): IssuedToken;
  /** A new pair for the installation; the refresh tokens before it are gone. */
  issueOffline(): IssuedPair;
  /** The pair that follows a refresh token; undefined when that token is unknown, expired or retired. */
  refresh(refreshToken: string): IssuedPair | undefined;
  isAlive(accessToken: string): boolean;
  /** Ends the life of every access token now; refresh tokens live on. */
  expireAll(): void;
  revokeAll(): void;
};

type RefreshToken = { expiresAt: number; firstUsedAt?: number; retired?: boolean; successor?: string; predecessor?: string };

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const offlineLifetime = hour;
const onlineLifetime = day;
const refreshLifetime = 90 * day;
/** How long a used refresh token may be used again, when its answer was lost. */
const retryLifetime = 30 * day;

/**
 * The tokens that Shopify issued to the app on this shop. An offline access token lives an hour, its refresh token ninety days. A refresh token
 * that was used may be tried again until its successor is used, for thirty days and never past its own ninety.
 */
export function createTokenStore(clock: Clock): TokenStore {
  const expiryByAccessToken = new Map<string, number>();
  const refreshTokens = new Map<string, RefreshToken>();
  const now = () => clock.now().epochMilliseconds;
  const secret = () => randomBytes(16).toString("hex");

  const issueAccess = (prefix: string, lifetime: number): IssuedToken => {
    const accessToken = `${prefix}_${secret()}`;
    expiryByAccessToken.set(accessToken, now() + lifetime);
    return { accessToken, expiresInSeconds: lifetime / 1000 };
  };

  const withRefresh = (access: IssuedToken, refreshToken: string, { expiresAt }: RefreshToken): IssuedPair => ({
    ...access,
    refreshToken,
    refreshExpiresInSeconds: Math.round((expiresAt - now()) / 1000),
  });

  const issuePair = (predecessor?: string): IssuedPair => {
    const refreshToken = `shprt_${secret()}`;
    const kept: RefreshToken = { expiresAt: now() + refreshLifetime, ...(predecessor !== undefined && { predecessor }) };
    refreshTokens.set(refreshToken, kept);
    return withRefresh(issueAccess("shpat", offlineLifetime), refreshToken, kept);
  };

  return {
    issueOnline: () => issueAccess("shpoat", onlineLifetime),
    issueOffline() {
      refreshTokens.clear();
      return issuePair();
    },
    refresh(refreshToken) {
      const token = refreshTokens.get(refreshToken);
      if (!token || token.retired || now() >= token.expiresAt) return undefined;
      if (token.firstUsedAt !== undefined && now() >= token.firstUsedAt + retryLifetime) return undefined;

      // To use a token is the proof that the answer which brought it arrived: the one before it is done.
      const before = token.predecessor === undefined ? undefined : refreshTokens.get(token.predecessor);
      if (before) before.retired = true;

      token.firstUsedAt ??= now();
      const successor = token.successor === undefined ? undefined : refreshTokens.get(token.successor);
      if (token.successor !== undefined && successor) return withRefresh(issueAccess("shpat", offlineLifetime), token.successor, successor);
      const pair = issuePair(refreshToken);
      token.successor = pair.refreshToken;
      return pair;
    },
    isAlive: (accessToken) => (expiryByAccessToken.get(accessToken) ?? 0) > now(),
    expireAll() {
      for (const accessToken of expiryByAccessToken.keys()) expiryByAccessToken.set(accessToken, now());
    },
    revokeAll() {
      expiryByAccessToken.clear();
      refreshTokens.clear();
    },
  };
}
