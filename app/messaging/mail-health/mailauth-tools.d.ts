declare module "mailauth/lib/tools.js" {
  /** The public key of a DKIM record. Throws where there is none (`code` of the DNS, or EINVALID…), or it can't be used. */
  export function getPublicKey(
    type: "DKIM",
    name: string,
    minBitLength: number,
    resolver: (name: string, type: string) => Promise<string[][]>,
  ): Promise<{ publicKey: string | Buffer }>;
}
