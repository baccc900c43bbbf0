export type { Approximation, Comparator, Quantity, QuantityKind } from "./quantity.ts";
