import { parse } from "content-disposition";
import { decodeName } from "../local/member-name.ts";
import type { Answer } from "./answer.ts";

/** The name under which a site gives a file: what its header says, what the link says, else the end of the address. */
export function answerName({ address, headers }: Answer, linkText = ""): string {
  const disposition = headers["content-disposition"];
  const stated = typeof disposition === "string" ? statedName(disposition) : "";
  const text = /\.[a-z]{2,5}$/iu.test(linkText) ? linkText : "";
  const name = [stated, text, lastPart(address)].find((candidate) => candidate !== "") ?? address.host;
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
}

function statedName(disposition: string): string {
  try {
    return decodeName(parse(disposition).parameters["filename"] ?? "");
  } catch {
    return "";
  }
}

function lastPart({ pathname }: URL): string {
  const part = pathname.split("/").findLast((piece) => piece !== "") ?? "";
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
