/** Small invented reports, each with one rate that does not follow from its amounts unless `right`. */
export function inventedReport(number: number, { right = false, rate }: { readonly right?: boolean; readonly rate?: string } = {}): string {
  const [budget, spent] = [200 + number, 150 + (number % 7)];
  const exact = ((spent * 100) / budget).toFixed(2);
  const stated = rate ?? (right ? exact : ((spent * 100) / budget + 5).toFixed(2));
  return [
    `# 第${number}号养护项目绩效自评报告`,
    `项目单位：云溪县第${number}养护站`,
    `项目名称：第${number}号养护项目`,
    "评价年度：2023年",
    "## 一、资金情况",
    `项目全年预算数${budget}万元，全年执行数${spent}万元，预算执行率为${stated}%。`,
    "",
  ].join("\n\n");
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
