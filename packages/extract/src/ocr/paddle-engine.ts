import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createCanvas } from "@napi-rs/canvas";
import type { GreyImage } from "./grey-image.ts";
import type { OcrEngine, RecognisedText } from "./ocr-engine.ts";

/** The part of ppu-paddle-ocr that is used. */
interface PaddleService {
  initialize(): Promise<void>;
  recognize(image: ArrayBuffer, options: { flatten: true; noCache: true }): Promise<{ readonly results: readonly PaddleItem[] }>;
  destroy(): Promise<void>;
}

interface PaddleItem {
  readonly text: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly confidence: number;
}

/** PP-OCRv4 (Chinese and Latin print) on the CPU, from the packages in `folder`. */
export async function openPaddleEngine(folder: string): Promise<OcrEngine> {
  const require = createRequire(join(folder, "package.json"));
  const { PaddleOcrService } = (await import(pathToFileURL(require.resolve("ppu-paddle-ocr")).href)) as {
    PaddleOcrService: new (options: unknown) => PaddleService;
  };
  const models = join(folder, "node_modules", "@gutenye", "ocr-models", "assets");
  const bytes = (name: string) => Uint8Array.from(readFileSync(join(models, name))).buffer;
  const service = new PaddleOcrService({
    model: {
      detection: bytes("ch_PP-OCRv4_det_infer.onnx"),
      recognition: bytes("ch_PP-OCRv4_rec_infer.onnx"),
      // The model counts a blank before the characters and a space behind them.
      charactersDictionary: new TextEncoder().encode(`blank\n${readFileSync(join(models, "ppocr_keys_v1.txt"), "utf8").trimEnd()}\n \n`)
        .buffer,
    },
    detection: { maxSideLength: 1280 },
    recognition: { strategy: "per-box" },
    session: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  });
  await service.initialize();
  return {
    recognise: async (image) => {
      const { results } = await service.recognize(await pngOf(image), { flatten: true, noCache: true });
      return results.map(({ text, box, confidence }): RecognisedText => ({ text, ...box, confidence }));
    },
    close: () => service.destroy(),
  };
}

async function pngOf({ width, height, values }: GreyImage): Promise<ArrayBuffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const picture = context.createImageData(width, height);
  for (const [at, value] of values.entries()) picture.data.set([value, value, value, 255], at * 4);
  context.putImageData(picture, 0, 0);
  return Uint8Array.from(await canvas.encode("png")).buffer;
}
