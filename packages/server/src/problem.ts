import { z } from "@hono/zod-openapi";

const KINDS = {
  "invalid-request": 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  forbidden: 403,
  "foreign-origin": 403,
  "not-found": 404,
  stale: 409,
  "not-allowed": 409,
  refused: 409,
  "not-annotatable": 409,
  "too-large": 413,
  locked: 429,
  unavailable: 503,
  internal: 500,
} as const;
export type ProblemKind = keyof typeof KINDS;

const SENTENCES: Readonly<Record<ProblemKind, { readonly zh: string; readonly en: string }>> = {
  "invalid-request": { zh: "请求内容不符合要求。", en: "The request is not as it should be." },
  "not-signed-in": { zh: "请先登录。", en: "Sign in first." },
  "wrong-credentials": { zh: "用户名或密码不正确。", en: "Wrong name or password." },
  forbidden: { zh: "您的账户没有此项权限。", en: "Your account may not do this." },
  "foreign-origin": { zh: "请求来自其他网站，已拒绝。", en: "The request comes from another site and was refused." },
  "not-found": { zh: "没有这一项，或您无权查看。", en: "There is no such thing, or it is not yours to see." },
  stale: { zh: "此疑点已被他人修改，请查看最新内容后再处理。", en: "Somebody changed this finding; look at it again before you decide." },
  "not-allowed": { zh: "当前状态下不能这样处理。", en: "Its state does not allow this." },
  "not-annotatable": { zh: "这份文件不能加批注。", en: "This file takes no annotations." },
  refused: { zh: "未能保存。", en: "It could not be kept." },
  "too-large": { zh: "文件超过大小限制。", en: "The file is beyond the limit of size." },
  locked: { zh: "尝试次数过多，请稍后再试。", en: "Too many tries; come back later." },
  unavailable: { zh: "数据库或队列暂时无法访问，请稍后再试。", en: "The database or queue is away; try again later." },
  internal: { zh: "服务器内部出错，已记录。", en: "Our own fault; it was logged." },
};

/** An error as the interface tells it (RFC 9457, application/problem+json). */
export const ProblemShape = z
  .object({
    type: z.string().openapi({ example: "urn:gouji:problem:stale" }),
    title: z.string(),
    titleEn: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    /** For `stale`: the finding as it is now. For `invalid-request`: the faults by field. */
    current: z.unknown().optional(),
    /** For `not-annotatable`: unsupported, encrypted, corrupt or too-large. */
    reason: z.string().optional(),
    faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");
type ProblemBody = z.infer<typeof ProblemShape>;

/** Thrown by a route, answered as problem+json. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly more: Partial<ProblemBody>;

  constructor(kind: ProblemKind, more: Partial<ProblemBody> = {}, options?: ErrorOptions) {
    super(kind, options);
    this.kind = kind;
    this.more = more;
  }

  toResponse(headers: Record<string, string> = {}): Response {
    const { zh: title, en: titleEn } = SENTENCES[this.kind];
    const status = KINDS[this.kind];
    const body: ProblemBody = { type: `urn:gouji:problem:${this.kind}`, title, titleEn, status, ...this.more };
    return Response.json(body, { status, headers: { ...headers, "content-type": "application/problem+json; charset=utf-8" } });
  }
}

/** The responses that every route may give, for the description of the interface. */
export const PROBLEMS = Object.fromEntries(
  [400, 401, 403, 404, 409].map((status) => [
    status,
    { description: "problem+json", content: { "application/problem+json": { schema: ProblemShape } } },
  ]),
);
