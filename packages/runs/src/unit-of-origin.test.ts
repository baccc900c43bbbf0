import { expect, test } from "vitest";
import { unitOfOrigin } from "./unit-of-origin.ts";

test.each([
  ["the first folder below the source", "报送材料/林业局/2023/自评表.docx", "报送材料/", "林业局"],
  ["a source without its slash", "报送材料/林业局/自评表.docx", "报送材料", "林业局"],
  ["the first folder of an archive", "全部.zip › 水利局/自评表.docx", "全部.zip", "水利局"],
  ["the archive of a unit, in a folder", "报送材料/水利局.zip › 自评表.docx", "报送材料", "水利局"],
  ["an archive within", "全部.zip › 水利局.zip › 自评表.docx", "全部.zip", "水利局"],
  ["a source by its whole path, a file by its short one", "报送材料/林业局/自评表.docx", "/审核/报送材料", "林业局"],
  ["a folder elsewhere", "/共享/报送/林业局/自评表.docx", "/共享/报送", "林业局"],
  ["none for a file at the source itself", "报送材料/自评表.docx", "报送材料", ""],
  ["none for a file that is the source", "自评表.docx", "自评表.docx", ""],
  ["none for an address", "https://a.cn/b/c.pdf", "https://a.cn/b/", ""],
])("%s", (_what, origin, source, unit) => {
  expect(unitOfOrigin(origin, source, "/审核")).toBe(unit);
});
