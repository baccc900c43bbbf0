import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Environment } from "./environment.ts";
import { Problem } from "./problem.ts";

export type Router = OpenAPIHono<Environment>;

/** A router whose validation speaks problem+json. */
export function newRouter(): Router {
  return new OpenAPIHono<Environment>({
    defaultHook(result) {
      if (result.success) return;
      const faults = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
      throw new Problem("invalid-request", { faults });
    },
  });
}

/** A JSON answer in the description of the interface. */
export function answers<Shape extends z.ZodType>(schema: Shape, description = "") {
  return { description, content: { "application/json": { schema } } };
}

/** A list that goes on: `next` is the `after` of the page that follows. */
export function pageOf<Shape extends z.ZodType>(item: Shape) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

/** The same where all that match were counted. */
export function countedPageOf<Shape extends z.ZodType>(item: Shape) {
  return pageOf(item).extend({ total: z.number().int() });
}

/** A parameter that may be repeated or hold several values with commas; alone and empty it stands for what has none. */
export const several = z.union([z.string(), z.array(z.string())]).transform((value) =>
  value === ""
    ? [""]
    : [value]
        .flat()
        .flatMap((part) => part.split(","))
        .filter((part) => part !== ""),
);

/** Where the page before ended, as `next` told. */
export const cursor = z
  .string()
  .max(2_000)
  .refine((text) => {
    try {
      const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
      return Array.isArray(value) && value.length === 2;
    } catch {
      return false;
    }
  }, "not the `next` of a page");

export const limit = z.coerce.number().int().min(1).max(500).default(50);
