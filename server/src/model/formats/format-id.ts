/** The formats that are read today (product.md "What it reads" lists all that will be). */
export type FormatId = 'json-schema' | 'odcs' | 'standard' | 'agreement' | 'configuration';
