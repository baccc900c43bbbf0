import { type Key, Layout, LayoutInfo, Rect, Size } from "react-aria-components";
import type { Entry } from "./entries.ts";

const HEIGHTS: Readonly<Record<Entry["kind"], number>> = { group: 28, item: 51, hints: 27 };

interface RowNode {
  readonly key: Key;
  readonly type: string;
  readonly value: unknown;
}

/** Rows of known heights one below the other: places of ten thousand rows are exact without any of them being drawn. */
export class RowsLayout extends Layout<RowNode & never> {
  #rows: readonly { readonly key: Key; readonly y: number; readonly height: number }[] = [];
  #byKey = new Map<Key, number>();
  #infos = new Map<Key, LayoutInfo>();
  #height = 0;

  override update(): void {
    const collection = this.virtualizer?.collection;
    if (!collection) return;
    const rows: { key: Key; y: number; height: number }[] = [];
    const byKey = new Map<Key, number>();
    let y = 0;
    for (const key of collection.getKeys()) {
      const node = collection.getItem(key) as RowNode | null;
      if (node?.type !== "item") continue;
      // The rows are entries of the list.
      const height = HEIGHTS[(node.value as Entry).kind];
      byKey.set(key, rows.length);
      rows.push({ key, y, height });
      y += height;
    }
    this.#rows = rows;
    this.#byKey = byKey;
    this.#infos = new Map();
    this.#height = y;
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.#rows[middle];
      if (row && row.y + row.height <= rect.y) low = middle + 1;
      else high = middle;
    }
    const shown: LayoutInfo[] = [];
    for (let at = low; at < this.#rows.length; at += 1) {
      const row = this.#rows[at];
      if (!row || row.y >= rect.maxY) break;
      const info = this.getLayoutInfo(row.key);
      if (info) shown.push(info);
    }
    // A row that has the focus stays in the page when it is scrolled away.
    for (const key of this.virtualizer?.persistedKeys ?? []) {
      const info = this.getLayoutInfo(key);
      if (info && !shown.includes(info)) shown.push(info);
    }
    return shown;
  }

  override getLayoutInfo(key: Key): LayoutInfo | null {
    const known = this.#infos.get(key);
    if (known) return known;
    const row = this.#rows[this.#byKey.get(key) ?? -1];
    if (!row) return null;
    const info = new LayoutInfo("item", key, new Rect(0, row.y, this.virtualizer?.visibleRect.width ?? 0, row.height));
    this.#infos.set(key, info);
    return info;
  }

  /** Where the row of the entry lies, drawn or not. */
  placeOf(key: Key): { readonly y: number; readonly height: number } | undefined {
    return this.#rows[this.#byKey.get(key) ?? -1];
  }

  override getContentSize(): Size {
    return new Size(this.virtualizer?.visibleRect.width ?? 0, this.#height);
  }
}
