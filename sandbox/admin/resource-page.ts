import { html, type Html } from "../storefront/html.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";
import { adminDocument } from "./admin-document.ts";
import { extensionAt, nameOf } from "./hosted-page.ts";

type Resource = {
  title: string;
  /** Of what is shown, as Shopify names it. */
  gid: string;
  /** Where the app's extensions stand on this page. */
  blocks: readonly string[];
  actions: readonly string[];
  body: Html;
};

/** A page of Shopify's admin about one thing, with the app's own actions above it and its blocks below. Each runs in a frame of its own. */
export function resourcePage(app: HostedApp | undefined, { title, gid, blocks, actions, body }: Resource): string {
  const address = (target: string) => `/_admin/extension?${String(new URLSearchParams({ target, id: gid }))}`;
  const offered = app ? actions.flatMap((target) => extensionAt(app, target) ?? []) : [];
  const shown = app ? blocks.filter((target) => extensionAt(app, target)) : [];
  return adminDocument(
    title,
    html`<body style="display:block;background:#fff;padding:24px;overflow:auto">
      <h1>${title}</h1>
      <nav aria-label="Actions" class="buttons">
        ${offered.map(
          (extension) =>
            html`<button
              type="button"
              data-handle="${extension.handle}"
              data-src="${address(extension.targets.find(({ target }) => actions.includes(target))?.target ?? "")}"
            >
              ${nameOf(extension)}
            </button>`,
        )}
      </nav>
      ${body}
      ${shown.map((target) => html`<iframe title="Waybill" src="${address(target)}" style="width:100%;border:1px solid #ddd"></iframe>`)}
      <dialog
        aria-label="Waybill"
        style="inline-size:min(40rem, calc(100vw - 2rem));border:1px solid #ddd;border-radius:12px;padding:0"
      ></dialog>
      <script src="/_admin/resource-host.js" defer></script>
    </body>`,
  );
}

/** A table under a heading, or that there is nothing in it. */
export function facts(title: string, rows: readonly (readonly string[])[]): Html {
  const row = (cells: readonly string[]) => html`<tr>${cells.map((cell) => html`<td style="padding:4px 12px 4px 0">${cell}</td>`)}</tr>`; // oxfmt-ignore
  return html`<h2>${title}</h2>
    ${
      rows.length === 0
        ? html`<p>None.</p>`
        : html`<table>
            <tbody>
              ${rows.map(row)}
            </tbody>
          </table>`
    }`;
}
