import { html, type Html } from "../../storefront/html.ts";
import type { Visit } from "../../storefront/visit.ts";
import { findExtensions } from "./find-extensions.ts";

/** Whose page it is: a checkout or an order, by its token. */
export type Subject = { checkout: string } | { order: string } | { account: true };

/**
 * The places of a page where extensions of these targets stand, each in a frame of its own; nothing where the app has none. An extension that could
 * stand in several places of a page stands in the first that its manifest names, as a merchant puts it into one.
 */
export function extensionSlots({ storefront: { app } }: Visit, subject: Subject, ...targets: string[]): Html {
  const found = (app ? findExtensions(app) : []).flatMap((extension) =>
    extension.targets
      .filter(
        ({ target }, index) => targets.includes(target) && !extension.targets.slice(0, index).some((one) => isOnePage(one.target, target)),
      )
      .map(({ target }) => ({ extension, target })),
  );
  const query = new URLSearchParams(Object.entries(subject).map(([name, value]): [string, string] => [name, String(value)]));
  return html`${found.map(({ extension, target }) =>
    extension.bundle === null
      ? html`<p class="extension-missing soft">
          ${extension.handle} belongs here and is not built yet: <code>npm run extensions:build</code>
        </p>`
      : html`<div data-extension="${extension.handle}" data-target="${target}" data-subject="${query.toString()}"></div>`,
  )}`;
}

/** `purchase.checkout.…` and `purchase.checkout.…`, say. */
function isOnePage(one: string, other: string): boolean {
  const page = (target: string) => target.split(".").slice(0, 2).join(".");
  return page(one) === page(other);
}

/** Whether something is offered between payment and the thank-you page. */
export function hasPostPurchase({ storefront: { app } }: Visit): boolean {
  return app !== null && findExtensions(app).some(({ type, bundle }) => type === "checkout_post_purchase" && bundle !== null);
}
