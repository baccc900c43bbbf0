import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";
import { CFB } from "xlsx";
import { MESSAGES, unreadable } from "../failures.ts";
import { descendantsOf, parseXml, type XmlElement } from "./xml.ts";

/** Excel encrypts workbooks that are only protected against changes with this password, and opens them without asking. */
const DEFAULT_PASSWORD = "VelvetSweatshop";
const SEGMENT = 4096;
const MAX_SPINS = 1_000_000;
const VERIFIER_INPUT = Buffer.from("fea7d2763b4b9e79", "hex");
const VERIFIER_HASH = Buffer.from("d7aa0f6d3061344e", "hex");
const KEY_VALUE = Buffer.from("146e0be7abacd0d6", "hex");

/** The container inside an encrypted OOXML file (ECMA-376 agile and standard encryption). Fails as encrypted without the right password. */
export function decryptOffice(bytes: Uint8Array, password: string | undefined): Uint8Array {
  const { info, content } = streamsOf(bytes);
  const open = info.readUInt16LE(0) === 4 && info.readUInt16LE(2) === 4 ? agileKey(info, content) : standardKey(info, content);
  const plain = open(password ?? DEFAULT_PASSWORD);
  if (!plain) throw unreadable("encrypted", password === undefined ? MESSAGES.encrypted : MESSAGES.wrongPassword);
  const size = Number(content.readBigUInt64LE(0));
  return plain.subarray(0, Math.min(size, plain.length));
}

function streamsOf(bytes: Uint8Array): { readonly info: Buffer; readonly content: Buffer } {
  try {
    const container = CFB.read(Buffer.from(bytes), { type: "buffer" });
    const stream = (name: string) => Buffer.from(CFB.find(container, name)?.content ?? []);
    const [info, content] = [stream("EncryptionInfo"), stream("EncryptedPackage")];
    if (info.length > 8 && content.length > 8) return { info, content };
  } catch (error) {
    throw unreadable("encrypted", MESSAGES.encrypted, error);
  }
  throw unreadable("encrypted", MESSAGES.encrypted);
}

type Open = (password: string) => Buffer | undefined;

function agileKey(info: Buffer, content: Buffer): Open {
  const root = parseXml(info.subarray(8), 64);
  const [data] = descendantsOf(root, "keyData");
  const [encrypted] = descendantsOf(root, "encryptedKey");
  if (!data || !encrypted) throw unreadable("encrypted", MESSAGES.encrypted);
  const salt = base64(encrypted, "saltValue");
  const hash = hashName(encrypted);
  const spins = Math.min(Number(encrypted.attributes.get("spinCount") ?? 0), MAX_SPINS);
  return (password) => {
    const base = spin(hash, salt, password, spins);
    const decrypt = (block: Buffer, name: string) => {
      const key = fit(digest(hash, base, block), Number(encrypted.attributes.get("keyBits") ?? 0) / 8);
      return decipher(key, fit(salt, blockSize(encrypted)), base64(encrypted, name));
    };
    const verifier = digest(hash, decrypt(VERIFIER_INPUT, "encryptedVerifierHashInput"));
    if (!equal(verifier, decrypt(VERIFIER_HASH, "encryptedVerifierHashValue").subarray(0, verifier.length))) return undefined;
    const key = decrypt(KEY_VALUE, "encryptedKeyValue").subarray(0, Number(data.attributes.get("keyBits") ?? 0) / 8);
    const segments: Buffer[] = [];
    for (let at = 8; at < content.length; at += SEGMENT) {
      const iv = fit(digest(hashName(data), base64(data, "saltValue"), littleEndian(segments.length)), blockSize(data));
      segments.push(decipher(key, iv, content.subarray(at, at + SEGMENT)));
    }
    return Buffer.concat(segments);
  };
}

function standardKey(info: Buffer, content: Buffer): Open {
  const headerSize = info.readUInt32LE(8);
  const keyBytes = info.readUInt32LE(12 + 16) / 8;
  const verifierAt = 12 + headerSize;
  const salt = info.subarray(verifierAt + 4, verifierAt + 20);
  return (password) => {
    const last = digest("sha1", spin("sha1", salt, password, 50_000), littleEndian(0));
    const half = (fill: number) => {
      const block = Buffer.alloc(64, fill);
      for (const [at, byte] of last.entries()) block[at] = (block[at] ?? 0) ^ byte;
      return digest("sha1", block);
    };
    const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBytes);
    const verifier = decipher(key, null, info.subarray(verifierAt + 20, verifierAt + 36));
    const expected = decipher(key, null, info.subarray(verifierAt + 40, verifierAt + 72)).subarray(0, 20);
    return equal(digest("sha1", verifier), expected) ? decipher(key, null, content.subarray(8)) : undefined;
  };
}

function spin(hash: string, salt: Buffer, password: string, spins: number): Buffer {
  let key = digest(hash, salt, Buffer.from(password, "utf16le"));
  for (let round = 0; round < spins; round += 1) key = digest(hash, littleEndian(round), key);
  return key;
}

function digest(hash: string, ...parts: readonly Buffer[]): Buffer {
  const sum = createHash(hash);
  for (const part of parts) sum.update(part);
  return sum.digest();
}

/** AES without padding; whole blocks only. Without an initial vector each block stands alone. */
function decipher(key: Buffer, iv: Buffer | null, data: Buffer): Buffer {
  try {
    const cipher = createDecipheriv(`aes-${key.length * 8}-${iv ? "cbc" : "ecb"}`, key, iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(data.subarray(0, data.length - (data.length % 16))), cipher.final()]);
  } catch (error) {
    throw unreadable("encrypted", MESSAGES.encrypted, error);
  }
}

function fit(value: Buffer, length: number): Buffer {
  return value.length >= length
    ? value.subarray(0, length)
    : Buffer.concat([value, Buffer.alloc(Math.min(length, 64) - value.length, 0x36)]);
}

function hashName(element: XmlElement): string {
  const name = (element.attributes.get("hashAlgorithm") ?? "").toLowerCase().replace("-", "");
  if (!/^(?:md5|sha1|sha256|sha384|sha512)$/u.test(name)) throw unreadable("encrypted", MESSAGES.encrypted);
  return name;
}

function blockSize(element: XmlElement): number {
  return Number(element.attributes.get("blockSize") ?? 16);
}

function base64(element: XmlElement, name: string): Buffer {
  return Buffer.from(element.attributes.get(name) ?? "", "base64");
}

function littleEndian(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function equal(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
