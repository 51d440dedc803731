// The elements that Shopify gives to every block and every action of its admin.
import "@shopify/ui-extensions/admin.order-details.block.render";
import "@shopify/ui-extensions/admin.order-details.action.render";
