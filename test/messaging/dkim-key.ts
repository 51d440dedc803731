import { generateKeyPairSync } from "node:crypto";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** What a merchant enters so that mail of `shop.example` is signed. */
export const dkim = {
  dkimDomain: "shop.example",
  dkimSelector: "waybill",
  dkimKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
};

/** What stands at `waybill._domainkey.shop.example`. */
export const dkimRecord = `v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;
