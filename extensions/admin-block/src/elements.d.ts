// The elements that Shopify gives to every block of its admin.
import "@shopify/ui-extensions/admin.order-details.block.render";
