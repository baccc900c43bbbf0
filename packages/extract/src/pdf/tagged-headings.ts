/** Deeper than any document is: a tree may lead in a circle. */
const DEEPEST = 100;

/** Whether a file may have headings in its structure tree: one without object streams that names no such element has none, and its tree need not be read. */
export function mayHaveTaggedHeadings(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["/ObjStm", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"].some((name) => file.includes(name));
}

/** Level of the heading to which marked content belongs, by its number on the page, from a page's structure tree as pdf.js gives it. */
export function taggedHeadings(tree: unknown): ReadonlyMap<number, number> | undefined {
  const levels = new Map<number, number>();
  const visit = (node: unknown, level: number | undefined, depth: number): void => {
    if (typeof node !== "object" || node === null || depth > DEEPEST) return;
    const [role, id, children] = ["role", "id", "children"].map((name): unknown => Reflect.get(node, name));
    const own = typeof role === "string" ? /^H([1-6])$/u.exec(role)?.[1] : undefined;
    const inner = own === undefined ? level : Number(own);
    const content = typeof id === "string" ? /_mc(\d+)$/u.exec(id)?.[1] : undefined;
    if (content !== undefined && inner !== undefined) levels.set(Number(content), inner);
    if (Array.isArray(children)) for (const child of children) visit(child, inner, depth + 1);
  };
  visit(tree, undefined, 0);
  return levels.size === 0 ? undefined : levels;
}
