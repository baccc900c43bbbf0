export const PAGE = { width: 595, height: 842 };

/** The Chinese font of readers, not embedded; its codes are UCS-2. */
const SONG = [
  "/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]",
  "/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500]",
  "/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93",
];

export interface InventedPdf {
  /** One content stream a page. */
  readonly pages: readonly string[];
  /** Entries of every page, such as /Rotate 90 or /Annots [10 0 R]. */
  readonly page?: string;
  /** Entries of the resources beside the font F1 (STSong-Light, UCS-2). */
  readonly resources?: string;
  /** Further fonts: `F2` → object number, and the like. */
  readonly fonts?: string;
  readonly catalog?: string;
  /** Objects from number 10 on: dictionaries or, with `stream`, whole bodies. */
  readonly objects?: readonly string[];
}

/** A small PDF: catalogue 1, pages 2, font 5 to 7, `objects` from 10 on, then the pages and their contents. */
export function pdfOf({ pages, page = "", resources = "", fonts = "", catalog = "", objects = [] }: InventedPdf): Uint8Array {
  const first = 10 + objects.length;
  const bodies = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(" ")}] /Count ${pages.length} >>`],
    ...SONG.map((dictionary, at): [number, string] => [5 + at, `<< ${dictionary} >>`]),
    ...objects.map((body, at): [number, string] => [10 + at, body]),
    ...pages.flatMap((content, at): [number, string][] => [
      [
        first + 2 * at,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 5 0 R ${fonts} >> ${resources} >> /Contents ${first + 2 * at + 1} 0 R ${page} >>`,
      ],
      [first + 2 * at + 1, stream(content)],
    ]),
  ]);
  let file = "%PDF-1.7\n";
  const offsets = new Map<number, number>();
  for (const [number, body] of bodies) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = first + 2 * pages.length;
  const table = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  file += `xref\n0 ${size}\n${table.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

export function stream(content: string, entries = ""): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}

/** Text in the Chinese font, as a string of UCS-2 codes. */
export function ucs2(text: string): string {
  return `<${Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(4, "0")).join("")}>`;
}

/** A line of text, `x` and `y` in points from the lower left corner. */
export function line(text: string, x: number, y: number, size = 12): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${ucs2(text)} Tj ET`;
}

/** A table from codes to characters, as an object. */
export function toUnicode(codes: Readonly<Record<string, string>>): string {
  const rows = Object.entries(codes).map(([code, text]) => `<${code}> ${ucs2(text)}`);
  const width = Object.keys(codes)[0]?.length ?? 2;
  return stream(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <${"0".repeat(width)}> <${"F".repeat(width)}> endcodespacerange ${rows.length} beginbfchar ${rows.join(" ")} endbfchar endcmap end end`,
  );
}
