// The elements of checkout and of the pages after it bear the same names; here they are known by those of the thank-you page.
import "@shopify/ui-extensions/purchase.thank-you.block.render";
