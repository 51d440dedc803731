import { createHash } from "node:crypto";

const tokenOf = (words: string) => createHash("md5").update(words).digest("hex");

/** The cart of the buyer who calls himself so (`?buyer=7`): the same in every run, so that a walk through the shop can be repeated. */
export const cartTokenOf = (buyer: string): string => tokenOf(`buyer ${buyer}`);

/** The token of the checkout that a cart begins after so many that became orders. */
export const checkoutTokenOf = (cartToken: string, ordered: number): string => tokenOf(`checkout ${ordered} of ${cartToken}`);
