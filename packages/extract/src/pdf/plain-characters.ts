// The supplement block has no compatibility mapping in Unicode; these are the characters that the radicals look like.
const SUPPLEMENT =
  "⺁⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";
const CHARACTERS = [
  ..."厂乙亻冂几刀刂卜㔾小小兀尢尢尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁冗羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
];
/** Radicals whose compatibility mapping is another form than the one that fonts for simplified Chinese show. */
const SIMPLIFIED: readonly (readonly [string, string])[] = [
  ["⼾", "户"],
  ["⾭", "青"],
];
const RADICALS = new Map([...[...SUPPLEMENT].map((radical, at) => [radical, CHARACTERS[at] ?? radical] as const), ...SIMPLIFIED]);

const ODD = /[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFAFF\uFB00-\uFB06\u{2F800}-\u{2FA1D}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;

/**
 * The text of a glyph in ordinary characters: radicals (a print of Noto fonts holds ⾦ for 金), compatibility ideographs and ligatures are replaced.
 * Full NFKC would also change ①, （ and ％, which are text as printed.
 */
export function plainCharacters(text: string): string {
  if (text.length === 1 && ((text >= "!" && text <= "~") || (text >= "\u3000" && text <= "\uD7FF") || text >= "\uFF00")) return text;
  return (
    text
      .replace(/[\u00A0\u2000-\u200A\u202F\t]/gu, " ")
      .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "")
      // Fonts have one glyph for both dashes.
      .replace(/\u2015/gu, "—")
      .replace(CONTROL, "\uFFFD")
      .replace(ODD, (character) => RADICALS.get(character) ?? character.normalize("NFKC"))
  );
}
