import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import { line, pdfOf } from "./pdf-files.testing.ts";

const RED = "0.9 0 0";
/** A circle of 60 points around 150, 700, as browsers and word processors draw it. */
const circle = (color: string): string =>
  `q ${color} RG 2 w 210 700 m 210 733 183 760 150 760 c 117 760 90 733 90 700 c 90 667 117 640 150 640 c 183 640 210 667 210 700 c h S Q`;
const square = `q ${RED} RG 2 w 90 640 m 210 640 l 210 760 l 90 760 l h S Q`;
const inColor = (color: string, text: string, x: number): string => `q ${color} rg ${line(text, x, 695)} Q`;
const body = line("报送单位盖章", 72, 600);

test.each([
  ["a seal's text is none of the page's", [circle(RED), inColor(RED, "云溪县财政局", 110)], "报送单位盖章", 1],
  ["whatever is drawn first", [inColor(RED, "云溪县财政局", 110), circle(RED)], "报送单位盖章", 1],
  ["what stands below it is", [inColor("0 0 0", "执行率", 110), circle(RED)], "执行率|报送单位盖章", 0],
  ["red text beside it is", [circle(RED), inColor(RED, "执行率", 300)], "执行率|报送单位盖章", 0],
  ["red text in a frame with straight sides is", [square, inColor(RED, "执行率", 110)], "执行率|报送单位盖章", 0],
  ["red text in a black circle is", [circle("0 0 0"), inColor(RED, "执行率", 110)], "执行率|报送单位盖章", 0],
])("%s", async (_name, parts, text, notes) => {
  const result = await extract(pdfOf({ pages: [[...parts, body].join("\n")] }));
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.blocks.map((block) => block.text).join("|")).toBe(text);
  expect(result.value.notes.filter(({ kind }) => kind === "hidden-content")).toHaveLength(notes);
});
