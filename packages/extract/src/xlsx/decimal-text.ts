/** A stored number as a plain decimal. Worksheets hold 15 significant digits; what binary arithmetic leaves behind them is noise. */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const negative = mantissa.startsWith("-");
  const digits = mantissa.replace(/[-.]/gu, "").replace(/0+$/u, "");
  if (digits === "") return "0";
  const point = Number(exponent) + 1;
  const whole = point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");
  const fraction = point <= 0 ? "0".repeat(-point) + digits : digits.slice(point);
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
