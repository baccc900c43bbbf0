import type { Figure, Indicator } from "@gouji/report";

/** An indicator and the share of its name that the words hold. */
export interface NamedIndicator {
  readonly indicator: Indicator;
  readonly share: number;
}

/** The next best indicator must fit worse by so much. */
const CLEARLY = 0.2;

/** The one indicator whose name the words around a figure hold for the most part, among those with a value of its kind and unit. */
export function indicatorNamed(
  { quantity }: Figure,
  indicators: readonly Indicator[],
  read: {
    /** The indicator's value that the figure may repeat. */
    valueOf(indicator: Indicator): Figure | undefined;
    shareOf(indicator: Indicator): number;
    /** The least share. */
    readonly enough: number;
  },
): NamedIndicator | undefined {
  const [best, next] = indicators
    .flatMap((indicator) => {
      const value = read.valueOf(indicator);
      const isAlike = value?.quantity.baseUnit === quantity.baseUnit && value.quantity.kind === quantity.kind && !value.approximate;
      const share = isAlike ? read.shareOf(indicator) : 0;
      return share >= read.enough ? [{ indicator, share }] : [];
    })
    .sort((a, b) => b.share - a.share);
  return best && (!next || best.share - next.share >= CLEARLY) ? best : undefined;
}
