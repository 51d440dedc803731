/** One row of the Online Retail file: a line of an invoice, as its texts, checked for form. */
export type RetailRow = {
  /** Line of the file, from 1. */
  fileLine: number;
  invoice: string;
  sku: string;
  description: string;
  quantity: number;
  /** `2010-12-01 08:26:00`, in London. */
  soldAt: string;
  /** A decimal number as it stands in the file: `2.55`, `-11062.06`, `0.001`. */
  unitPrice: string;
  customerId: string | null;
  country: string;
};
