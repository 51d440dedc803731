import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What is wrong with a block of a mail, beside its field. */
export const mailBlocks = catalogue("recovery-mail-blocks", {
  "no-words": "Write something here, or remove the block.",
  "no-blocks": "Add a block: the mail is empty.",
  "no-alt": "Say what the picture shows, for everybody who sees no pictures. Or mark it as decoration.",
  "no-links": "Add a link, or remove the block.",
  "bad-address": "Type a whole address: https://, mailto: or tel:, without a login in it.",
  "bad-picture":
    "Type the picture's address, beginning with https:// and without a login in it. Upload it under Content, Files in Shopify and copy its link.",
  "bad-path": "Type the page's path as it stands in your shop's address: collections/sale.",
  "bad-colour": "Type a colour as #1f2328.",
});
