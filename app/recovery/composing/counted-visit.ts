/** Shops see by it, in whatever they count visits with, that somebody came by a message of ours. The link back to a cart is counted by itself. */
export const COUNTED = "utm_source=waybill&utm_medium=email";
