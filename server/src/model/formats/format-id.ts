/** The id of an adapter in the registry, or of a house dialect that a configuration teaches. */
export type FormatId = string;
