/** What is offered to buyers in the tests of their pages, as the app answers it. */
export const saucer = {
  productId: "2",
  variantId: "21",
  handle: "a-saucer",
  title: "A saucer",
  imageUrl: null,
  quantity: 1,
  discount: { percentage: 20, code: "SAUCER" },
  why: "Made for this cup.",
};
