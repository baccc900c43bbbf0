// Running text and headings of the PDF reports against the truth and the Word files, where ../shared is there.
import { existsSync, readFileSync } from "node:fs";
import { extract } from "../packages/extract/src/index.ts";
import { editDistance } from "./printed/edit-distance.ts";
import { ocrFolder } from "./recognition.ts";

const FOLDER = "../shared/reports";
const NAMES = [
  "qingyunpu-2023-monitoring",
  "yushui-2022-self-evaluation",
  "huaning-2023-evaluation",
  "suzhou-2023-self-evaluation",
  "xihu-2020-self-evaluation",
  ...(ocrFolder === undefined ? [] : ["huaning-2023-evaluation-scanned"]),
];
if (!existsSync(FOLDER)) throw new Error("needs ../shared");

const squeeze = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");
async function blocksOf(file: string) {
  const result = await extract(new Uint8Array(readFileSync(`${FOLDER}/${file}`)), {
    fileName: file,
    ...(ocrFolder === undefined ? {} : { ocrFolder }),
  });
  if (!result.ok) throw new Error(`${file}: ${result.error.message}`);
  return result.value.blocks.filter(({ kind }) => kind !== "table" && kind !== "furniture");
}

const rows = [];
for (const name of NAMES) {
  const truth = readFileSync(`${FOLDER}/truth/${name}.txt`, "utf8")
    .split("\n")
    .map(squeeze)
    .filter((line) => line !== "");
  const [pdf, word] = [await blocksOf(`${name}.pdf`), await blocksOf(`${name.replace("-scanned", "")}.docx`)];
  const texts = pdf.map(({ text }) => squeeze(text));
  const [found, whole] = [texts.join(""), truth.join("")];
  const exact = truth.filter((line) => texts.includes(line)).length;
  const headings = [pdf, word].map((blocks) =>
    blocks.flatMap(({ kind, level, text }) => (kind === "heading" ? [`${level} ${squeeze(text)}`] : [])),
  );
  const same = headings[1]?.filter((heading) => headings[0]?.includes(heading)).length;
  rows.push({
    report: name,
    "character errors %": ((100 * editDistance(found, whole)) / whole.length).toFixed(3),
    "lines exact %": ((100 * exact) / truth.length).toFixed(1),
    headings: `${same} of ${headings[1]?.length}, ${headings[0]?.length} found`,
  });
}
console.table(rows);
