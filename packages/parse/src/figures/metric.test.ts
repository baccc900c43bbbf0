import { expect, test } from "vitest";
import { metricBefore } from "./metric.ts";

test.each([
  ["实际在职职工参保人员数为", "在职职工参保人员数"],
  ["其中：经费支出", "经费支出"],
  ["其他收入", "其他收入"],
  ["补贴发放及时率达到", "补贴发放及时率"],
  ["故障率为", "故障率"],
  ["截至年末，在校学生", "在校学生"],
  ["在2023年共发放补贴", "发放补贴"],
])("%s names %s", (words, name) => expect(metricBefore(words)).toBe(name));
