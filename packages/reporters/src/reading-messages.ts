import type { FailureKind, NoteKind } from "@gouji/document";
import type { Language } from "@gouji/rules";

/** What the readers say of files and pages, by the Chinese sentence; {} is any text, taken over as it is. */
const ENGLISH: Readonly<Record<string, string>> = {
  "文件是空的（0 字节），请重新取得文件后再试。": "The file is empty (0 bytes). Get it again and retry.",
  "文件已损坏或不完整，无法打开。请用 Word、WPS 或 Excel 打开原件另存一份，或请报送单位重新提交。":
    "The file is damaged or incomplete and cannot be opened. Open the original in Word, WPS or Excel and save a copy, or ask for it again.",
  "文件设有打开密码。请提供密码（--password），或去掉密码后重新提交。":
    "The file needs a password. Give it with --password, or remove it and submit the file again.",
  "OFD 文件已损坏或不完整，无法打开。请用 OFD 阅读器核对原件，或请报送单位重新提交。":
    "The OFD file is damaged or incomplete and cannot be opened. Compare the original in an OFD reader, or ask for it again.",
  "OFD 文件已加密，无法读取。请用有权限的 OFD 阅读器另存为不加密的 OFD 或 PDF 后再提交。":
    "The OFD file is encrypted and cannot be read. Save it without encryption as OFD or PDF.",
  "这是设有打开密码的旧版 Excel 文件（.xls），无法读取。请去掉密码，或另存为 .xlsx 后重新提交。":
    "This is an old Excel file (.xls) with a password, which cannot be read. Remove the password or save it as .xlsx.",
  "打开密码不正确。请核对密码后再试。": "The password is wrong. Check it and retry.",
  "这是设有打开密码的旧版 Word 文件（.doc、.wps），无法读取。请去掉密码，或另存为 .docx 后重新提交。":
    "This is an old Word file (.doc, .wps) with a password, which cannot be read. Remove the password or save it as .docx.",
  "这是 Word 97 以前的文件，或内部结构不是 Word 文件，无法读取。请用 Word 或 WPS 打开后另存为 .docx 再提交。":
    "This file is older than Word 97 or no Word file inside and cannot be read. Save it as .docx from Word or WPS.",
  "不支持这种文件类型。请提交 PDF、OFD、Word（.docx、.doc）、Excel（.xlsx、.xls）、网页（.html）、文本或 Markdown 文件。":
    "This type of file is not supported. Submit PDF, OFD, Word, Excel, a web page, text or Markdown.",
  "文件解压后过大，超过限制，已停止读取。请拆分文件或删去其中的大附件后再提交。":
    "Unpacked, the file is larger than the limit; reading was stopped. Split it or remove large attachments.",
  "文件的压缩比异常（可能是压缩炸弹），已停止读取。请用 Word、WPS 或 Excel 打开原件另存一份再提交。":
    "The file is packed suspiciously densely (a zip bomb perhaps); reading was stopped. Save a copy of the original from Word, WPS or Excel.",
  "文件含有不允许的实体定义（可能是恶意文件），已停止读取。请用 Excel 或 WPS 打开原件另存一份再提交。":
    "The file defines entities, which is not allowed; reading was stopped. Save a copy of the original from Excel or WPS.",
  "文件内部的嵌套层数超过限制，已停止读取。请用 Word、WPS 或 Excel 打开原件另存一份再提交。":
    "The file is nested deeper than the limit; reading was stopped. Save a copy of the original from Word, WPS or Excel.",
  "表格单元格数量超过限制，已停止读取。请拆分文件，或只保留需要核对的工作表。":
    "There are more cells than the limit allows; reading was stopped. Split the file or keep only the sheets to be checked.",
  "读取超时或被取消。请拆分文件，或稍后再试。": "Reading took too long or was cancelled. Split the file or retry later.",
  "读取文件时程序出错（{}）。请重试；仍然失败时请另存一份再提交。":
    "Our program failed while reading the file ({}). Retry; if it fails again, save a copy and submit that.",
  "文件超过 {} MB 的限制。请压缩其中的图片或拆分文件后再提交。":
    "The file is larger than the limit of {} MB. Compress its pictures or split it.",
  "找不到文件，可能已被移走或改名。": "The file is not there; it may have been moved or renamed.",
  "没有读取此文件的权限。请检查文件权限后再试。": "No permission to read this file. Check its permissions and retry.",
  "没有打开此文件夹的权限。": "No permission to open this folder.",
  "文件正被其他程序占用。请关闭后再试。": "Another program is using the file. Close it there and retry.",
  "无法从磁盘读取此文件（{}）。请检查磁盘或网络位置后再试。":
    "The file cannot be read from the disk ({}). Check the disk or the network place and retry.",
  "读取超过 {} 秒的时限，已停止。请拆分文件，或另存一份后再试。":
    "Reading took longer than the limit of {} seconds and was stopped. Split the file or save a copy.",
  "读取所需内存超过 {} MB 的限制，已停止。请拆分文件，或另存一份后再试。":
    "Reading needed more memory than the limit of {} MB and was stopped. Split the file or save a copy.",
  "程序处理此文件时出错（{}）。其他文件不受影响；请把这一情况告知程序维护者。":
    "Our program failed on this file ({}). Other files are not concerned; please report it.",
  "部分文字无法解码，可能是网页编码声明有误。": "Some of the text cannot be decoded; the page may name the wrong encoding.",
  "部分文字无法解码，可能是编码不明或文件损坏。": "Some of the text cannot be decoded; the encoding is unknown or the file is damaged.",
  "网页中有隐藏的文字，未计入正文。": "The page has hidden text, which was not read as its text.",
  "网页带有 {} 个附件，未读取：{}。如需核对请另行提交。":
    "The page has {} attachments, which were not read: {}. Submit them if they are to be checked.",
  "网页中嵌入了 {} 个其他网页，未读取。": "The page embeds {} other pages, which were not read.",
  "网页中有加了删除线的文字，仍按正文读取，请对照原件。":
    "There is text struck through, which was read as any other. Compare the original.",
  "网页中有 {} 幅图片，其中的文字未读取。": "The page has {} pictures; text in them was not read.",
  "文中有批注，未读取。": "There are comments, which were not read.",
  "文中有用域（EQ）写的公式，未读取。": "There are formulas written as fields (EQ), which were not read.",
  "文中有加了删除线的文字，仍按正文读取，请对照原件。": "There is text struck through, which was read as any other. Compare the original.",
  "文本框中的文字列在正文之后，不在原来的位置。": "Text of text boxes stands behind the body, not in its own place.",
  "第 {} 页的表格线条不完整，行列可能读得不准，请对照原件。":
    "The lines of the table on page {} are incomplete; rows and columns may be misread. Compare the original.",
  "文中有 {} 处图片或图形，其中的文字未读取。": "There are {} pictures or drawings; text in them was not read.",
  "文中嵌入了 {} 个外部文档，未读取。": "There are {} embedded documents, which were not read.",
  "文中有未接受的修订，按接受全部修订后的文字读取。": "There are pending revisions; the text was read as if all were accepted.",
  "文中有隐藏文字，未计入正文。": "There is hidden text, which was not read as text of the document.",
  "工作表“{}”已隐藏，未读取。": "The sheet “{}” is hidden and was not read.",
  "工作表“{}”有隐藏的{}，其中的数据一并读取。": "The sheet “{}” has hidden rows or columns, which were read as well.",
  "工作表“{}”有批注，未读取。": "The sheet “{}” has comments, which were not read.",
  "工作表“{}”有 {} 处图片或图表，其中的文字未读取。": "The sheet “{}” has {} pictures or charts; text in them was not read.",
  "工作表“{}”的内容不在文件中，未读取。": "The sheet “{}” is not in the file and was not read.",
  "工作表“{}”的合并单元格盖住了 {}的内容，未读取。": "Merged cells of the sheet “{}” cover content in {}, which was not read.",
  "工作表“{}”有公式没有保存计算结果，按空白读取。请用 Excel 或 WPS 打开保存一次再提交。":
    "The sheet “{}” has formulas without stored results, read as blank. Open and save it once in Excel or WPS.",
  "工作表“{}”另有 {} 处同类情况，未逐一列出。": "The sheet “{}” has {} more of the kind, which are not listed.",
  "工作表“{}”{} 的公式 {} 按现有数据应得 {}，保存的结果是 {}，可能改动数据后没有重新计算，请核对。":
    "Sheet “{}”, {}: the formula {} gives {} from the present numbers, the file holds {}. It may not have been recalculated.",
  "工作表“{}”{} 是直接填写的数字 {}，同一{}相邻单元格都是公式（如 {}：{}），数值与公式结果一致，请核对。":
    "Sheet “{}”, {}: {} is typed in beside formulas of the same {} (such as {}: {}) and agrees with them.",
  "工作表“{}”{} 是直接填写的数字 {}，同一{}相邻单元格都是公式（如 {}：{}），按公式应得 {}，请核对。":
    "Sheet “{}”, {}: {} is typed in beside formulas of the same {} (such as {}: {}), which give {}.",
  "第 {} 页已损坏，未能读取。": "Page {} is damaged and was not read.",
  "第 {} 页没有可用的文字层，文字由识别得到，请对照原件。":
    "Page {} has no usable text; it was recognised from the picture. Compare the original.",
  "第 {} 页是扫描图像，图像中的文字未读取。安装文字识别后可以读取：gouji ocr install。":
    "Page {} is a scan whose text was not read. Text recognition can read it: gouji ocr install.",
  "第 {} 页的文字是曲线图形，不是文字，未读取。安装文字识别后可以读取：gouji ocr install。":
    "The text of page {} is drawn as outlines and was not read. Text recognition can read it: gouji ocr install.",
  "第 {} 页的表单填有页面上没有显示的内容，未作为正文读取：{}。":
    "The form on page {} holds content that the page does not show and that was not read: {}.",
  "文件是动态表单（XFA），表单中填写的内容未读取。请在 Adobe Reader 中打印为 PDF 后再提交。":
    "The file is a dynamic form (XFA); what is filled in was not read. Print it as PDF from Adobe Reader.",
  "文件带有 {} 个附件，未读取：{}。如需核对请另行提交。":
    "The file has {} attachments, which were not read: {}. Submit them if they are to be checked.",
  "文件中没有读到文字。请核对原件；如果是图片或由程序生成的页面，请另存为 PDF 或 Word 后再提交。":
    "No text was found in the file. Compare the original; pictures or pages made by a program can be saved as PDF or Word.",
  "第 {} 页的部分文字缺少编码信息，读出的内容可能是乱码。安装文字识别后可改由识别读取：gouji ocr install。":
    "Some text of page {} lacks its encoding and may be garbled. Text recognition can read it instead: gouji ocr install.",
  "第 {} 页有 {} 个看不见的字符（隐藏、白色或在页面之外），未作为正文读取。":
    "Page {} has {} invisible characters (hidden, white or off the page), which were not read as text.",
  "第 {} 页“{}”识别把握不大，请对照原件。": "Page {}: “{}” was recognised with doubt. Compare the original.",
  "文件共 {} 页，只读取了前 {} 页。": "The file has {} pages; only the first {} were read.",
  "文件包中有 {} 个文档，按先后顺序连续读取。": "The package holds {} documents, read one after the other.",
  "共 {} 页，只读取了前 {} 页。": "There are {} pages; only the first {} were read.",
  "第 {} 页的内容不在文件包中，该页未参加核对。": "The content of page {} is not in the package; the page was not checked.",
  "第 {} 页的内容已损坏，无法读取，该页未参加核对。": "The content of page {} is damaged; the page was not checked.",
  "第 {} 页的内容超过大小限制，未读取，该页未参加核对。": "The content of page {} is beyond the limit of size; the page was not checked.",
  "第 {} 页的内容过多，只读取了一部分。": "Page {} holds too much; only a part of it was read.",
  "第 {} 页没有文字层，文字是图片或曲线，该页未参加核对。": "Page {} has no text, only pictures or outlines; the page was not checked.",
  "第 {} 页有看不见的文字（隐藏、透明、与底色相同或被遮盖），未作为正文。":
    "Page {} has invisible text (hidden, transparent, covered or of the ground's colour), which was not read as text.",
  "第 {} 页有 {} 个字符没有可用的文字编码，相关文字可能有误。":
    "Page {} has {} characters without a usable encoding; their text may be wrong.",
  "文件带有电子签章 {} 个，未验证真伪，印章图案不属于正文。":
    "The file has {} electronic seals, which were not verified; their pictures are no text.",
};

/** For a sentence that the table lacks: what kind of thing it is. The Chinese sentence follows. */
const KINDS: Readonly<Record<FailureKind | NoteKind, string>> = {
  empty: "The file is empty.",
  unsupported: "This type of file is not supported.",
  corrupt: "The file is damaged or incomplete.",
  encrypted: "The file is protected.",
  "too-large": "The file is beyond the limits of size.",
  "timed-out": "Reading took too long and was stopped.",
  "out-of-memory": "Reading needed too much memory and was stopped.",
  unreadable: "The file cannot be read from its place.",
  internal: "Our program failed on this file.",
  "unreadable-page": "A page could not be read.",
  "scanned-page": "A page is a scan.",
  "garbled-text": "Some text may be garbled.",
  "doubtful-table": "A table may be misread.",
  "hidden-content": "There is hidden content.",
  "tracked-changes": "There are pending revisions.",
  "limit-reached": "A limit was reached; a part was not read.",
  "low-confidence": "Some text was recognised with doubt.",
  "unlinked-figures": "Some figures could not be linked to what they measure.",
  other: "Something was not read.",
};

const PATTERNS = Object.entries(ENGLISH).map(([chinese, english]) => {
  const source = chinese
    .split("{}")
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("(.*?)");
  return { pattern: new RegExp(`^${source}$`, "su"), english };
});

/** A sentence of the readers in the language of the output. */
export function readingMessage(message: string, kind: FailureKind | NoteKind, language: Language): string {
  if (language === "zh") return message;
  for (const { pattern, english } of PATTERNS) {
    const found = pattern.exec(message);
    if (!found) continue;
    let hole = 0;
    return english.replaceAll("{}", () => {
      hole += 1;
      return found[hole] ?? "";
    });
  }
  return `${KINDS[kind]} (${message})`;
}
