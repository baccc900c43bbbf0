export { type PrintedExpression, type PrintedFormula, readFormulas } from "./formulas.ts";
export { normalize } from "./normalize.ts";
export type { Approximation, Comparator, Quantity, QuantityKind } from "./quantity.ts";
export { readQuantities } from "./read-quantities.ts";
export { isBlank, readQuantity, withUnit } from "./read-quantity.ts";
export { readUnit } from "./units.ts";
