import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { detectLines } from "./detect-lines.ts";
import type { Network, Tensor } from "./network.ts";
import type { OcrEngine } from "./ocr-engine.ts";
import { recogniseLine } from "./recognise-line.ts";

/** The part of onnxruntime-node that is used. */
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

interface Runtime {
  readonly InferenceSession: { create(model: Uint8Array, options: unknown): Promise<Session> };
  readonly Tensor: new (type: "float32", data: Float32Array, dims: readonly number[]) => Tensor;
}

/** PP-OCRv4 (Chinese and Latin print) on the CPU, from the packages in `folder`. */
export async function openPaddleEngine(folder: string): Promise<OcrEngine> {
  const require = createRequire(join(folder, "package.json"));
  const runtime = require("onnxruntime-node") as Runtime;
  const models = join(folder, "node_modules", "@gutenye", "ocr-models", "assets");
  // More threads spin while they wait for each other: pages side by side are quicker.
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const open = (name: string) => runtime.InferenceSession.create(readFileSync(join(models, name)), options);
  const [detection, recognition] = [await open("ch_PP-OCRv4_det_infer.onnx"), await open("ch_PP-OCRv4_rec_infer.onnx")];
  const networkOf =
    (session: Session): Network =>
    async (data, dims) => {
      const [input = "", output = ""] = [session.inputNames[0], session.outputNames[0]];
      const answer = (await session.run({ [input]: new runtime.Tensor("float32", data, dims) }))[output];
      if (!answer) throw new Error("the network has no output");
      return answer;
    };
  // Class 0 is "no character", the last one a blank. 丶 is no character of running text: it is a misread 、.
  const classes = readFileSync(join(models, "ppocr_keys_v1.txt"), "utf8").trimEnd().replace("丶", "、").split(/\r?\n/u);
  const characters = ["", ...classes, " "];
  return {
    findLines: (image) => detectLines(image, networkOf(detection)),
    readLine: (image, line) => recogniseLine(image, line, networkOf(recognition), characters),
    async close() {
      await detection.release();
      await recognition.release();
    },
  };
}
