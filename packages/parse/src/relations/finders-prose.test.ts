import { describe, expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

// What running text says must hold. Each table has what is found, what is none, and what leaves a choice.

type Row = readonly [name: string, text: string, expected: readonly string[]];

describe("totals with their parts", () => {
  test.each<Row>([
    ["of which", "全年共支出93.62万元，其中：设备购置61.20万元，人员培训32.42万元。", ["93.62万元 ⊇ 61.20万元 + 32.42万元"]],
    ["a list that names all", "项目总投资850万元，分别为中央资金500万元、省级资金350万元。", ["850万元 = 500万元 + 350万元"]],
    ["a list that ends in its total", "印刷费3.20万元，差旅费4.15万元，合计7.35万元。", ["7.35万元 = 3.20万元 + 4.15万元"]],
    [
      "the total stands in the sentence before, compared with another year",
      "2023年培训经费支出9.36万元，比上年12.48万元减少3.12万元。其中：场地费5.20万元，讲课费4.16万元。",
      ["9.36万元 ⊇ 5.20万元 + 4.16万元"],
    ],
    [
      "the whole of a share stands between",
      "完成营造林2.35万亩，占任务2.20万亩的106.82%，其中人工造林1.15万亩，封山育林1.20万亩。",
      ["2.35万亩 ⊇ 1.15万亩 + 1.20万亩"],
    ],
    ["an open list", "全年支出20万元，分别为印刷费3万元、差旅费4万元等。", ["20万元 ⊇ 3万元 + 4万元"]],
    ["with what is other, which is all the rest", "查处213起，其中超载147起、非法营运38起、其他28起。", ["213起 = 147起 + 38起 + 28起"]],
    ["one part only", "全年支出20万元，其中印刷费3万元。", []],
    ["parts of another unit", "全年培训320人，其中支出3万元、4万元。", []],
    ["shares are no parts", "全年支出20万元，其中印刷费占15%，差旅费占20%。", []],
    ["two amounts side by side", "预算安排20万元，实际支出18万元。", []],
    [
      "not of the year before, which stands nearer",
      "年末实有农户9.50万户，较上年末的9.10万户增长4.40%，其中脱贫户3.20万户、其他农户6.30万户。",
      ["9.50万户 ⊇ 3.20万户 + 6.30万户"],
    ],
    ["a plain 共 behind its list", "检查餐馆310家、食堂82家、超市46家，全年共检查经营单位438家。", ["438家 = 310家 + 82家 + 46家"]],
    ["a plain 共 behind one figure or another thing", "检查餐馆310家，共发现问题82个；开展培训12次，共享设备3台。", []],
    [
      "all parts that the rule knows, so that none is left",
      "“三公”经费支出30万元，其中因公出国（境）费0万元、公务用车运行维护费20万元、公务接待费8万元。",
      ["30万元 = 0万元 + 20万元 + 8万元"],
    ],
    [
      "a list that is whole ends, what follows stands beside it",
      "计划维修21所，已开工18所，其中完工4所、在建14所，未开工3所。",
      ["18所 ⊇ 4所 + 14所"],
    ],
    ["a list of one kind goes on behind the whole", "景区7家，其中4A级3家、3A级4家、2A级1家。", ["7家 ⊇ 3家 + 4家 + 1家"]],
    ["no target behind the parts", "开展演出128场，其中乡镇96场、社区32场，完成目标120场的106.67%。", ["128场 ⊇ 96场 + 32场"]],
    [
      "a number that counts the list, not its sum",
      "计划改造24个小区，分布在甲、乙、丙3个街道，其中甲街道11个、乙街道8个、丙街道5个。",
      ["24个 ⊇ 11个 + 8个 + 5个"],
    ],
    [
      "divided as another whole is",
      "核定编制326名，其中行政编制42名、事业编制284名；实有308人，其中行政人员40人、事业人员266人；离退休119人。",
      ["326名 ⊇ 42名 + 284名", "308人 = 40人 + 266人"],
    ],
    [
      "divided as no whole is",
      "核定编制326名，其中行政编制42名、事业编制280名；实有308人，其中行政人员40人、事业人员266人。",
      ["326名 ⊇ 42名 + 280名", "308人 ⊇ 40人 + 266人"],
    ],
    ["some of them", "“三公”经费支出30万元，其中公务用车运行维护费20万元、公务接待费8万元。", ["30万元 ⊇ 20万元 + 8万元"]],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("totals of as many parts as are counted", () => {
  test.each<Row>([
    [
      "with a name in common, over a semicolon",
      "县级资金应到位826万元，实际到位676万元，缺口150万元；社会资本缺口100万元，两项合计缺口260万元。",
      ["260万元 = 150万元 + 100万元"],
    ],
    [
      "with none, where they make the total",
      "印刷费3万元，差旅费4万元，会议费2万元，以上三项合计9万元。",
      ["9万元 = 3万元 + 4万元 + 2万元"],
    ],
    ["with none, where they do not", "县级资金826万元，到位676万元，占比高，两项合计支出500万元。", []],
    ["fewer than counted", "县级缺口150万元，三项合计缺口260万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("structures, which name all parts", () => {
  test.each<Row>([
    [
      "batches that miss the whole",
      "全年发放补贴资金8,512.37万元。分批次看，第一批于4月28日发放6,105.20万元，第二批发放1,896.34万元，第三批发放501.83万元。",
      ["8,512.37万元 = 6,105.20万元 + 1,896.34万元 + 501.83万元"],
    ],
    [
      "things that are counted in the clauses of the amounts",
      "涉及14个乡镇238个村，发放9,512万元。从分布看，平原乡镇6个，发放5,268万元；丘陵乡镇5个，发放2,986万元；山区乡镇4个，发放1,258万元。",
      ["14个 = 6个 + 5个 + 4个", "9,512万元 = 5,268万元 + 2,986万元 + 1,258万元"],
    ],
    ["no whole", "从分布看，平原乡镇6个，丘陵乡镇5个。", []],
    ["what is seen in two years", "全年支出500万元。从执行情况看，上年支出300万元，本年支出200万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("parts of a whole that is named again", () => {
  test.each<Row>([
    [
      "closed by rule",
      "基本支出1,386.55万元。基本支出中，人员经费1,235.80万元，公用经费151.75万元。",
      ["1,386.55万元 = 1,235.80万元 + 151.75万元"],
    ],
    ["staff", "年末在职76人、退休21人；在职人员中，行政18人、参公管理11人、事业46人。", ["76人 = 18人 + 11人 + 46人"]],
    ["far from all", "年末在职76人、退休21人；在职人员中，行政18人、事业26人。", ["76人 ⊇ 18人 + 26人"]],
    ["of something else", "年末在职76人；参训人员中，行政18人、事业46人。", []],
  ])("%s", (_name, text, expected) =>
    expect(shownRelations("sum", { paragraphs: [text] }).filter((line) => !line.startsWith("76人 ⊇ 21"))).toEqual(expected),
  );
});

describe("parts that tell of several things each", () => {
  const whole = "全年播种面积102.35万亩，平均亩产418.6公斤，总产量42.84万吨。";
  test.each<Row>([
    [
      "of which one makes up its total",
      `${whole}其中夏粮播种面积41.20万亩、产量15.86万吨，秋粮播种面积61.15万亩、产量27.98万吨。`,
      ["102.35万亩 = 41.20万亩 + 61.15万亩", "42.84万吨 = 15.86万吨 + 27.98万吨"],
    ],
    ["of which none does", `${whole}其中夏粮播种面积41.20万亩、产量15.86万吨，秋粮播种面积51.15万亩、产量27.98万吨。`, []],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("points behind the pace of the year", () => {
  const pace = "总体执行进度56.49%，低于序时进度（58.33%）1.84个百分点。";
  test.each<Row>([
    ["that another sentence tells", `${pace}房屋修缮执行率55.05%，低于序时进度3.18个百分点。`, ["−3.18个百分点 (points): 58.33% → 55.05%"]],
    ["that none tells", "房屋修缮执行率55.05%，低于序时进度3.18个百分点。", []],
  ])("%s", (_name, text, expected) =>
    expect(shownRelations("growth", { paragraphs: [text] }).filter((line) => line.includes("55.05"))).toEqual(expected),
  );
});

describe("what is left of two", () => {
  test.each<Row>([
    ["book value", "原值3,862.45万元，累计折旧1,427.68万元，净值2,443.77万元。", ["2,443.77万元 = 3,862.45万元 - 1,427.68万元"]],
    [
      "after a deduction",
      "全年应付服务费1,449.48万元，扣减考核扣款18.30万元后，应支付1,413.18万元。",
      ["1,413.18万元 = 1,449.48万元 - 18.30万元"],
    ],
    ["more and less", "多报面积186.4亩，少报面积42.7亩，净多报147.3亩。", ["147.3亩 = 186.4亩 - 42.7亩"]],
    ["words behind the whole", "3,780万元项目预算支出3,564万元，执行率94.29%，结余216万元。", ["216万元 = 3,780万元 - 3,564万元"]],
    ["other words", "原值3,862.45万元，租金1,427.68万元，净值2,443.77万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("balance", { paragraphs: [text] })).toEqual(expected));
});

describe("lists of one price", () => {
  const price = "补助标准为每亩2,000元。";
  test.each<Row>([
    [
      "that the text states",
      `${price}资金下达：城关区5.2万亩10,400万元，石泉县6.8万亩13,600万元，白河县4.6万亩9,200万元，平利县5.5万亩11,500万元。`,
      [
        "10,400万元 = 每亩2,000元 × 5.2万亩",
        "13,600万元 = 每亩2,000元 × 6.8万亩",
        "9,200万元 = 每亩2,000元 × 4.6万亩",
        "11,500万元 = 每亩2,000元 × 5.5万亩",
      ],
    ],
    ["that it does not", "资金下达：城关区5.2万亩10,400万元，石泉县6.8万亩13,600万元，白河县4.6万亩9,200万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("product", { paragraphs: [text] })).toEqual(expected));
});

describe("what is not done yet", () => {
  test.each<Row>([
    [
      "of a whole that is named",
      "63个行政村中，有41个村落实了管护人员，占65.08%；收取水费的村32个，仍有21个村未落实管护人员。",
      ["21个 = 63个 - 41个"],
    ],
    ["all others of a whole", "抽查14个乡镇中有3个乡镇未建立台账，占比21.43%；其余12个乡镇台账完整。", ["12个 = 14个 - 3个"]],
    ["of no whole", "有41个村落实了管护人员，仍有21个村未落实管护人员。", []],
    ["of another deed", "63个行政村中，有41个村落实了管护人员，仍有21个村未收取水费。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("balance", { paragraphs: [text] })).toEqual(expected));
});

describe("totals whose parts stand in clauses of their own", () => {
  test.each<Row>([
    [
      "with a share each",
      "部门收入500万元，其中：财政拨款400万元，占80%；事业收入60万元，占12%；经营收入40万元，占8%。",
      ["500万元 = 400万元 + 60万元 + 40万元"],
    ],
    [
      "of what was spent, not of what was left",
      "累计支付500万元，结余88万元。其中：道路支出400万元，占支付总额的80%；桥梁支出100万元，占20%。",
      ["500万元 = 400万元 + 100万元"],
    ],
    ["some of them", "部门收入500万元，其中：财政拨款400万元，主要用于人员；事业收入60万元。", ["500万元 ⊇ 400万元 + 60万元"]],
    [
      "what they are used for",
      "基本支出350万元，其中：人员经费310万元，主要包括基本工资、奖金等；公用经费40万元，主要包括办公费、差旅费等。",
      ["350万元 = 310万元 + 40万元"],
    ],
    [
      "budget and expenditure of each",
      "“三公”经费支出预算为60万元，支出决算为50万元。其中：因公出国（境）费支出0万元；公务接待费支出预算为20万元，支出决算为15万元；公务用车费支出预算为40万元，支出决算为35万元。",
      ["60万元 = 0万元 + 20万元 + 40万元", "50万元 = 0万元 + 15万元 + 35万元"],
    ],
    ["another scope behind the semicolon", "部门预算支出61万元，其中局本级支出29万元；全县该领域投入200万元。", []],
    ["one without a number", "部门收入500万元，其中：财政拨款400万元；事业收入未达预期。", []],
    ["compared with the year before", "部门收入500万元，其中：财政拨款较上年增加40万元；事业收入60万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("lists of figures in a row", () => {
  const TEXT =
    "2021年至2023年预算分别为5,800万元、6,200万元和6,600万元，实际执行分别为5,394万元、5,828万元和6,262万元，执行率分别为93%、94%和94.88%。";
  test("each rate goes with the figures in its place", () => {
    expect(shownRelations("ratio", { paragraphs: [TEXT] })).toEqual([
      "93% = 5,394万元 / 5,800万元",
      "94% = 5,828万元 / 6,200万元",
      "94.88% = 6,262万元 / 6,600万元",
    ]);
  });
  test("no list is the parts of another", () => expect(shownRelations("sum", { paragraphs: [TEXT] })).toEqual([]));
});

describe("totals that the sentence before gives", () => {
  test.each<Row>([
    [
      "of all its amounts the one that the list makes up",
      "涉及预算资金4,286万元，其中：本级1,168万元，上级3,118万元。具体为：卫生服务项目2,460万元、药物制度项目1,826万元。",
      ["4,286万元 ⊇ 1,168万元 + 3,118万元", "4,286万元 = 2,460万元 + 1,826万元"],
    ],
    ["parts of something else", "共有指标92个，未完成8个。其中：产出指标58个，效益指标34个。", ["92个 ⊇ 58个 + 34个"]],
    ["parts that are none of it", "共有乡镇9个，村8个。其中：产出指标58个，效益指标34个。", []],
    [
      "answers with their shares in brackets",
      "有效问卷200份。其中，非常满意96份（占48%）、比较满意78份（占39%）、一般20份（占10%）、不满意6份（占3%）。",
      ["200份 = 96份 + 78份 + 20份 + 6份"],
    ],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("totals with as many parts as the text says", () => {
  test.each<Row>([
    [
      "batches with document numbers",
      "下达资金共计1,685万元，分三批下达：第一批（青财农〔2023〕12号）680万元，第二批（青财农〔2023〕25号）725万元，第三批280万元。",
      ["1,685万元 = 680万元 + 725万元 + 280万元"],
    ],
    ["another number of them", "下达资金共计1,685万元，分三批下达：第一批680万元，第二批725万元。", []],
    ["no total", "分两批下达：第一批680万元，第二批725万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));
});

describe("rates", () => {
  test.each<Row>([
    ["both operands before it", "全年预算数120万元，全年执行数114万元，预算执行率95%。", ["95% = 114万元 / 120万元"]],
    ["the expenditure first", "实际支出114万元，占全年预算120万元，预算执行率为95.00%。", ["95.00% = 114万元 / 120万元"]],
    [
      "the adjusted budget, where there is an initial one, too",
      "年初预算100万元，调整后预算120万元，实际支出114万元，预算执行率95%。",
      ["95% = 114万元 / 120万元"],
    ],
    ["of what was planned", "完成农村公路新改建126.8公里，为年度计划120公里的105.67%。", ["105.67% = 126.8公里 / 120公里"]],
    ["the sentence of the published accounts", "项目全年预算数为120万元，执行数为114万元，完成预算的95%。", ["95% = 114万元 / 120万元"]],
    ["of an item's own budget", "公务接待费支出预算为18万元，支出决算为9.65万元，完成预算的53.61%。", ["53.61% = 9.65万元 / 18万元"]],
    ["of the initial budget", "年初预算100万元，实际支出114万元，完成年初预算的114%。", ["114% = 114万元 / 100万元"]],
    ["funds in place", "应到位资金60万元，实际到位资金45万元，资金到位率75%。", ["75% = 45万元 / 60万元"]],
    [
      "money of a source against the plan of that source",
      "计划总投资3,180万元，其中财政资金2,385万元，计划自筹资金795万元。自筹资金到位742.5万元，到位率93.40%。",
      ["93.40% = 742.5万元 / 795万元"],
    ],
    [
      "all of the money, not a part of it",
      "2022年项目预算资金6,480万元，其中：市级财政资金4,752万元，县级配套资金1,728万元。截至2022年12月31日，实际支出5,909.76万元，预算执行率91.2%。",
      ["91.2% = 5,909.76万元 / 6,480万元"],
    ],
    ["what is counted in a verb", "计划新建36个，实际新建30个，完成率83.33%。", ["83.33% = 30个 / 36个"]],
    ["valid answers", "回收468份，其中有效问卷456份，有效率97.44%。", ["97.44% = 456份 / 468份"]],
    ["money of a source against all of it", "计划总投资3,180万元。自筹资金到位742.5万元，到位率93.40%。", []],
    ["what had to be added", "该县应配套408万元，实际到位278.8万元，到位率68.33%。", ["68.33% = 278.8万元 / 408万元"]],
    ["questionnaires", "共发放问卷320份，收回312份，回收率97.5%。", ["97.5% = 312份 / 320份"]],
    ["a rate named after its numerator", "受理投诉200件，办结193件，投诉办结率96.5%。", ["96.5% = 193件 / 200件"]],
    ["a target is no result", "预算安排120万元，实际支出114万元，执行率目标为95%。", []],
    ["two plans leave a choice", "计划培训200人，任务分解培训240人，完成培训228人，完成率95%。", ["95% = 228人 / 240人 or 200人"]],
    [
      "the adjusted budget behind the initial one",
      "预算安排500万元，年中追加80万元，调减30万元，调整后预算550万元，实际支出539万元，预算执行率98%。",
      ["98% = 539万元 / 550万元"],
    ],
    ["a whole between 占 and 的", "老年人口18.6万人，占常住人口82.4万人的22.57%。", ["22.57% = 18.6万人 / 82.4万人"]],
    ["a target as the whole", "老年人健康管理11,420人，完成年度目标18,600人的60.43%。", ["60.43% = 11,420人 / 18,600人"]],
    [
      "of all that is counted in one unit",
      "涉及14个乡镇12.86万户农户。其中5个乡镇、0.86万户，占总户数的6.96%。",
      ["6.96% = 0.86万户 / 12.86万户"],
    ],
    [
      "one rate for each score",
      "决策类14.5分（满分15分）、过程类21.4分（满分25分），得分率分别为96.67%、85.60%。",
      ["96.67% = 14.5分 / 15分", "85.60% = 21.4分 / 25分"],
    ],
    ["a whole of another unit between 占 and 的", "补贴468.20万元，占老年人4,682人的22.57%。", []],
    ["parts with shares of their own", "学生满意186人（93%）、家长满意54人（90%）。", []],
    ["one operand only", "实际支出114万元，预算执行率95%。", []],
    ["a rate alone", "预算执行率95%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("ratio", { paragraphs: [text] })).toEqual(expected));
});

describe("shares of a total", () => {
  test.each<Row>([
    [
      "each part with its share",
      "部门收入500万元，其中财政拨款480万元，占96.00%；其他收入20万元，占4.00%。",
      ["96.00% = 480万元 / 500万元", "4.00% = 20万元 / 500万元"],
    ],
    ["in brackets", "项目12个，其中延期3个（占比25%）。", ["25% = 3个 / 12个"]],
    ["a whole that is named beside the share", "部门收入500万元，其中财政拨款480万元，占全县财政拨款的2.1%。", []],
    ["no total", "财政拨款480万元，占96.00%。", []],
    ["an approximate part may confirm", "部门收入500万元，其中财政拨款约480万元，占96%。", ["96% = 约480万元 / 500万元"]],
  ])("%s", (_name, text, expected) => expect(shownRelations("ratio", { paragraphs: [text] })).toEqual(expected));
});

describe("shares in the order of the amounts before them", () => {
  test.each<Row>([
    [
      "of a total that the amounts make up",
      "下达资金2,385万元。其中，中央资金1,150万元、省级资金815万元、县级资金420万元，分别占48.22%、34.17%和17.61%。",
      ["48.22% = 1,150万元 / 2,385万元", "34.17% = 815万元 / 2,385万元", "17.61% = 420万元 / 2,385万元"],
    ],
    ["of something else", "下达资金9,000万元。中央资金1,150万元、省级资金815万元，分别占48.22%、34.17%。", []],
    ["more shares than amounts", "下达资金1,965万元，中央资金1,150万元，分别占48.22%、34.17%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("ratio", { paragraphs: [text] })).toEqual(expected));
});

describe("a plan that stands in another section", () => {
  const GOALS = "（二）绩效目标";
  const GOAL = "支持建设高标准茶园3,200亩，改造低产茶园5,000亩。";
  test.each<[name: string, paragraphs: string[], expected: string[]]>([
    [
      "by the name",
      [GOALS, GOAL, "（三）完成情况", "新建高标准茶园3,264亩，完成目标任务的102%；改造低产茶园4,850亩，完成率97%。"],
      ["102% = 3,264亩 / 3,200亩", "97% = 4,850亩 / 5,000亩"],
    ],
    ["in the sentence, with what was done more", ["新认定企业168家，较目标值150家超额完成18家，完成率112%。"], ["112% = 168家 / 150家"]],
    [
      "in the sentence, what was done in the one before",
      ["补贴企业438家，其中工业企业262家，占59.82%；科技型企业176家，占40.18%。完成目标值420家的104.29%。"],
      ["59.82% = 262家 / 438家", "40.18% = 176家 / 438家", "104.29% = 438家 / 420家"],
    ],
    ["a rate of its own name", [GOALS, GOAL, "（三）完成情况", "改造低产茶园4,850亩，验收合格率97%。"], []],
    ["another unit", [GOALS, GOAL, "（三）完成情况", "改造低产茶园48个，完成率97%。"], []],
    ["two plans", [GOALS, GOAL, "另改造低产茶园200亩。", "（三）完成情况", "改造低产茶园4,850亩，完成率97%。"], []],
  ])("%s", (_name, paragraphs, expected) => expect(shownRelations("ratio", { paragraphs })).toEqual(expected));
});

describe("a whole that is named beside its share and stated elsewhere", () => {
  test.each<[name: string, paragraphs: string[], expected: string[]]>([
    ["by name and size", ["实际到位资金6,220.8万元。", "实际支出5,909.76万元，占到位资金的95%。"], ["95% = 5,909.76万元 / 6,220.8万元"]],
    [
      "counted in another word for people",
      ["抽查的456名对象均已核实。", "发现68人未按月领取，占抽查人数的14.91%。"],
      ["14.91% = 68人 / 456名"],
    ],
    ["another name", ["实际到位资金6,220.8万元。", "实际支出5,909.76万元，占全市总量的95%。"], []],
    [
      "another size, of its very name",
      ["实际到位资金6,220.8万元。", "实际支出5,909.76万元，占到位资金的85%。"],
      ["85% = 5,909.76万元 / 6,220.8万元"],
    ],
    ["far off", ["实际到位资金6,220.8万元。", "实际支出5,909.76万元，占到位资金的25%。"], []],
  ])("%s", (_name, paragraphs, expected) => expect(shownRelations("ratio", { paragraphs })).toEqual(expected));
});

describe("arithmetic written out", () => {
  test.each<Row>([
    ["a quotient", "按114÷120×100%=95%计算。", ["=95% = ((114 ÷ 120) × 100%)"]],
    ["a product with units", "县道72.5公里×0.2万元×9个月=130.50万元。", ["=130.50万元 = ((72.5公里 × 0.2万元) × 9个月)"]],
    ["a sum in brackets", "（30+20）×2=100。", ["=100 = ((30 + 20) × 2)"]],
    [
      "an average with its total behind it",
      "带动农户5,732户，户均增收2,415元，共增收1,384.28万元。",
      ["2,415元 = (1,384.28万元 ÷ 5,732户)"],
    ],
    ["words only", "执行率=支出÷预算×100%。", []],
    ["no result", "按114÷120计算。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("formula", { paragraphs: [text] })).toEqual(expected));
});

describe("price times number", () => {
  test.each<Row>([
    ["per copy", "采购图书6240册，每册50元，共计支出31.20万元。", ["31.20万元 = 50元 × 6240册"]],
    [
      "per kilometre and month",
      "养护县道70公里，养护9个月，每公里每月补助0.2万元，共需资金126万元。",
      ["126万元 = 0.2万元 × 70公里 × 9个月"],
    ],
    ["two numbers of the thing", "采购图书6240册，其中少儿类1200册，每册50元，共计支出31.20万元。", []],
    ["no price", "采购图书6240册，共计支出31.20万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("product", { paragraphs: [text] })).toEqual(expected));
});

describe("balances", () => {
  test.each<Row>([
    [
      "from opening to closing",
      "年初结转和结余36.42万元，本年收入1842.58万元，本年支出1853.20万元，年末结转和结余26.80万元。",
      ["26.80万元 = 36.42万元 + 1842.58万元 - 1853.20万元"],
    ],
    [
      "with the year before each",
      "2023年末，该基金上年结余120万元，2023年收入80万元，2023年支出50万元，年末累计结余150万元。",
      ["150万元 = 120万元 + 80万元 - 50万元"],
    ],
    ["the year's surplus", "本年收入80万元，本年支出50万元，本年结余30万元。", ["30万元 = 80万元 - 50万元"]],
    ["no opening balance", "本年收入80万元，本年支出50万元，年末结余30万元。", []],
    ["two incomes", "年初结余1万元，本年收入80万元，本年收入20万元，本年支出50万元，年末结余30万元。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("balance", { paragraphs: [text] })).toEqual(expected));
});

describe("changes", () => {
  test.each<Row>([
    [
      "of the whole, behind its parts",
      "在校生48,216人，其中小学31,540人、初中16,676人，较上年48,930人减少714人。",
      ["−714人 (amount): 48,930人 → 48,216人"],
    ],
    [
      "of the last part",
      "在校生48,216人，其中小学31,540人、初中16,676人，较上年16,930人减少254人。",
      ["−254人 (amount): 16,930人 → 16,676人"],
    ],
    ["a rate", "全年办件3486件，较上年3120件增长11.73%。", ["11.73% (rate): 3120件 → 3486件"]],
    [
      "a fall",
      "支出9.36万元，比上年12.48万元减少3.12万元，下降25%。",
      ["−3.12万元 (amount): 12.48万元 → 9.36万元", "25% (rate): 12.48万元 → 9.36万元"],
    ],
    ["percentage points", "参保率95.2%，比上年92%提高3.2个百分点。", ["3.2个百分点 (points): 92% → 95.2%"]],
    ["by how many times", "产量200吨，较上年80吨增长1.5倍。", ["1.5倍 (increaseMultiple): 80吨 → 200吨"]],
    ["a change in number and rate", "参保人数为312,456人，较上年减少2,344人，下降0.74%。", ["−0.74% (rateByAmount): 2,344人 → 312,456人"]],
    [
      "a change in number and rate of what another sentence tells",
      "收入总计550万元。与上年相比，收入总计增加50万元，增长10%。",
      ["10% (rateByAmount): 50万元 → 550万元"],
    ],
    ["more than the target", "新认定企业168家，较目标值150家超额完成18家。", ["18家 (amount): 150家 → 168家"]],
    ["more than planned", "完成危桥改造14座，较计划12座多2座。", ["2座 (amount): 12座 → 14座"]],
    ["a change of a part, in number and rate", "收入总计550万元，主要是人员经费较上年增加50万元，增长20%。", []],
    ["a number that rises and a rate that falls", "收入总计550万元，较上年增加50万元，下降10%。", []],
    ["nothing to compare with", "全年办件3486件，增长11.73%。", []],
    ["other units", "全年办件3486件，较上年12万元增长11.73%。", []],
    ["an approximate year before", "全年办件3486件，较上年约3000件增长16%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("growth", { paragraphs: [text] })).toEqual(expected));
});

describe("changes whose earlier value follows in brackets", () => {
  test.each<Row>([
    ["points", "抽检不合格率2.58%，比上年下降0.54个百分点（上年为3.12%）。", ["0.54个百分点 (points): 3.12% → 2.58%"]],
    ["a multiple of money", "挽回损失326万元，是上年的2倍（上年为163万元）。", ["2倍 (multiple): 163万元 → 326万元"]],
    ["a remark on something else", "抽检不合格率2.58%，比上年下降0.54个百分点（目标为3%）。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("growth", { paragraphs: [text] })).toEqual(expected));
});

describe("satisfaction from the answers", () => {
  const answers = "收回有效问卷200份，其中非常满意120份、比较满意60份、一般15份、不满意5份";
  test.each<Row>([
    ["the best two grades", `${answers}，满意度为90.00%。`, ["90.00% = ((120份 + 60份) ÷ (((120份 + 60份) + 15份) + 5份))"]],
    ["the best grade alone", `${answers}，群众满意率60%。`, ["60% = (120份 ÷ (((120份 + 60份) + 15份) + 5份))"]],
    ["wrong by any count", `${answers}。群众满意度达93.00%。`, ["93.00% = ((120份 + 60份) ÷ (((120份 + 60份) + 15份) + 5份))"]],
    ["a weighted mean", `${answers}，满意度为88.50%。`, []],
    ["the worst grade is not told", "满意120份、比较满意60份、基本满意15份，满意度为95%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("formula", { paragraphs: [text] })).toEqual(expected));
});

describe("shares of a survey", () => {
  test.each<Row>([
    ["of those returned", "发放问卷320份，收回有效问卷312份，满意的占95.83%。", ["95.83% of 312份"]],
    ["with the number counted", "收回有效问卷312份，其中不满意13份，占4.17%。", ["4.17% of 312份, 13份"]],
    ["a rate of return is no answer", "发放问卷320份，回收率97.5%。", []],
    ["a target is no answer", "收回有效问卷312份，满意度目标95%。", []],
    ["money in a later sentence", "收回有效问卷312份。部门收入500万元，其中财政拨款480万元，占96.00%。", []],
    ["answers in a later sentence", "收回有效问卷312份。其中表示满意的占95.83%。", ["95.83% of 312份"]],
    ["no survey", "受益群众312人，满意度95.83%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("countShare", { paragraphs: [text] })).toEqual(expected));
});

describe("names in brackets behind their number", () => {
  test.each<Row>([
    ["of units", "下属事业单位5个（文化馆、图书馆、博物馆、执法大队）。", ["5个 = 文化馆|图书馆|博物馆|执法大队"]],
    ["with 等", "下属事业单位5个（文化馆、图书馆等）。", ["5个 ≥ 文化馆|图书馆"]],
    ["that describe", "新建泵站3个（选址、设计、施工）。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("count", { paragraphs: [text] })).toEqual(expected));
});

describe("shares that the text counts", () => {
  test.each<Row>([
    [
      "as many as it says, however far they are off",
      "支出由三部分构成：设备购置费占比48.20%；培训费占比71.10%；其他费用占比20.70%。",
      ["48.20% + 71.10% + 20.70%"],
    ],
    ["in one sentence", "资金来源分为2类，财政拨款占62.5%，自筹资金占37.5%。", ["62.5% + 37.5%"]],
    ["all of a structure", "从支出结构看，苗木费占26.6%，管护费占28.5%，药剂费占30.5%。", ["26.6% + 28.5% + 30.5%"]],
    ["an open structure", "从支出结构看，苗木费占26.6%，管护费占28.5%，药剂费占30.5%等。", []],
    ["fewer than it says", "支出由三部分构成，其中设备购置费占比48.20%，培训费占比31.10%。", []],
    ["of different wholes", "项目包括三项内容，完成率98%，设备款占合同额的40%。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("shareSum", { paragraphs: [text] })).toEqual(expected));
});

describe("things counted and listed", () => {
  test.each<Row>([
    ["the list first", "主要从决策、过程、产出三个方面进行评价。", ["三个 = 决策|过程|产出"]],
    ["the list behind", "涉及4个乡镇，分别为东山镇、西河镇、南岭乡、北溪乡。", ["4个 = 东山镇|西河镇|南岭乡|北溪乡"]],
    ["an open list", "涉及8个乡镇，包括东山镇、西河镇等。", ["8个 ≥ 东山镇|西河镇"]],
    ["the last two joined", "主要从决策、过程和产出三个方面进行评价。", ["三个 = 决策|过程|产出"]],
    ["no list", "涉及4个乡镇。", []],
    ["about as many", "涉及约4个乡镇，分别为东山镇、西河镇、南岭乡。", []],
  ])("%s", (_name, text, expected) => expect(shownRelations("count", { paragraphs: [text] })).toEqual(expected));

  test("projects that are evaluated one by one", () => {
    const project = (number: string, name: string) => [`（${number}）${name}项目`, "年初预算20万元，实际支出19万元，预算执行率95%。"];
    const paragraphs = [
      "一、总体情况",
      "纳入自评的项目共4个。",
      "二、各项目情况",
      ...project("一", "造林补助"),
      ...project("二", "湿地保护"),
      ...project("三", "苗圃建设"),
    ];
    expect(shownRelations("count", { paragraphs })).toEqual(["4个 = 造林补助项目|湿地保护项目|苗圃建设项目"]);
  });
});
