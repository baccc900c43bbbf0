import type { Sentences } from "./sentences.ts";

export const FORM: Sentences = {
  "missing-unit": {
    zh: "“{figure}”以“{unit}”计数却带小数，可能漏写“万”等数量级。",
    en: "“{figure}” counts whole things ({unit}) with a fraction; a magnitude word such as 万 may be lost.",
  },
  "missing-unit.magnitude": {
    zh: "“{figure}”以“{unit}”计数却带小数，同句其他数据写作 {others}，可能漏写“万”。",
    en: "“{figure}” counts whole things ({unit}) with a fraction; the same sentence has {others}, so 万 may be lost.",
  },
};
