import type { Area } from "./area.ts";

/** Areas by their place on a page, so that those near another one are found without looking at all of them. `side`: of the fields they are kept in. */
export class NearMarks<T extends Area> {
  readonly #fields = new Map<string, T[]>();
  readonly #side: number;

  constructor(marks: readonly T[], side: number) {
    this.#side = Math.max(1, side);
    for (const mark of marks) {
      for (const key of this.#keysOf(mark, 0)) {
        const field = this.#fields.get(key);
        if (field) field.push(mark);
        else this.#fields.set(key, [mark]);
      }
    }
  }

  /** Those no further away than the distance across, and the one up and down. */
  near(area: Area, across: number, down = across): T[] {
    const found = new Set(this.#keysOf(area, Math.max(across, down)).flatMap((key) => this.#fields.get(key) ?? []));
    return [...found].filter(
      ({ x, y, width, height }) =>
        Math.max(x - area.x - area.width, area.x - x - width) <= across && Math.max(y - area.y - area.height, area.y - y - height) <= down,
    );
  }

  #keysOf({ x, y, width, height }: Area, distance: number): string[] {
    const keys: string[] = [];
    const side = this.#side;
    for (let row = Math.floor((y - distance) / side); row * side <= y + height + distance; row += 1)
      for (let col = Math.floor((x - distance) / side); col * side <= x + width + distance; col += 1) keys.push(`${row} ${col}`);
    return keys;
  }
}
