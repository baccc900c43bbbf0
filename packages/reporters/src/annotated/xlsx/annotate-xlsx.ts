import type { EvidenceRole } from "@gouji/rules";
import type { Mark } from "../marks.ts";
import { type OoxmlPackage, openOoxml } from "../ooxml-package.ts";
import { Refused } from "../refusal.ts";
import { Insertions, type SourceElement, sourceElements } from "../xml-source.ts";
import { addCellComments, type CellComment } from "./comments-part.ts";
import { addNoteShapes } from "./note-shapes.ts";

/** Parts of a worksheet that stand behind its drawing of remarks (CT_Worksheet). */
const BEHIND = new Set(["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"]);

/**
 * The workbook with a comment on each cell of the findings: the classic ones (ECMA-376 part 1, 18.7), which every program shows.
 * Cells, styles and formulas stay as they are. Marks without a cell are told on A1 of the first sheet.
 */
export function annotateXlsx(bytes: Uint8Array, marks: readonly Mark[]): Uint8Array {
  const file = openOoxml(bytes);
  // The binary kind of workbook has the same container.
  if (!file.main.endsWith(".xml")) throw new Refused("unsupported");
  const sheets = sheetsOf(file);
  const [first] = sheets;
  const bySheet = new Map<string, CellComment[]>();
  for (const { at, remarks, role } of marks) {
    const sheet = sheets.find(({ name }) => name === at.sheet);
    const target =
      sheet && isCell(at.cell)
        ? { part: sheet.part, ref: at.cell, texts: remarks }
        : { part: first?.part, ref: "A1", texts: [at.label, ...remarks] };
    if (target.part === undefined) continue;
    const comments = bySheet.get(target.part) ?? [];
    bySheet.set(target.part, withComment(comments, { ref: target.ref, texts: target.texts, role }));
  }
  for (const [part, comments] of bySheet) annotateSheet(file, part, comments);
  return file.bytes();
}

function isCell(cell: string | undefined): cell is string {
  return cell !== undefined && /^[A-Z]{1,3}[1-9]\d{0,6}$/u.test(cell);
}

/** A cell has one comment, whatever is said about the figures in it. */
function withComment(comments: readonly CellComment[], next: CellComment): CellComment[] {
  const at = comments.findIndex(({ ref }) => ref === next.ref);
  const held = comments[at];
  if (!held) return [...comments, next];
  const role: EvidenceRole = held.role === "stated" ? "stated" : next.role;
  return comments.with(at, { ...held, role, texts: [...new Set([...held.texts, ...next.texts])] });
}

function sheetsOf(file: OoxmlPackage): readonly { readonly name: string; readonly part: string }[] {
  const workbook = file.text(file.main);
  if (workbook === undefined) throw new Refused("corrupt");
  const parts = new Map(file.related(file.main, "worksheet").map(({ id, name }) => [id, name]));
  const sheets = sourceElements(workbook).children.find(({ local }) => local === "sheets");
  return (sheets?.children ?? []).flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
    const part = parts.get(id);
    return part === undefined ? [] : [{ name: attributes["name"] ?? "", part }];
  });
}

function annotateSheet(file: OoxmlPackage, part: string, comments: readonly CellComment[]): void {
  const xml = file.text(part);
  if (xml === undefined) throw new Refused("corrupt");
  const root = sourceElements(xml);
  addCellComments(file, part, comments);
  const drawing = root.children.find(({ local }) => local === "legacyDrawing");
  const id = Object.entries(drawing?.attributes ?? {}).find(([name]) => name.endsWith(":id"))?.[1];
  const held = file.related(part, "vmlDrawing").find((relation) => relation.id === id)?.name;
  const name = held ?? file.freeName("xl/drawings/vmlDrawing", "vml");
  addNoteShapes(file, name, comments);
  if (held !== undefined) return;
  file.declare("Default", "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
  const added = file.relate(part, "vmlDrawing", name);
  file.set(part, withDrawing(xml, root, added, file.relationBase.replace(/\/$/u, "")));
}

function withDrawing(xml: string, root: SourceElement, id: string, namespace: string): string {
  const prefix = root.name.slice(0, root.name.indexOf(":") + 1);
  const behind = root.children.find(({ local }) => BEHIND.has(local));
  const insertions = new Insertions();
  insertions.add(behind?.start ?? root.closeStart, `<${prefix}legacyDrawing xmlns:r="${namespace}" r:id="${id}"/>`);
  return insertions.applyTo(xml);
}
