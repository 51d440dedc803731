import { html, type Html, textOf } from "../storefront/html.ts";

/** A document of Shopify's admin around a body. */
export const adminDocument = (title: string, body: Html): string =>
  textOf(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} · Shopify admin</title><link rel="icon" href="data:," /><link rel="stylesheet" href="/_admin/shell.css" /></head>${body}</html>`, // oxfmt-ignore
  );
