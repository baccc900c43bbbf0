import { createCipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { CFB } from "xlsx";
import { docxOf, paragraph } from "../docx/docx-files.testing.ts";
import { extract } from "../extract.ts";

const SPINS = 10;
const SALT = Buffer.from("000102030405060708090a0b0c0d0e0f", "hex");

const sha = (...parts: readonly Buffer[]) => createHash("sha512").update(Buffer.concat(parts)).digest();
const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);

function encipher(key: Buffer, iv: Buffer, data: Buffer): Buffer {
  return createCipheriv("aes-256-cbc", key, iv).setAutoPadding(false).update(padded(data));
}

/** An Office file under agile encryption, made after ECMA-376 as the reader's counterpart. */
function encrypted(content: Uint8Array, password: string): Uint8Array {
  let base = sha(SALT, Buffer.from(password, "utf16le"));
  for (let round = 0; round < SPINS; round += 1) base = sha(number(round), base);
  const wrap = (block: string, data: Buffer) =>
    encipher(sha(base, Buffer.from(block, "hex")).subarray(0, 32), SALT, data).toString("base64");
  const key = sha(Buffer.from("key")).subarray(0, 32);
  const verifier = Buffer.from("0123456789abcdef");
  const attributes = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" hashAlgorithm="SHA512" saltValue="${SALT.toString("base64")}"`;
  const info = `<encryption><keyData ${attributes}/><keyEncryptors><keyEncryptor><p:encryptedKey xmlns:p="p" spinCount="${SPINS}" ${attributes} encryptedVerifierHashInput="${wrap("fea7d2763b4b9e79", verifier)}" encryptedVerifierHashValue="${wrap("d7aa0f6d3061344e", sha(verifier))}" encryptedKeyValue="${wrap("146e0be7abacd0d6", key)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const segments = Array.from({ length: Math.ceil(content.length / 4096) }, (_, at) =>
    encipher(key, sha(SALT, number(at)).subarray(0, 16), Buffer.from(content.subarray(at * 4096, (at + 1) * 4096))),
  );
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(content.length));
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/EncryptionInfo", Buffer.concat([Buffer.from("0400040040000000", "hex"), Buffer.from(info)]));
  CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.concat([size, ...segments]));
  const written = CFB.write(container, { type: "buffer" });
  if (!(written instanceof Uint8Array)) throw new Error("not bytes");
  return new Uint8Array(written);
}

// Long enough for several segments.
const CONTENT = docxOf(Array.from({ length: 3000 }, (_, at) => paragraph(`第${at}段，资金${at * 7919}万元`)).join(""));

test("an encrypted file opens with its password", async () => {
  expect(CONTENT.length).toBeGreaterThan(8192);
  const result = await extract(encrypted(CONTENT, "绩效2024"), { password: "绩效2024" });
  expect(result).toMatchObject({ ok: true, value: { blocks: { length: 3000 } } });
});

test.each<[string, string | undefined, RegExp]>([
  ["another password", "绩效2023", /密码不正确/u],
  ["no password", undefined, /提供密码/u],
])("with %s it fails as encrypted", async (_name, password, message) => {
  const result = await extract(encrypted(CONTENT, "绩效2024"), password === undefined ? {} : { password });
  expect(result).toMatchObject({ ok: false, error: { kind: "encrypted", message: expect.stringMatching(message) } });
});

test("a workbook that is only protected against changes opens without being asked", async () => {
  expect(await extract(encrypted(CONTENT, "VelvetSweatshop"))).toMatchObject({ ok: true });
});
