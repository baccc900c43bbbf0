import { type Action, may } from "@gouji/accounts";
import { type Archive, documentId, type StoredDocument, type Submission } from "@gouji/archive";
import type { Service } from "@gouji/service";
import type { Context } from "hono";
import type { Environment } from "./environment.ts";
import { demand } from "./let-in.ts";
import { Problem } from "./problem.ts";

/** Finds a document. @throws Problem where there is none, or none of a unit that the account may see: the sender's, else the report's own. */
export function visibleDocuments({ archive, overview }: Pick<Service, "archive" | "overview">) {
  return async (context: Context<Environment>, id: string, action: Action = "read"): Promise<StoredDocument> => {
    demand(context, action);
    const document = await archive.document(documentId(id));
    if (!document) throw new Problem("not-found");
    const account = context.get("account");
    for (const submission of document.submissions) {
      const held = await archive.submission(submission);
      if (held && may(account, action, held.unit)) return document;
    }
    const [line] = (await overview.documents({ ids: [id] })).items;
    if (line && may(account, action, line.unit)) return document;
    throw new Problem("not-found");
  };
}

/** Finds a submission. @throws Problem where there is none, or none of a unit that the account may see. */
export function visibleSubmissions(archive: Pick<Archive, "submission">) {
  return async (context: Context<Environment>, id: string, action: Action = "read"): Promise<Submission> => {
    demand(context, action);
    const found = await archive.submission(id);
    if (!found) throw new Problem("not-found");
    demand(context, action, found.unit);
    return found;
  };
}
