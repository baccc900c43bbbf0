import { homedir } from "node:os";
import { join } from "node:path";
import { isOcrInstalled } from "../packages/extract/src/ocr/ocr-packages.ts";

const folder = process.env.GOUJI_OCR_FOLDER ?? join(homedir(), ".gouji", "ocr");

/** Folder of the text recognition, where it is installed. */
export const ocrFolder: string | undefined = isOcrInstalled(folder) ? folder : undefined;
