import type { EvidenceRole } from "@gouji/rules";
import type { OoxmlPackage } from "../ooxml-package.ts";
import type { CellComment } from "./comments-part.ts";

const FILLS: Readonly<Record<EvidenceRole, string>> = { stated: "#fde3e1", operand: "#e3ecfb", expected: "#e2f3e8", context: "#efe5f8" };
const SHAPE_TYPE = "gouji_note";
const EMPTY =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>';
const TYPE = `<v:shapetype id="${SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;
const COLUMNS = 4;
/** Characters of a line in a note of that width. */
const LINE = 22;

/** Adds the notes' shapes: programs show a comment only where the sheet's legacy drawing has a shape for its cell. */
export function addNoteShapes(file: OoxmlPackage, name: string, comments: readonly CellComment[]): void {
  // Such drawings need not be well formed; what was there stays as it is.
  const before = file.text(name) ?? EMPTY;
  const end = before.lastIndexOf("</xml>");
  const ids = Array.from(before.matchAll(/_x0000_s(\d+)/gu), ([, id]) => Number(id));
  const first = Math.max(1024, ...ids) + 1;
  const shapes = comments.map((comment, at) => shapeXml(comment, first + at));
  const type = before.includes(`id="${SHAPE_TYPE}"`) ? "" : TYPE;
  file.set(name, `${before.slice(0, end)}${type}${shapes.join("")}${before.slice(end)}`);
}

function shapeXml({ ref, texts, role }: CellComment, id: number): string {
  const { row, col } = indexesOf(ref);
  const lines = texts
    .join("\n\n")
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  const top = Math.max(0, row - 1);
  const anchor = [col + 1, 12, top, 4, col + 1 + COLUMNS, 12, top + Math.min(30, Math.max(4, lines + 1)), 4];
  const fill = FILLS[role];
  return `<v:shape id="_x0000_s${id}" type="#${SHAPE_TYPE}" style="position:absolute;visibility:hidden" fillcolor="${fill}" o:insetmode="auto"><v:fill color2="${fill}"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(", ")}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${col}</x:Column></x:ClientData></v:shape>`;
}

/** From 0, of an address in A1 notation. */
function indexesOf(ref: string): { readonly row: number; readonly col: number } {
  const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/u.exec(ref) ?? [];
  const col = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, col: col - 1 };
}
