const CREATE = `mutation ($code: String!) { discountCodeBasicCreate(basicCodeDiscount: {
  title: $code, code: $code, startsAt: "2020-01-01T00:00:00Z", context: { all: ALL }, customerGets: { value: { percentage: 0.03 }, items: { all: true } },
  combinesWith: { productDiscounts: false, orderDiscounts: false, shippingDiscounts: false } }) { userErrors { message } } }`;

/** Asks Admin for a merchant's own code: three percent off all of it, and beside no other discount. */
export const aCodeOfTheShop = (code: string) => ({ query: CREATE, variables: { code } });
