/** A slip of typing that makes one whole number of another. */
export interface DigitSlip {
  readonly kind: "swapped-digits" | "digit-typo" | "digit-dropped";
  /** What should stand there. */
  readonly value: number;
  /** How many numbers one slip of this kind can make. */
  readonly trials: number;
}

/** The numbers from `low` to `high` of which one slip of typing makes `stated`; a kind that gives several proves none of them. */
export function digitSlips(stated: number, low: number, high: number): DigitSlip[] {
  const digits = String(stated).length;
  const found: readonly (readonly [kind: DigitSlip["kind"], values: readonly number[], trials: number])[] = [
    ["swapped-digits", swapped(stated, digits, low, high), 2 * digits - 3],
    // The last digit alone is more often a matter of rounding.
    ["digit-typo", retyped(stated, digits, low, high), 9 * (digits - 1)],
    ["digit-dropped", [...withoutOne(stated, digits, low, high), ...withOneMore(stated, digits, low, high)], 11 * digits],
  ];
  return found.flatMap(([kind, values, trials]) => {
    const [value, ...others] = [...new Set(values)];
    return value === undefined || value === stated || others.length > 0 ? [] : [{ kind, value, trials: Math.max(1, trials) }];
  });
}

function digitAt(value: number, place: number): number {
  return Math.floor(value / 10 ** place) % 10;
}

/** Two digits beside each other, or one apart. */
function swapped(value: number, digits: number, low: number, high: number): number[] {
  const values: number[] = [];
  for (let place = 0; place < digits - 1; place += 1) {
    for (const other of [place + 1, place + 2]) {
      if (other >= digits) continue;
      const step = digitAt(value, other) - digitAt(value, place);
      const changed = value + step * (10 ** place - 10 ** other);
      if (step !== 0 && changed >= low && changed <= high && String(changed).length === digits) values.push(changed);
    }
  }
  return values;
}

function retyped(value: number, digits: number, low: number, high: number): number[] {
  const values: number[] = [];
  for (let place = 1; place < digits; place += 1) {
    const rest = value - digitAt(value, place) * 10 ** place;
    values.push(...filled(rest, place, low, high).filter((changed) => changed !== value && String(changed).length === digits));
  }
  return values;
}

function withoutOne(value: number, digits: number, low: number, high: number): number[] {
  const values = Array.from({ length: digits }, (_, place) => Math.floor(value / 10 ** (place + 1)) * 10 ** place + (value % 10 ** place));
  return values.filter((changed) => changed >= low && changed <= high);
}

function withOneMore(value: number, digits: number, low: number, high: number): number[] {
  return Array.from({ length: digits + 1 }, (_, place) => {
    const opened = Math.floor(value / 10 ** place) * 10 ** (place + 1) + (value % 10 ** place);
    return filled(opened, place, low, high);
  }).flat();
}

/** `rest` has a 0 at `place`: with which digits there does it lie between the bounds? */
function filled(rest: number, place: number, low: number, high: number): number[] {
  const unit = 10 ** place;
  const first = Math.max(0, Math.ceil((low - rest) / unit));
  const last = Math.min(9, Math.floor((high - rest) / unit));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => rest + (first + at) * unit);
}
