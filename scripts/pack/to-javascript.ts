import { stripTypeScriptTypes } from "node:module";

/** Where a module names another file: imports, exports, the file of a worker thread, a place asked of the loader. */
const SPECIFIER =
  /(\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.resolve\(\s*|\bnew URL\(\s*(?=["'][^"'\n]+["'],\s*import\.meta\.url))(["'])([^"'\n]+)\2/g;

/** The module without its types, line for line; each specifier as `rename` says. Files that are JavaScript already keep their code. */
export function toJavaScript(source: string, isTypeScript: boolean, rename: (specifier: string) => string): string {
  const code = isTypeScript ? stripTypeScriptTypes(source) : source;
  return code.replaceAll(
    SPECIFIER,
    (_, before: string, quote: string, specifier: string) => `${before}${quote}${rename(specifier)}${quote}`,
  );
}
